"""PDF reports: one for each briefing, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.planning import Site
from briefings.records import BriefingRecord
from briefings.views.facts import PageFacts

__all__ = ["plan", "report"]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the report of each briefing."""
    for briefing in site.catalog.briefings:
        yield report(site, briefing)


def report(site: Site, briefing: BriefingRecord) -> Artifact:
    """Plan the report of one briefing; neighbours and the edition's page are no part of it."""
    address = addresses.report(briefing.slug)
    inputs = site.briefing_inputs(briefing, PageFacts(address=addresses.briefing(briefing.slug)), address)
    return Artifact(
        path=address,
        maker="briefings.engines.report:briefing",
        inputs={
            **inputs,
            "pictures": site.pictures_of(briefing),
            "theme": site.templates(),
            "styles": site.styles("print"),
        },
        version=site.versions.report,
        heavy=True,
    )
