"""A lead that is not among the briefings of its edition: the edition would open with another.

Bad: lead: baogang in the edition 2025-w04, where baogang is of another week
Good: lead: a briefing of that week
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.catalog import Catalog
from briefings.errors import Severity
from briefings.records import EditionRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each lead of another edition; one that readers do not see yet, or any more, is none."""
    catalog = world.catalog
    for edition, slugs in catalog.editions:
        if edition.lead in catalog.by_slug and edition.lead not in slugs:
            (*_, lead) = edition.references.among("briefing")
            message = f"the lead {edition.lead} is not among the briefings of the edition {edition.id}"
            yield Finding(lead.mark, message, _where(catalog, edition))


def _where(catalog: Catalog, edition: EditionRecord) -> str:
    """Say where the lead belongs, or how it comes to belong here."""
    lead = catalog.by_slug[edition.lead]
    if catalog.original_of(lead) is not lead:
        return "It is a translation, which stands in an edition that lists it under briefings: alone."
    other = catalog.edition_of.get(lead.slug)
    return f"It belongs to the edition {other.id}." if other else "It belongs to no edition."
