"""Two spaces between words, mostly left by a deletion.

Bad: Output  doubled.
Good: Output doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Edit, Finding
from briefings.subject import Subject, Wording

__all__ = ["LEVEL", "MENDS", "in_file"]

LEVEL = Severity.WARNING
MENDS = True
SPACES = re.compile(r"(?<=[^\s|*+>.-]) {2,}(?=[^\s|])")


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each; spaces behind a full stop, in code, before a line's end and in tables are let be."""
    for wording in subject.wordings:
        for found in SPACES.finditer(wording.text) if "  " in wording.text else ():
            start = wording.text.rfind("\n", 0, found.start()) + 1
            line = wording.text[start:].partition("\n")[0]
            if "|" not in line and not line.startswith("    "):
                around = line[max(0, found.start() - start - 12) : found.end() - start + 12].strip()
                edit = _edit(subject, wording, found)
                mark = subject.mark(wording.location, found.start())
                yield Finding(mark, f"two spaces in “{around}”", "Write one.", edit)


def _edit(subject: Subject, wording: Wording, found: re.Match[str]) -> Edit:
    """Return the sign before spaces with one space behind it: the place of a space alone is not always known."""
    old = wording.written[found.start() - 1 : found.end()]
    return Edit(subject.mark(wording.location, found.start() - 1), old, f"{old[0]} ")
