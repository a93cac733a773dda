"""A page for each briefing."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact, SizeOf
from briefings.assets import Assets, page
from briefings.formats import pdf
from briefings.planning import Site
from briefings.records import BriefingRecord

__all__ = ["briefing_page", "plan"]


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page of each briefing."""
    for briefing in site.catalog.briefings:
        yield briefing_page(site, assets, briefing)


def briefing_page(site: Site, assets: Assets, briefing: BriefingRecord) -> Artifact:
    """Plan a briefing's page; it names its report, and how large that is."""
    address = addresses.briefing(briefing.slug)
    report = pdf.report(site, briefing) if "pdf" in site.formats else None
    facts = site.briefing_facts(briefing, assets.page(address), report.path if report else "")
    inputs = {**site.briefing_inputs(briefing, facts), "narrow_charts": site.narrow_charts(briefing)}
    if report:
        inputs["report"] = SizeOf(report)
    return page(site, "briefing", address, inputs)
