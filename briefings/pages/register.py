"""The register of judgements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.assets import Assets, shown_page
from briefings.judgements import judgement_facts, named_in
from briefings.picking import among
from briefings.planning import Site
from briefings.register import Judgement
from briefings.scoring import ENOUGH, scoring
from briefings.views.facts import Link
from briefings.views.register import BandFacts, RegisterFacts

__all__ = ["at", "plan", "year_pages"]

MOST = 1000
"""How many judgements stand on one page; beyond, each year has a page of its own."""


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the register's page, and where it is long one for each year."""
    judgements = site.register
    links = tuple(Link(title=year, address=address) for year, address in year_pages(judgements).items())
    if not links:
        yield _page(site, assets, judgements, "", ())
        return
    waiting = tuple(judgement for judgement in judgements[MOST:] if judgement.overdue)
    yield _page(site, assets, judgements[:MOST] + waiting[:MOST], "", links)
    for year in year_pages(judgements):
        found = tuple(judgement for judgement in judgements if judgement.briefing.date.startswith(year))
        yield _page(site, assets, found, year, links)


def at(site: Site, assets: Assets, path: str) -> Artifact | None:
    """Plan the page at a path, where it is one of the register."""
    return among(plan(site, assets), path) if path.startswith(addresses.REGISTER) else None


def year_pages(judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Return the addresses of the register's pages for years, newest year first; none where it stands on one page."""
    years = dict.fromkeys(judgement.briefing.date[:4] for judgement in judgements)
    return {year: f"{addresses.REGISTER}{year}/" for year in years} if len(judgements) > MOST else {}


def _page(site: Site, assets: Assets, judgements: Sequence[Judgement], year: str, years: tuple[Link, ...]) -> Artifact:
    """Plan one page of the register; the score is that of all judgements, whichever stand here."""
    facts = tuple(judgement_facts(site, judgement) for judgement in judgements)
    score = scoring(site.register)
    topics = sorted({slug for judgement in facts for slug in judgement.topics})
    shown = RegisterFacts(
        desk=site.desk(),
        page=assets.list_page(f"{addresses.REGISTER}{year}/" if year else addresses.REGISTER, "register"),
        year=year,
        years=years,
        judgements=facts,
        topics={slug: site.topic(slug) for slug in topics},
        entities=site.entities(named_in(facts)),
        brier=score.brier,
        bands=tuple(
            BandFacts(likelihood=band.likelihood.value, settled=band.settled, came_true=band.came_true)
            for band in score.bands
        ),
        enough=ENOUGH,
    )
    return shown_page(site, "briefings.views.register:register_view", "register.html.j2", shown)
