"""Open content that refers to content which its readers may not see, or not yet.

Bad: an open briefing that links an entity marked tlp: AMBER
Good: the same link from a briefing marked tlp: AMBER
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.records import BriefingRecord, EntityRecord, Record
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each reference from what is seen to what is hidden."""
    catalog = world.catalog
    seen = {"briefing": set(catalog.by_slug), "entity": set(catalog.entities), "source": set(catalog.sources)}
    read = {kind: {slug for named, slug, _ in world.files() if named == kind} for kind in seen}
    hidden = {kind: read[kind] - names for kind, names in seen.items()}
    shown: list[Record] = [
        *catalog.briefings,
        *catalog.entities.values(),
        *(edition for edition, _ in catalog.editions),
    ]
    for record in shown:
        own = set(record.sources) if isinstance(record, BriefingRecord | EntityRecord) else set()
        for reference in record.references:
            target = reference.target.partition("/")[0] if reference.kind == "implication" else reference.target
            kind = "briefing" if reference.kind == "implication" else reference.kind
            if target in hidden.get(kind, set()) - own:
                message = f"{target} is a {kind} that readers of this site may not see, or not yet"
                yield Finding(reference.mark, message, "Take the reference out, or mark this file alike.")
