"""PDF reports: one for each briefing and each edition, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.artifacts import Artifact
from briefings.planning import Site
from briefings.reports import edition_report, report

__all__ = ["plan"]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the report of each briefing, and of each edition that has one."""
    for briefing in site.catalog.briefings:
        yield report(site, briefing)
    for edition, slugs in site.catalog.editions:
        if slugs:
            yield edition_report(site, edition, slugs)
