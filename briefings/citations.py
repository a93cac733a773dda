"""Which documents the desk's briefings rest on, and what rests on each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefings.artifacts import canonical, digest
from briefings.catalog import Catalog
from briefings.keeping import kept
from briefings.records import BriefingRecord, Facts, HighlightRecord, ImplicationRecord

__all__ = [
    "CitedSource",
    "Resting",
    "cited_sources",
    "retracted_in",
    "retractions",
    "shared_sources",
    "source_key",
    "sources_of",
]

KEY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Resting:
    """What of one briefing rests on a source."""

    briefing: BriefingRecord
    highlights: tuple[HighlightRecord, ...]
    implications: tuple[ImplicationRecord, ...]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A document, and all that rests on it, newest briefing first.

    `key` is made from what identifies the document, so that it stays the same while briefings come and go.
    """

    key: str
    facts: Facts
    resting: tuple[Resting, ...]


def cited_sources(catalog: Catalog, slugs: Sequence[str] | None = None) -> tuple[CitedSource, ...]:
    """Return every document that briefings cite, by publisher and title: those named, or all that lists show.

    One document stands under several ids where several briefings name it; it is told by its address, or, where it
    has none, by publisher, title and date. Of its fields those of the newest briefing are taken; that it was
    retracted holds wherever it is said.
    """
    return _every(catalog) if slugs is None else _documents(catalog, [catalog.by_slug[slug] for slug in slugs])


@kept
def _every(catalog: Catalog) -> tuple[CitedSource, ...]:
    """Return the documents of all listed briefings."""
    return _documents(catalog, catalog.listed)


def _documents(catalog: Catalog, briefings: Iterable[BriefingRecord]) -> tuple[CitedSource, ...]:
    """Return the documents that some briefings cite."""
    found: dict[str, tuple[Facts, dict[str, list[str]]]] = {}
    for briefing in briefings:
        for name, facts, key in _keyed(catalog, briefing.slug):
            _, names = found.setdefault(key, (facts, {}))
            names.setdefault(briefing.slug, []).append(name)
    retracted = retractions(catalog)
    entries = (
        CitedSource(
            key,
            {**facts, "retracted": retracted[key]} if key in retracted else facts,
            tuple(_resting(catalog.by_slug[slug], inside) for slug, inside in names.items()),
        )
        for key, (facts, names) in found.items()
    )
    return tuple(sorted(entries, key=_order))


@kept
def retractions(catalog: Catalog) -> Mapping[str, Facts]:
    """Return which documents were retracted or found wrong, by key, as any briefing or the desk says it."""
    cited = (source for briefing in reversed(catalog.briefings) for source in _keyed(catalog, briefing.slug))
    said = ((key, facts.get("retracted")) for _, facts, key in cited)
    return {key: retracted for key, retracted in said if isinstance(retracted, Mapping)}


@kept
def retracted_in(catalog: Catalog, slug: str) -> Mapping[str, Facts]:
    """Return the sources of the briefing of a slug that were retracted, by id, wherever that is said."""
    known = retractions(catalog)
    return {name: known[key] for name, _, key in _keyed(catalog, slug) if key in known} if known else {}


@kept
def _keyed(catalog: Catalog, slug: str) -> tuple[tuple[str, Facts, str], ...]:
    """Return the sources that the briefing of a slug cites, each with its id and what tells it from others."""
    cited = sources_of(catalog, catalog.by_slug[slug])
    return tuple((name, facts, source_key(facts)) for name, facts in cited)


def sources_of(catalog: Catalog, briefing: BriefingRecord) -> Iterator[tuple[str, Facts]]:
    """Yield the sources that a briefing cites, its own before the desk's, each with its id."""
    own = {str(facts["id"]): facts for facts in briefing.own_sources}
    for name in briefing.targets("source"):
        if name in own:
            yield name, own[name]
        elif name in catalog.sources:
            yield name, catalog.sources[name].facts


def shared_sources(catalog: Catalog, names: Iterable[str]) -> dict[str, Facts]:
    """Return the desk's own sources among those named, by id."""
    known = catalog.sources
    return {name: known[name].facts for name in names if name in known}


def _resting(briefing: BriefingRecord, names: Collection[str]) -> Resting:
    """Return what of a briefing rests on a document, which it may name by several ids."""
    return Resting(
        briefing,
        tuple(point for point in briefing.highlights if not set(names).isdisjoint(point.sources)),
        tuple(row for row in briefing.implications if not set(names).isdisjoint(row.sources)),
    )


def source_key(facts: Facts) -> str:
    """Return what tells one document from another, the same whichever briefing cites it."""
    address = facts.get("url")
    names = {"url": address} if address else {name: facts.get(name) for name in ("publisher", "title", "published")}
    return digest(canonical(names))[:KEY_LENGTH]


def _order(entry: CitedSource) -> tuple[str, str, str]:
    """Return what sources are sorted by."""
    facts = entry.facts
    return str(facts.get("publisher", "")).casefold(), str(facts["title"]).casefold(), entry.key
