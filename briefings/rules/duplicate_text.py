"""The same text twice: a paragraph that stands in a briefing two times, or two briefings with one text.

Bad: the same three sentences under two headings
Good: them once, and a link from the other place
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Mark, Severity
from briefings.model.briefing import Briefing
from briefings.prose.wording import paragraphs
from briefings.records import BriefingRecord
from briefings.rules import Finding, World
from briefings.subject import Subject
from briefings.values.record import Location

__all__ = ["LEVEL", "across", "in_file"]

LEVEL = Severity.WARNING
LEAST = 120
"""How many characters a paragraph has that nobody writes twice by chance."""


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each long paragraph of a briefing that stands in it before."""
    if not isinstance(subject.value, Briefing):
        return
    first: dict[str, tuple[Location, int, str]] = {}
    for wording in subject.wordings:
        if len(wording.text) < LEAST or not wording.own:
            continue
        for start, paragraph in paragraphs(wording.text):
            if len(paragraph) < LEAST:
                continue
            opening = " ".join(paragraph[:LEAST].split())
            before = first.setdefault(opening, (wording.location, start, paragraph))
            if before != (wording.location, start, paragraph) and before[2].split() == paragraph.split():
                message = f"the paragraph “{opening[:40]}…” stands already in line {subject.mark(*before[:2]).line}"
                yield Finding(subject.mark(wording.location, start), message, "Take one out.")


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each briefing with the words of another one; of two, the later one is found."""
    first: dict[str, BriefingRecord] = {}
    briefings = [record for record in world.records if isinstance(record, BriefingRecord) and record.text]
    for record in sorted(briefings, key=lambda briefing: (briefing.date, briefing.slug)):
        if record.text in first:
            message = f"the briefing has the same text as {first[record.text].file.path}"
            yield Finding(Mark(record.file.path), message, "Take one out, or say in one what is new.")
        first.setdefault(record.text, record)
