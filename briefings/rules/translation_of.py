"""A translation of itself, of another translation, or into the language of its original.

Bad: translation_of: stahl in steel.yaml, where stahl is itself a translation of steel
Good: translation_of: steel in stahl.yaml, with lang: de
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.records import BriefingRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each translation whose original cannot be one."""
    briefings = {record.slug: record for record in world.records if isinstance(record, BriefingRecord)}
    for briefing in briefings.values():
        original = briefings.get(briefing.original)
        if original and (fault := _fault(briefing, original)):
            mark = next(briefing.references.among("briefing")).mark
            yield Finding(mark, *fault)


def _fault(briefing: BriefingRecord, original: BriefingRecord) -> tuple[str, str] | None:
    """Return why a briefing is no translation of another, and the right way."""
    if original is briefing:
        return "a briefing is no translation of itself", "Take translation_of out."
    if original.original:
        first = (
            "itself a translation" if original.original == briefing.slug else f"a translation of {original.original}"
        )
        return f"{original.slug} is {first}", "Name the briefing that was written first, in all of its translations."
    if original.language == briefing.language:
        return f"{original.slug} is in the same language, {briefing.language}", "Say the translation's: lang: de"
    return None
