"""A briefing that is listed twice, by two editions or by one: it would belong to whichever is read first.

Bad: briefings: [baogang] in the edition spring and in the edition 2025-w04
Good: briefings: [baogang] in one of them
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.records import EditionRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each place after the first that lists a briefing."""
    first: dict[str, str] = {}
    editions = [record for record in world.records if isinstance(record, EditionRecord)]
    for edition in sorted(editions, key=lambda edition: edition.id):
        # The fields of an edition come in their order, so that what is listed comes before the lead.
        named = edition.references.among("briefing")
        for slug, reference in zip(edition.listed, named, strict=False):
            if slug in first:
                message = f"the edition {first[slug]} lists the briefing {slug} already"
                yield Finding(reference.mark, message, "A briefing belongs to one edition: list it once.")
            first.setdefault(slug, edition.id)
