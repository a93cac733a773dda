"""Two editions with one number.

Bad: number: 6 in content/editions/2025-w07.yaml, and in 2025-w06.yaml too
Good: number: 7
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Mark, Severity
from briefings.records import EditionRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "SETTABLE", "across"]

LEVEL = Severity.ERROR
SETTABLE = True


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each edition whose number an earlier one has, in the same language."""
    known: dict[tuple[int, str], str] = {}
    numbered = [one for one in world.records if isinstance(one, EditionRecord) and one.file and one.number is not None]
    for edition in sorted(numbered, key=lambda one: (one.date, one.id)):
        first = known.setdefault((edition.number or 0, edition.language), edition.id)
        if first != edition.id and edition.file:
            message = f"the number {edition.number} is that of the edition {first} too"
            yield Finding(Mark(edition.file.path), message, "Give it the next one.")
