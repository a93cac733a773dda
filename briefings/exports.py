"""The desk's content as tables: briefings, implications and sources, a row each.

A row is a mapping from column to value. A value is text, a number, yes or no, a list of names, or a list of
mappings, which a CSV file counts and a JSON document spells out. Text that an author wrote is Markdown here; which
columns hold it is said with each table, so that who writes a row can take its words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from briefings import addresses
from briefings.artifacts import Plain
from briefings.catalog import Catalog
from briefings.citations import CitedSource, Resting, cited_sources, retracted_in
from briefings.records import BriefingRecord
from briefings.register import Step, register
from briefings.values.judgement import Likelihood

__all__ = ["TABLES", "Row", "Table", "published"]

Row: TypeAlias = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be had as a file.

    Attributes:
        columns: the names of its columns, in order.
        lines: the columns, of rows and of the mappings in them, that hold one line of Markdown.
        texts: those that hold Markdown of any length.
        rows: gives the rows that the catalog's audience may see.
    """

    columns: tuple[str, ...]
    lines: frozenset[str]
    texts: frozenset[str]
    rows: Callable[[Catalog], Iterator[Row]]


def published(catalog: Catalog, address: str) -> str:
    """Return the address of a page or file: the whole one, or, where the desk has none, that from the site's root."""
    url = catalog.desk.url
    return f"{url.rstrip('/')}/{address}" if url else address


def _briefings(catalog: Catalog) -> Iterator[Row]:
    """Yield a row for each briefing, newest first; translations name their original where that is seen."""
    for briefing in catalog.briefings:
        original = catalog.original_of(briefing)
        edition = catalog.edition_of.get(original.slug)
        yield {
            "slug": briefing.slug,
            "title": briefing.title,
            "summary": briefing.summary,
            "date": briefing.date,
            "updated": briefing.updated,
            "lang": briefing.language,
            "translation_of": original.slug if original is not briefing else "",
            "edition": edition.id if edition else "",
            "authors": _authors(catalog, briefing),
            "topics": list(briefing.topics),
            "tlp": briefing.visibility.tlp or catalog.desk.tlp.value,
            "highlights": len(briefing.highlights),
            "implications": len(briefing.implications),
            "sources": len(briefing.targets("source")),
            "address": published(catalog, addresses.briefing(briefing.slug)),
        }


def _authors(catalog: Catalog, briefing: BriefingRecord) -> list[str]:
    """Return the names of a briefing's authors."""
    names = {str(slug): str(author.name) for slug, author in catalog.desk.authors.items()}
    return [names.get(slug, slug) for slug in briefing.authors]


def _implications(catalog: Catalog) -> Iterator[Row]:
    """Yield a row for each judgement, newest first, as the register has it."""
    keys = _keys(catalog)
    for judgement in register(catalog):
        briefing, row = judgement.briefing, judgement.implication
        yield {
            "name": judgement.name,
            "implication": row.title,
            "summary": row.summary,
            "affects": row.affects,
            "briefing": briefing.slug,
            "briefing_title": briefing.title,
            "date": briefing.date,
            **_likelihood(row.likelihood),
            "confidence": row.confidence,
            "horizon": row.horizon,
            "settled_by": row.settled_by,
            "outcome": judgement.outcome,
            "settled": judgement.settled,
            "overdue": judgement.overdue,
            "retracted": not retracted_in(catalog, briefing.slug).keys().isdisjoint(row.sources),
            "topics": list(briefing.topics),
            "entities": [slug for slug in row.entities if slug in catalog.entities],
            "sources": keys.get(judgement.name, []),
            "history": [_step(catalog, step) for step in judgement.history],
            "address": published(catalog, judgement.address),
        }


def _likelihood(word: str) -> Row:
    """Return a likelihood with the ends of its band in per cent (ICD 203)."""
    low, high = Likelihood(word).band if word else (None, None)
    return {"likelihood": word, "likelihood_low": low, "likelihood_high": high}


def _step(catalog: Catalog, step: Step) -> Row:
    """Return what a later briefing says of a judgement."""
    return {
        "briefing": step.briefing.slug,
        "title": step.briefing.title,
        "date": step.briefing.date,
        "change": step.update.change,
        "note": step.update.note,
        "address": published(catalog, addresses.briefing(step.briefing.slug)),
    }


def _keys(catalog: Catalog) -> Mapping[str, list[Plain]]:
    """Return the keys of the sources that each judgement rests on, by the judgement's name."""
    found: dict[str, list[Plain]] = {}
    for source in cited_sources(catalog):
        for resting in source.resting:
            for row in resting.implications:
                found.setdefault(f"{resting.briefing.slug}/{row.id}", []).append(source.key)
    return found


SOURCE_FIELDS = (
    "title",
    "publisher",
    "author",
    "url",
    "archived",
    "published",
    "accessed",
    "kind",
    "lang",
    "reliability",
    "credibility",
    "note",
)


def _sources(catalog: Catalog) -> Iterator[Row]:
    """Yield a row for each document that a briefing cites, by publisher and title."""
    for source in cited_sources(catalog):
        retraction = source.facts.get("retracted")
        why = retraction if isinstance(retraction, Mapping) else {}
        yield {
            "key": source.key,
            **{name: source.facts.get(name, "") for name in SOURCE_FIELDS},
            "retracted": why.get("date", ""),
            "retracted_kind": why.get("kind", ""),
            "retracted_reason": why.get("reason", ""),
            **_resting(catalog, source),
        }


def _resting(catalog: Catalog, source: CitedSource) -> Row:
    """Return what rests on a source."""
    return {
        "briefings": [_of_briefing(catalog, one.briefing) for one in source.resting],
        "highlights": [
            {"briefing": one.briefing.slug, "text": point.text} for one in source.resting for point in one.highlights
        ],
        "implications": [row for one in source.resting for row in _of_implications(catalog, one)],
    }


def _of_briefing(catalog: Catalog, briefing: BriefingRecord) -> Row:
    """Return which briefing rests on a source."""
    address = published(catalog, addresses.briefing(briefing.slug))
    return {"slug": briefing.slug, "title": briefing.title, "date": briefing.date, "address": address}


def _of_implications(catalog: Catalog, resting: Resting) -> Iterator[Row]:
    """Yield which judgements of a briefing rest on a source."""
    for row in resting.implications:
        slug = resting.briefing.slug
        address = published(catalog, addresses.implication(slug, row.id))
        yield {"name": f"{slug}/{row.id}", "implication": row.title, "address": address}


TABLES: Mapping[str, Table] = {
    "briefings": Table(
        columns=(
            "slug",
            "title",
            "summary",
            "date",
            "updated",
            "lang",
            "translation_of",
            "edition",
            "authors",
            "topics",
            "tlp",
            "highlights",
            "implications",
            "sources",
            "address",
        ),
        lines=frozenset({"title", "summary", "authors"}),
        texts=frozenset(),
        rows=_briefings,
    ),
    "implications": Table(
        columns=(
            "name",
            "implication",
            "summary",
            "affects",
            "briefing",
            "briefing_title",
            "date",
            "likelihood",
            "likelihood_low",
            "likelihood_high",
            "confidence",
            "horizon",
            "settled_by",
            "outcome",
            "settled",
            "overdue",
            "retracted",
            "topics",
            "entities",
            "sources",
            "history",
            "address",
        ),
        lines=frozenset({"implication", "affects", "briefing_title", "settled_by", "title"}),
        texts=frozenset({"summary", "note"}),
        rows=_implications,
    ),
    "sources": Table(
        columns=(
            "key",
            *SOURCE_FIELDS,
            "retracted",
            "retracted_kind",
            "retracted_reason",
            "briefings",
            "highlights",
            "implications",
        ),
        lines=frozenset({"title", "publisher", "author", "kind", "note", "retracted_reason", "text", "implication"}),
        texts=frozenset(),
        rows=_sources,
    ),
}
