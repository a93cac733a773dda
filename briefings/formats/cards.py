"""Cards: a picture of 1200 by 630 pixels for each briefing and edition, shown where its address is shared."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.editions import edition_named
from briefings.picking import named
from briefings.planning import Site, edition_title
from briefings.records import BriefingRecord, EditionRecord
from briefings.views.cards import CardFacts
from briefings.views.frame import series
from briefings.words import words

__all__ = ["at", "plan"]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the card of each briefing and of each edition."""
    for briefing in site.catalog.briefings:
        yield _briefing_card(site, briefing)
    for edition, _ in site.catalog.editions:
        yield _edition_card(site, edition)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the card at a path."""
    if briefing := site.catalog.by_slug.get(named(path, addresses.briefing_card)):
        return _briefing_card(site, briefing)
    found = edition_named(site, named(path, addresses.edition_card))
    return _edition_card(site, found[0]) if found else None


def _briefing_card(site: Site, briefing: BriefingRecord) -> Artifact:
    """Plan the card of a briefing."""
    return _card(site, addresses.briefing_card(briefing.slug), _briefing(site, briefing), briefing.file.path)


def _edition_card(site: Site, edition: EditionRecord) -> Artifact:
    """Plan the card of an edition."""
    path = edition.file.path if edition.file else site.catalog.desk_file.path
    return _card(site, addresses.edition_card(edition.id), _edition(site, edition), path)


def _briefing(site: Site, briefing: BriefingRecord) -> CardFacts:
    """Return what a briefing's card shows."""
    desk, language = site.desk(), briefing.language
    return CardFacts(
        desk=desk.name,
        accent=desk.accent,
        kicker=series(desk.series, language),
        title=site.plain_title(briefing),
        date=briefing.date,
        language=language,
    )


def _edition(site: Site, edition: EditionRecord) -> CardFacts:
    """Return what an edition's card shows; its date is not there, as each briefing of the week may move it."""
    desk = site.desk_in(edition.language)
    said = words(desk.language).gettext
    kicker = said("Edition") if edition.number is None else said("Edition %(number)s", number=edition.number)
    title = site.plain(edition_title(edition, desk.language), desk.language)
    return CardFacts(desk=desk.name, accent=desk.accent, kicker=kicker, title=title, language=desk.language)


def _card(site: Site, address: str, facts: CardFacts, path: str) -> Artifact:
    """Plan one card; `path` is the file in which its title stands."""
    return Artifact(
        path=address,
        maker="briefings.engines.card:draw",
        inputs={
            "path": path,
            "facts": facts.packed(),
            "theme": site.templates(),
            "styles": site.styles("card"),
            **site.typefaces(),
        },
        version=site.versions.card,
        heavy=True,
    )
