"""What content is called in plain words, wherever it is named away from its own page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from briefings.catalog import Catalog
from briefings.keeping import Keeping, kept
from briefings.prose import parse_line
from briefings.records import BriefingRecord

__all__ = ["Naming", "entity_names", "plain_names"]


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


def entity_names(catalog: Catalog) -> dict[str, str]:
    """Return the names of all entities in plain words, by slug."""
    return plain_names(catalog, catalog.entities)


def plain_names(catalog: Catalog, slugs: Iterable[str]) -> dict[str, str]:
    """Return the names of those entities in plain words that are seen, by slug."""
    own, known = catalog.desk.lang, catalog.entities
    seen = (known[slug] for slug in slugs if slug in known)
    return {entity.slug: parse_line(entity.name, entity.language or own).plain for entity in seen}
