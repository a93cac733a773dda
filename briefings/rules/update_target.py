"""An update on what is no earlier judgement: the briefing's own, a later one's, or a translation's.

Bad: implication: steel/leverage in the briefing steel, or in one that was published before it
Good: implication: steel/leverage in a later briefing
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.records import BriefingRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each update that the register could not follow."""
    briefings = {record.slug: record for record in world.records if isinstance(record, BriefingRecord)}
    for briefing in briefings.values():
        for reference in briefing.references.among("implication"):
            target = briefings.get(reference.target.partition("/")[0])
            if target and (fault := _fault(briefing, target)):
                yield Finding(reference.mark, *fault)


def _fault(briefing: BriefingRecord, target: BriefingRecord) -> tuple[str, str] | None:
    """Return why a briefing cannot say what became of another's judgement, and the right way."""
    if target is briefing:
        return (
            "a briefing cannot update its own judgement",
            "Change the judgement itself, or say it in a later briefing.",
        )
    if target.original:
        return f"{target.slug} is a translation", f"Name the judgement of its original: {target.original}/..."
    if target.date > briefing.date:
        return f"{target.slug} is of {target.date}, after this briefing", "Say it in a briefing of that day or later."
    return None
