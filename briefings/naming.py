"""What content is called in plain words, wherever it is named away from its own page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefings.artifacts import Plain, canonical, digest
from briefings.catalog import Catalog
from briefings.keeping import Keeping, kept
from briefings.prose import parse_line
from briefings.records import BriefingRecord, EditionRecord

__all__ = ["Named", "Naming", "entity_names", "names_in", "names_sha256", "plain_names"]


class Naming(Keeping):
    """Knows what everything in a catalog is called."""

    catalog: Catalog

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """The titles that the desk gives to topics, by slug."""
        return {str(name): str(topic.title) for name, topic in self.catalog.desk.topics.items()}

    @cached_property
    def authors(self) -> Mapping[str, str]:
        """The names of the desk's authors in plain words, by slug."""
        return {str(slug): parse_line(author.name).plain for slug, author in self.catalog.desk.authors.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of all entities in plain words, by slug."""
        return entity_names(self.catalog)

    @kept
    def topic(self, slug: str) -> str:
        """Return a topic's title in plain words."""
        return self.plain(self.topic_line(slug))

    def topic_line(self, slug: str) -> str:
        """Return a topic's title as Markdown."""
        return self.topics.get(slug, slug.replace("-", " ").capitalize())

    def plain(self, line: str, language: str = "") -> str:
        """Return the words of a line of Markdown in a language, or the desk's; entities go by their names."""
        return parse_line(line, language or self.catalog.desk.lang).plain_with(self.names)

    def plain_title(self, briefing: BriefingRecord) -> str:
        """Return a briefing's title in plain words, as it stands wherever it leaves its page."""
        return self._plain_title(briefing.slug)

    @kept
    def _plain_title(self, slug: str) -> str:
        """Return the title of the briefing of a slug in plain words."""
        briefing = self.catalog.by_slug[slug]
        return self.plain(briefing.title, briefing.language)

    def plain_summary(self, briefing: BriefingRecord) -> str:
        """Return what a briefing says in one sentence, in plain words: its summary, or its first highlight."""
        return self.plain(briefing.summary or briefing.highlights[0].text, briefing.language)


@dataclass(frozen=True)
class Named(Naming):
    """Knows what everything in a catalog is called, and no more of a site."""

    catalog: Catalog


def entity_names(catalog: Catalog) -> dict[str, str]:
    """Return the names of all entities in plain words, by slug."""
    return plain_names(catalog, catalog.entities)


def plain_names(catalog: Catalog, slugs: Iterable[str]) -> dict[str, str]:
    """Return the names of those entities in plain words that are seen, by slug."""
    own, known = catalog.desk.lang, catalog.entities
    seen = (known[slug] for slug in slugs if slug in known)
    return {entity.slug: parse_line(entity.name, entity.language or own).plain for entity in seen}


def names_in(catalog: Catalog, records: Iterable[BriefingRecord | EditionRecord]) -> dict[str, Plain]:
    """Return what content shows of what it only names: the desk, authors, topics, entities and judgements elsewhere.

    Args:
        catalog: what the audience sees.
        records: the content.

    Returns:
        ``desk`` with its ``name``, ``tagline``, ``series`` and ``rights``; names by slug for the others.
    """
    desk, found = catalog.desk, list(records)
    briefings = [record for record in found if isinstance(record, BriefingRecord)]
    known = {str(slug): author.name for slug, author in desk.authors.items()}
    titles = {str(slug): topic.title for slug, topic in desk.topics.items()}
    texts = {"name": desk.name, "tagline": desk.tagline, "series": desk.series, "rights": desk.rights}
    named = {
        kind: [slug for one in found for slug in one.targets(kind)] for kind in ("author", "entity", "implication")
    }
    return {
        "desk": {kind: parse_line(text).plain if text else "" for kind, text in texts.items()},
        "authors": {slug: parse_line(known[slug]).plain for slug in named["author"] if slug in known},
        "topics": {slug: str(titles.get(slug, "")) for one in briefings for slug in one.topics},
        "entities": {**plain_names(catalog, named["entity"])},
        "judgements": dict(_judgements(catalog, named["implication"])),
    }


def _judgements(catalog: Catalog, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield those judgements that are seen, by name, each with its title."""
    for name in names:
        slug, _, row = name.partition("/")
        briefing = catalog.by_slug.get(slug)
        yield from ((name, one.title) for one in (briefing.implications if briefing else ()) if one.id == row)


def names_sha256(catalog: Catalog, records: Iterable[BriefingRecord | EditionRecord]) -> str:
    """Return a hash of what content shows of what it only names; of equal names in any order it is the same."""
    return digest(canonical(names_in(catalog, records)))
