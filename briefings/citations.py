"""Which documents the desk's briefings rest on, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.artifacts import canonical, digest
from briefings.catalog import Catalog
from briefings.records import BriefingRecord, Facts, HighlightRecord, ImplicationRecord

__all__ = ["CitedSource", "Resting", "cited_sources", "retracted_in", "source_key", "sources_of"]

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
    found: dict[str, tuple[Facts, list[Resting]]] = {}
    for briefing in catalog.listed if slugs is None else [catalog.by_slug[slug] for slug in slugs]:
        for name, facts in sources_of(catalog, briefing):
            key = source_key(facts)
            known, resting = found.setdefault(key, (facts, []))
            found[key] = ({**known, **{name: facts[name] for name in ("retracted",) if name in facts}}, resting)
            resting.append(_resting(briefing, name))
    entries = (CitedSource(key, facts, tuple(resting)) for key, (facts, resting) in found.items())
    return tuple(sorted(entries, key=_order))


def retracted_in(catalog: Catalog, briefing: BriefingRecord) -> frozenset[str]:
    """Return the ids of the sources that a briefing cites and that were retracted."""
    return frozenset(name for name, facts in sources_of(catalog, briefing) if facts.get("retracted"))


def sources_of(catalog: Catalog, briefing: BriefingRecord) -> Iterator[tuple[str, Facts]]:
    """Yield the sources that a briefing cites, its own before the desk's, each with its id."""
    own = {str(facts["id"]): facts for facts in briefing.own_sources}
    for name in briefing.targets("source"):
        if name in own:
            yield name, own[name]
        elif name in catalog.sources:
            yield name, catalog.sources[name].facts


def _resting(briefing: BriefingRecord, name: str) -> Resting:
    """Return what of a briefing rests on the source of an id."""
    return Resting(
        briefing,
        tuple(point for point in briefing.highlights if name in point.sources),
        tuple(row for row in briefing.implications if name in row.sources),
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
