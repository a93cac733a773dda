"""A letter that no typeface has, for which a box would stand in reports and cards.

Bad: a Chinese name in a desk that names no typeface with Chinese letters
Good: the same, with one under fonts: in briefings.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Mark, Severity
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR
NAME_A_FONT = (
    "Name a typeface that has them in briefings.yaml, its file below content/: "
    "fonts: [{family: NAME, file: fonts/NAME.ttf, sha256: ...}]"
)


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each line with letters that no typeface has, at the first of them."""
    lines: dict[tuple[str, int], tuple[Mark, dict[str, None]]] = {}
    for mark, letter in subject.letters():
        if subject.lacks(letter):
            place = (mark.path, mark.line)
            lines.setdefault(place, (mark, {}))[1][letter] = None
    for mark, found in lines.values():
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in found)
        yield Finding(mark, f"no typeface has the letter{'s' if len(found) > 1 else ''} {named}", NAME_A_FONT)
