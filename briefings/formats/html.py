"""The web site: home, briefings, editions, the archive, entities, and what they load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefings import addresses
from briefings.artifacts import Artifact, FileInput, Input, SizeOf
from briefings.assets import Assets, page, site_assets
from briefings.formats import pdf
from briefings.model.entity import EntityKind
from briefings.planning import Site, briefing_link, edition_link, edition_title, entity_link
from briefings.prose import parse, parse_line
from briefings.records import BriefingRecord, EditionRecord, EntityRecord
from briefings.views.facts import ArchiveFacts, DeskFacts, EditionFacts, EntitiesFacts, EntityFacts, Link, PageFacts

__all__ = ["plan"]

OTHER_EDITIONS = 6
PLURALS = {"organisation": "Organisations", "place": "Places", "person": "Persons", "material": "Materials"}


def plan(site: Site) -> Iterator[Artifact]:
    """Plan every page of the site, and its assets."""
    assets = site_assets(site)
    yield from assets.artifacts()
    yield from _pictures(site)
    for briefing in site.catalog.briefings:
        yield _briefing(site, assets, briefing)
    for edition, slugs in site.catalog.editions:
        yield _edition(site, assets, edition, slugs)
    yield _home(site, assets)
    yield _archive(site, assets)
    yield _entities(site, assets)
    for entity in site.catalog.entities.values():
        yield _entity(site, assets, entity)


def _pictures(site: Site) -> Iterator[Artifact]:
    """Plan the pictures that briefings show, each once."""
    found: dict[str, FileInput] = {}
    for briefing in site.catalog.briefings:
        found.update(site.pictures_of(briefing).files)
    for address, file in sorted(found.items()):
        yield Artifact(address, "briefings.engines.copy:verbatim", {"file": file})


def _briefing(site: Site, assets: Assets, briefing: BriefingRecord) -> Artifact:
    """Plan a briefing's page; it names its report, and how large that is."""
    address = addresses.briefing(briefing.slug)
    report = pdf.report(site, briefing) if "pdf" in site.formats else None
    facts = site.briefing_facts(briefing, assets.page(address), report.path if report else "")
    inputs = {**site.briefing_inputs(briefing, facts), "narrow_charts": site.narrow_charts(briefing)}
    if report:
        inputs["report"] = SizeOf(report)
    return page(site, "briefing", address, inputs)


def _edition(site: Site, assets: Assets, edition: EditionRecord, slugs: tuple[str, ...]) -> Artifact:
    """Plan an edition's page."""
    facts = _edition_facts(site, assets.page(addresses.edition(edition.id)), edition, slugs)
    return _edition_page(site, "edition.html.j2", edition, facts)


def _home(site: Site, assets: Assets) -> Artifact:
    """Plan home: the latest edition that has briefings, and what there is to say of the desk."""
    page = assets.page(addresses.HOME)
    newest = max((briefing.date for briefing in site.catalog.briefings), default="")
    desk = site.desk().model_copy(update={"as_of": newest})
    about = site.catalog.desk.about or ""
    latest: EditionRecord | None = None
    facts = EditionFacts(desk=desk, page=page, id="", title=desk.name, language=desk.language)
    for edition, slugs in site.catalog.editions:
        if slugs:
            latest, facts = edition, _edition_facts(site, page, edition, slugs)
            break
    named = parse(about, desk.language).references
    entities = site.entities(found.target for found in named if found.kind == "entity")
    sources = site.sources(found.target for found in named if found.kind == "source")
    own = {"desk": desk, "language": desk.language, "about": about}
    both = {"entities": {**facts.entities, **entities}, "sources": {**facts.sources, **sources}}
    return _edition_page(site, "home.html.j2", latest, facts.model_copy(update=own | both))


def _edition_facts(site: Site, page: PageFacts, edition: EditionRecord, slugs: tuple[str, ...]) -> EditionFacts:
    """Return what an edition shows; of the other editions those before it, so that a later one changes nothing."""
    desk, briefings = _desk_in(site, edition.language), [site.catalog.by_slug[slug] for slug in slugs]
    listed = [other for other, _ in site.catalog.editions]
    earlier = listed[listed.index(edition) + 1 :]
    highlights = tuple(point.text for point in briefings[0].highlights) if briefings else ()
    return EditionFacts(
        desk=desk,
        page=page,
        id=edition.id,
        title=edition_title(edition),
        number=edition.number,
        date=edition.date,
        language=desk.language,
        highlights=highlights,
        briefings=_links(site, slugs),
        others=tuple(edition_link(other) for other in earlier[:OTHER_EDITIONS]),
        entities=site.entities([*edition.targets("entity"), *_entities_in(highlights)]),
        sources=site.sources(edition.targets("source")),
    )


def _entities_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield the slugs of the entities that lines of Markdown name."""
    references = (found for line in lines for found in parse_line(line).references)
    yield from (found.target for found in references if found.kind == "entity")


def _desk_in(site: Site, language: str) -> DeskFacts:
    """Return what a page in a language of its own says of the desk; without one in the desk's."""
    desk = site.desk()
    return desk.model_copy(update={"language": language or desk.language})


def _edition_page(site: Site, template: str, edition: EditionRecord | None, facts: EditionFacts) -> Artifact:
    """Plan a page that shows an edition."""
    inputs: dict[str, Input] = {"facts": facts.plain(), "template": template}
    if edition and edition.file:
        inputs |= {"path": edition.file.path, "source": edition.file}
    return page(site, "edition", facts.page.address, inputs)


def _archive(site: Site, assets: Assets) -> Artifact:
    """Plan the page of all editions."""
    editions = tuple((edition_link(edition), _links(site, slugs)) for edition, slugs in site.catalog.editions)
    facts = ArchiveFacts(desk=site.desk(), page=assets.page(addresses.ARCHIVE), editions=editions)
    return page(site, "archive", addresses.ARCHIVE, {"facts": facts.plain()})


def _links(site: Site, slugs: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links to briefings."""
    return tuple(briefing_link(site.catalog.by_slug[slug]) for slug in slugs)


def _entities(site: Site, assets: Assets) -> Artifact:
    """Plan the page of all entities."""
    links: dict[str, list[Link]] = {kind.value: [] for kind in EntityKind}
    for entity in sorted(site.catalog.entities.values(), key=lambda entity: entity.name.casefold()):
        links[entity.kind].append(entity_link(entity))
    groups = tuple((PLURALS[kind], tuple(found)) for kind, found in links.items() if found)
    facts = EntitiesFacts(desk=site.desk(), page=assets.page(addresses.ENTITIES), groups=groups)
    return page(site, "entities", addresses.ENTITIES, {"facts": facts.plain()})


def _entity(site: Site, assets: Assets, entity: EntityRecord) -> Artifact:
    """Plan an entity's page."""
    address = addresses.entity(entity.slug)
    desk = _desk_in(site, entity.language)
    facts = EntityFacts(
        desk=desk,
        page=assets.page(address),
        slug=entity.slug,
        language=desk.language,
        briefings=tuple(briefing_link(briefing) for briefing in site.catalog.naming.get(entity.slug, ())),
        entities=site.entities(entity.targets("entity")),
        sources=site.sources(entity.targets("source")),
    )
    return page(site, "entity", address, {"facts": facts.plain(), "path": entity.file.path, "source": entity.file})
