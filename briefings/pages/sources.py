"""The page of all sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.assets import Assets, shown_page
from briefings.citations import CitedSource, Resting, cited_sources
from briefings.judgements import bare_link, entities_in
from briefings.keeping import kept
from briefings.picking import among
from briefings.planning import Site
from briefings.values.names import slugify
from briefings.views.facts import Link
from briefings.views.sources import RestingFacts, SourceFacts, SourcesFacts

__all__ = ["at", "letter_pages", "plan"]

UNTITLED = slugify("")
MOST = 1000
"""How many sources stand on one page; beyond, each first letter of a publisher has a page of its own."""


@dataclass(frozen=True)
class _Part:
    """What one page of sources is about: its documents, all that were retracted, and the pages of the letters."""

    sources: tuple[CitedSource, ...]
    retracted: tuple[Link, ...]
    links: tuple[Link, ...] = ()
    letter: str = ""


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page of all sources, and where they are many one for each letter."""
    sources, pages = cited_sources(site.catalog), letter_pages(site, MOST)
    if not pages:
        yield _page(site, assets, _Part(sources, tuple(_retracted(sources, {}))))
        return
    letters: dict[str, list[CitedSource]] = {}
    for source in sources:
        letters.setdefault(_letters(site)[source.key], []).append(source)
    links = tuple(Link(title=letter.upper(), address=address) for letter, address in pages.items())
    whole = _Part((), tuple(_retracted(sources, _letters(site))), links)
    yield _page(site, assets, whole)
    for letter, found in letters.items():
        yield _page(site, assets, replace(whole, sources=tuple(found), letter=letter))


def at(site: Site, assets: Assets, path: str) -> Artifact | None:
    """Plan the page at a path, where it is one of sources."""
    return among(plan(site, assets), path) if path.startswith(addresses.SOURCES) else None


def letter_pages(site: Site, most: int = MOST) -> Mapping[str, str]:
    """Return the addresses of the pages of letters, in their order; none where all sources stand on one page."""
    sources = cited_sources(site.catalog)
    letters = sorted(set(_letters(site).values())) if len(sources) > most else ()
    return {letter: _address(letter) for letter in letters}


@kept
def _letters(site: Site) -> Mapping[str, str]:
    """Return the letter under which each source stands, by its key."""
    return {source.key: _letter(source) for source in cited_sources(site.catalog)}


def _letter(source: CitedSource) -> str:
    """Return the first letter of a source's publisher, or of its title; 0 where it is none from a to z."""
    words = str(source.facts.get("publisher") or source.facts["title"])
    slug = slugify(words)
    written = slug != UNTITLED or words.strip().casefold().startswith(UNTITLED)
    return slug[0] if written and slug[0].isalpha() else "0"


def _address(part: str) -> str:
    """Return the address of the page of a letter, or of all."""
    return f"{addresses.SOURCES}{part}/" if part else addresses.SOURCES


def _page(site: Site, assets: Assets, part: _Part) -> Artifact:
    """Plan one page of sources."""
    texts = (text for source in part.sources for resting in source.resting for text in _texts(resting))
    facts = SourcesFacts(
        desk=site.desk(),
        page=assets.list_page(_address(part.letter)),
        part=part.letter.upper(),
        parts=part.links,
        groups=tuple(_grouped(site, part.sources).items()),
        retracted=part.retracted,
        entities=site.entities(entities_in(texts)),
    )
    return shown_page(site, "briefings.views.sources:sources_view", "sources.html.j2", facts)


def _texts(resting: Resting) -> Iterator[str]:
    """Yield the texts that rest on a source."""
    yield from (point.text for point in resting.highlights)
    yield from (row.title for row in resting.implications)


def _grouped(site: Site, sources: Sequence[CitedSource]) -> Mapping[str, tuple[SourceFacts, ...]]:
    """Return sources by publisher, in order."""
    groups: dict[str, list[SourceFacts]] = {}
    for source in sources:
        facts = SourceFacts(
            key=source.key, facts=source.facts, resting=tuple(_resting(site, one) for one in source.resting)
        )
        publisher = str(source.facts.get("publisher", ""))
        groups.setdefault(publisher, []).append(facts)
    return {publisher: tuple(found) for publisher, found in groups.items()}


def _resting(site: Site, resting: Resting) -> RestingFacts:
    """Return what of one briefing rests on a source."""
    slug = resting.briefing.slug
    return RestingFacts(
        briefing=bare_link(resting.briefing, site),
        highlights=tuple(point.text for point in resting.highlights),
        implications=tuple(
            Link(title=row.title, address=addresses.implication(slug, row.id)) for row in resting.implications
        ),
    )


def _retracted(sources: Sequence[CitedSource], letters: Mapping[str, str]) -> Iterator[Link]:
    """Yield the sources that were retracted, each with its place, on the page of its letter where there are such."""
    for source in sources:
        if source.facts.get("retracted"):
            page = _address(letters.get(source.key, ""))
            yield Link(title=str(source.facts["title"]), address=f"{page}#source-{source.key}")
