"""PDF reports: one for each briefing and each edition, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.editions import edition_named
from briefings.picking import named
from briefings.planning import Site
from briefings.reports import edition_report, report

__all__ = ["at", "plan"]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the report of each briefing, and of each edition that has one."""
    for briefing in site.catalog.briefings:
        yield report(site, briefing)
    for edition, slugs in site.catalog.editions:
        if slugs:
            yield edition_report(site, edition, slugs)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the report at a path."""
    if briefing := site.catalog.by_slug.get(named(path, addresses.report)):
        return report(site, briefing)
    found = edition_named(site, named(path, addresses.edition_report))
    return edition_report(site, *found) if found and found[1] else None
