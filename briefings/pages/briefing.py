"""A page for each briefing."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact, SizeOf
from briefings.assets import Assets, page
from briefings.picking import named
from briefings.planning import Site
from briefings.records import BriefingRecord
from briefings.reports import report
from briefings.views.facts import Link

__all__ = ["at", "briefing_page", "plan"]


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page of each briefing."""
    for briefing in site.catalog.briefings:
        yield briefing_page(site, assets, briefing)


def at(site: Site, assets: Assets, path: str) -> Artifact | None:
    """Plan the page at a path, where it is a briefing's."""
    briefing = site.catalog.by_slug.get(named(path, lambda slug: addresses.page_file(addresses.briefing(slug))))
    return briefing_page(site, assets, briefing) if briefing else None


def briefing_page(site: Site, assets: Assets, briefing: BriefingRecord) -> Artifact:
    """Plan a briefing's page; it names its report, and how large that is."""
    address = addresses.briefing(briefing.slug)
    made = report(site, briefing) if "pdf" in site.formats else None
    whole = site.briefing_facts(briefing, assets.page(address), made.path if made else "")
    facts = whole.model_copy(update={"followed": dict(_followed(site, briefing))})
    inputs = {**site.briefing_inputs(briefing, facts), "narrow_charts": site.narrow_charts(briefing)}
    if made:
        inputs["report"] = SizeOf(made)
    return page(site, "briefing", address, inputs)


def _followed(site: Site, briefing: BriefingRecord) -> Iterator[tuple[str, Link]]:
    """Yield where each judgement of a briefing stands by now, by its id: in words, with its place in the register.

    A report says nothing of it, as it stays what was handed over.
    """
    original = site.catalog.original_of(briefing).slug
    for row in briefing.implications:
        if judgement := site.judgements.get(f"{original}/{row.id}"):
            address = f"{addresses.REGISTER}#{judgement.name.replace('/', '--')}"
            status = "overdue" if judgement.overdue else judgement.outcome
            yield row.id, Link(title=status, address=address, date=judgement.settled)
