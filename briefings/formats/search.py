"""Search: an index for each year and language of the content, what searches them, and the page to search from.

An index depends on the words of its own pages alone, so the past is not indexed again when a briefing is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefings import addresses
from briefings.artifacts import Artifact, FileInput, FileSet, Input, Plain
from briefings.assets import shown_page, site_assets
from briefings.picking import among
from briefings.planning import Site, edition_title
from briefings.records import BriefingRecord, EditionRecord, EntityRecord
from briefings.views.editions import EditionFacts
from briefings.views.entities import EntityFacts
from briefings.views.facts import BriefingFacts, DeskFacts, PageFacts
from briefings.views.search import SearchFacts

__all__ = ["at", "plan"]

NOWHERE = PageFacts(address="")
OTHERS = "pages"
"""The name of the index of what belongs to no year: entities."""
WORDS = ("slug", "language", "entities", "authors", "topics", "sources", "images", "implications")
"""The facts of a briefing whose words stand in it; all others are about what stands around it."""
TEMPLATES = ("records/", "blocks/", "parts/")


@dataclass(frozen=True, slots=True)
class _Found:
    """A page to be found: its record, its language, and what it is filtered by."""

    record: Artifact
    address: str
    language: str
    date: str = ""
    topics: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()

    @property
    def group(self) -> tuple[str, str]:
        """The language and the year of the index that it stands in."""
        return self.language.split("-", maxsplit=1)[0], self.date[:4] or OTHERS

    def place(self) -> Plain:
        """Return what the index has to know of it besides its words."""
        return [self.address, self.date, self.topics, self.entities]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the indexes, newest year first, what searches them, and the page; nothing where the site has no pages."""
    if "html" not in site.formats:
        return
    groups = _groups([*_briefings(site), *_editions(site), *_entities(site)])
    languages: dict[str, list[str]] = {}
    for (language, group), pages in groups.items():
        languages.setdefault(language, []).append(group)
        yield _index(site, language, group, pages)
    runtimes = {language: _runtime(site, language) for language in languages}
    yield from runtimes.values()
    yield _page(site, languages, runtimes)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the index, the runtime or the page that holds the file at a path."""
    return among(plan(site), path) if path.startswith(addresses.SEARCH) else None


def _groups(pages: Sequence[_Found]) -> Mapping[tuple[str, str], Sequence[_Found]]:
    """Return the pages of each index, by language and then newest year first; those of no year come last."""
    groups: dict[tuple[str, str], list[_Found]] = {}
    for found in pages:
        groups.setdefault(found.group, []).append(found)
    years = sorted(groups, key=lambda group: "" if group[1] == OTHERS else group[1], reverse=True)
    return {group: groups[group] for group in sorted(years, key=lambda group: group[0])}


def _index(site: Site, language: str, group: str, pages: Sequence[_Found]) -> Artifact:
    """Plan one index."""
    inputs: dict[str, Input] = {
        "language": language,
        "records": tuple(found.record for found in pages),
        "places": [found.place() for found in pages],
    }
    path = f"{addresses.SEARCH}{group}-{language}/"
    return Artifact(path, "briefings.engines.search:index", inputs, site.versions.search, heavy=True)


def _runtime(site: Site, language: str) -> Artifact:
    """Plan what searches the indexes of a language, named with a part of its key, so that browsers can keep it."""
    made = Artifact("", "briefings.engines.search:runtime", {"language": language}, site.versions.search, heavy=True)
    return replace(made, path=f"{addresses.SEARCH}{language}.{made.key[:12]}/")


def _record(site: Site, kind: str, file: FileInput, inputs: Mapping[str, Input]) -> Artifact:
    """Plan the words of a page; of the theme it depends on the templates alone that say them."""
    theme = FileSet(tuple(pair for pair in site.templates().files if pair[0].startswith(TEMPLATES)))
    own = {**inputs, "path": file.path, "source": file, "theme": theme}
    return Artifact("", f"briefings.engines.record:{kind}", own, site.versions.page)


def _briefings(site: Site) -> Iterator[_Found]:
    """Yield the briefings."""
    for briefing in site.catalog.briefings:
        yield _Found(
            record=_briefing(site, briefing),
            address=addresses.briefing(briefing.slug),
            language=briefing.language,
            date=briefing.date,
            topics=briefing.topics,
            entities=tuple(slug for slug in briefing.targets("entity") if slug in site.catalog.entities),
        )


def _briefing(site: Site, briefing: BriefingRecord) -> Artifact:
    """Plan the words of a briefing, and of its pictures and charts what is said of them."""
    whole = site.briefing_facts(briefing, NOWHERE, "")
    named = {slug: link.model_copy(update={"summary": "", "note": ""}) for slug, link in whole.entities.items()}
    words = {name: getattr(whole, name) for name in WORDS} | {"entities": named}
    facts = BriefingFacts(desk=_nobody(briefing.language), page=NOWHERE, **words)
    return _record(
        site, "briefing", briefing.file, {**site.briefing_inputs(briefing, facts), "charts": (), "places": []}
    )


def _editions(site: Site) -> Iterator[_Found]:
    """Yield the editions in which an editor has written something; the briefings in them are found by themselves."""
    for edition, _ in site.catalog.editions:
        if edition.file:
            language = edition.language or site.catalog.desk.lang
            record = _record(site, "edition", edition.file, {"facts": _edition_facts(site, edition, language).packed()})
            yield _Found(record, addresses.edition(edition.id), language, edition.date)


def _edition_facts(site: Site, edition: EditionRecord, language: str) -> EditionFacts:
    """Return what an edition's own words need."""
    return EditionFacts(
        desk=_nobody(language),
        page=NOWHERE,
        id=edition.id,
        title=edition_title(edition, language),
        language=language,
        entities=site.entities(edition.targets("entity")),
        sources=site.sources(edition.targets("source")),
    )


def _entities(site: Site) -> Iterator[_Found]:
    """Yield the entities; who filters by one sees its page too."""
    for entity in site.catalog.entities.values():
        language = entity.language or site.catalog.desk.lang
        record = _record(site, "entity", entity.file, {"facts": _entity_facts(site, entity, language).packed()})
        yield _Found(record, addresses.entity(entity.slug), language, entities=(entity.slug,))


def _entity_facts(site: Site, entity: EntityRecord, language: str) -> EntityFacts:
    """Return what an entity's own words need."""
    return EntityFacts(
        desk=_nobody(language),
        page=NOWHERE,
        language=language,
        entities=site.entities(entity.targets("entity")),
        sources=site.sources(entity.targets("source")),
    )


def _nobody(language: str) -> DeskFacts:
    """Return a desk that says nothing, as no word of the publisher's stands in a record."""
    return DeskFacts(name="", language=language, series="", accent="", page="")


def _page(site: Site, languages: Mapping[str, Sequence[str]], runtimes: Mapping[str, Artifact]) -> Artifact:
    """Plan the page to search from, with the words for all that can be filtered by; the desk's language comes first."""
    own = site.catalog.desk.lang.split("-", maxsplit=1)[0]
    ordered = sorted(languages, key=lambda language: (language != own, language))
    topics = {topic: site.topic(topic) for briefing in site.catalog.briefings for topic in briefing.topics}
    entities = site.names
    facts = SearchFacts(
        desk=site.desk(),
        page=site_assets(site).list_page(addresses.SEARCH, "search"),
        languages=tuple((language, runtimes[language].path, tuple(languages[language])) for language in ordered),
        topics=_by_title(topics),
        entities=_by_title(entities),
        years=tuple(sorted({year for group in languages.values() for year in group} - {OTHERS}, reverse=True)),
    )
    return shown_page(site, "briefings.views.search:search_view", "search.html.j2", facts)


def _by_title(titles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return slugs with their titles, by title."""
    return tuple(sorted(titles.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
