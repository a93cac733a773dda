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
    """Plan the report of one briefing; it names no neighbours, so that a later one leaves it as it is."""
    address = addresses.report(briefing.slug)
    facts = site.briefing_facts(briefing, PageFacts(address=addresses.briefing(briefing.slug)), address)
    alone = facts.model_copy(update={"earlier": None, "later": None})
    return Artifact(
        path=address,
        maker="briefings.engines.report:briefing",
        inputs={
            **site.briefing_inputs(briefing, alone),
            "pictures": site.pictures_of(briefing),
            "theme": site.templates(),
            "styles": site.styles("print"),
            **site.typefaces(),
        },
        version=site.versions.report,
        heavy=True,
    )
