"""A page for each entity, and one for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.assets import Assets, page, shown_page
from briefings.judgements import by_entity, entities_in, judgement_facts, named_in
from briefings.keeping import kept
from briefings.model.entity import EntityKind
from briefings.picking import named
from briefings.planning import Site, briefing_link, entity_link
from briefings.records import EntityRecord
from briefings.views.entities import EntityFacts
from briefings.views.facts import EntitiesFacts, Link

__all__ = ["at", "plan"]


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page of all entities and that of each."""
    yield _entities(site, assets)
    for entity in site.catalog.entities.values():
        yield _entity(site, assets, entity)


def at(site: Site, assets: Assets, path: str) -> Artifact | None:
    """Plan the page at a path, where it is an entity's, or that of all."""
    if path == addresses.page_file(addresses.ENTITIES):
        return _entities(site, assets)
    entity = site.catalog.entities.get(named(path, lambda slug: addresses.page_file(addresses.entity(slug))))
    return _entity(site, assets, entity) if entity else None


def _entities(site: Site, assets: Assets) -> Artifact:
    """Plan the page of all entities."""
    links: dict[str, list[Link]] = {kind.value: [] for kind in EntityKind}
    for entity in sorted(site.catalog.entities.values(), key=lambda entity: entity.name.casefold()):
        links[entity.kind].append(entity_link(entity))
    groups = tuple((kind, tuple(found)) for kind, found in links.items() if found)
    facts = EntitiesFacts(desk=site.desk(), page=assets.list_page(addresses.ENTITIES), groups=groups)
    return shown_page(site, "briefings.views.entities:entities_view", "entities.html.j2", facts)


def _entity(site: Site, assets: Assets, entity: EntityRecord) -> Artifact:
    """Plan an entity's page: what it is, and all that the desk says of it."""
    address, desk = addresses.entity(entity.slug), site.desk_in(entity.language)
    judgements = tuple(judgement_facts(site, judgement) for judgement in by_entity(site).get(entity.slug, ()))
    products = tuple(_products(site, entity))
    facts = EntityFacts(
        desk=desk,
        page=assets.list_page(address),
        language=desk.language,
        briefings=tuple(briefing_link(briefing, site) for briefing in site.catalog.naming.get(entity.slug, ())),
        products=products,
        judgements=judgements,
        related=tuple(_related(site, entity)),
        entities=site.entities(
            [*entity.targets("entity"), *named_in(judgements), *entities_in(link.title for link in products)]
        ),
        sources=site.sources(entity.targets("source")),
    )
    return page(site, "entity", address, {"facts": facts.packed(), "path": entity.file.path, "source": entity.file})


def _products(site: Site, entity: EntityRecord) -> Iterator[Link]:
    """Yield the products that briefings say the entity makes, newest first."""
    for briefing in site.catalog.naming.get(entity.slug, ()):
        for product in briefing.products:
            if product.maker == entity.slug:
                anchor = f"#{product.anchor}" if product.anchor else ""
                address = addresses.briefing(briefing.slug) + anchor
                yield Link(title=product.name, address=address, date=briefing.date, note=product.status)


def _related(site: Site, entity: EntityRecord) -> Iterator[Link]:
    """Yield the entities that say how they stand to this one, where it says nothing of them; the note is how."""
    said = {slug for _, slug in entity.relations}
    for other, kind in _relating(site).get(entity.slug, ()):
        if other.slug not in said:
            yield entity_link(other).model_copy(update={"note": kind, "summary": ""})


@kept
def _relating(site: Site) -> Mapping[str, list[tuple[EntityRecord, str]]]:
    """Return who says how they stand to an entity, and how, by that entity's slug."""
    found: dict[str, list[tuple[EntityRecord, str]]] = {}
    for other in site.catalog.entities.values():
        for kind, slug in other.relations:
            found.setdefault(slug, []).append((other, kind))
    return found
