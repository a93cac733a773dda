"""A page for each briefing."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact, SizeOf
from briefings.assets import Assets, page
from briefings.planning import Site
from briefings.records import BriefingRecord
from briefings.reports import report

__all__ = ["briefing_page", "plan"]


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page of each briefing."""
    for briefing in site.catalog.briefings:
        yield briefing_page(site, assets, briefing)


def briefing_page(site: Site, assets: Assets, briefing: BriefingRecord) -> Artifact:
    """Plan a briefing's page; it names its report, and how large that is."""
    address = addresses.briefing(briefing.slug)
    made = report(site, briefing) if "pdf" in site.formats else None
    facts = site.briefing_facts(briefing, assets.page(address), made.path if made else "")
    inputs = {**site.briefing_inputs(briefing, facts), "narrow_charts": site.narrow_charts(briefing)}
    if made:
        inputs["report"] = SizeOf(made)
    return page(site, "briefing", address, inputs)
