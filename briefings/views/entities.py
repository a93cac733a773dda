"""Entities: the page of each, and the page of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup
from pydantic import JsonValue

from briefings import prose
from briefings.model.entity import Entity
from briefings.views.facts import EntitiesFacts, Link, PagedFacts
from briefings.views.frame import (
    Frame,
    LinkView,
    SourceView,
    all_sources,
    frame,
    link_view,
    references,
    source_views,
    told,
    unsound,
)
from briefings.views.judgements import JudgementFacts, JudgementView, judgement_view
from briefings.views.linked_data import entity_data
from briefings.views.shown import Reader, Screen, names_of
from briefings.words import words

__all__ = ["EntitiesView", "EntityFacts", "EntityView", "entities_view", "entity_view"]


class EntityFacts(PagedFacts):
    """What an entity's page needs besides its file.

    Attributes:
        products: what it makes; the note is the product's status.
        judgements: those that concern it, newest first.
        related: the entities that say how they stand to it; the note is how.
    """

    language: str
    briefings: tuple[Link, ...] = ()
    products: tuple[Link, ...] = ()
    judgements: tuple[JudgementFacts, ...] = ()
    related: tuple[Link, ...] = ()
    entities: Mapping[str, Link] = {}
    sources: Mapping[str, Mapping[str, JsonValue]] = {}


@dataclass(frozen=True, slots=True)
class EntitiesView:
    """Every entity, by kind."""

    frame: Frame
    groups: tuple[tuple[str, tuple[LinkView, ...]], ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity."""

    frame: Frame
    name: Markup
    kind: str
    short: Markup | None
    summary: Markup | None
    aliases: object
    description: Markup | None
    url: str
    relations: object
    related: tuple[LinkView, ...]
    products: tuple[LinkView, ...]
    judgements: tuple[JudgementView, ...]
    briefings: tuple[LinkView, ...]
    sources: tuple[SourceView, ...]


def entity_view(entity: Entity, facts: EntityFacts) -> EntityView:
    """Make the view of an entity."""
    page = Screen(facts.page.address)
    sources = all_sources(entity.sources, facts.sources)
    reader = Reader(page, facts.language, facts.entities, references(sources, facts.language), unsound=unsound(sources))
    name = prose.parse_line(entity.name, facts.language).plain
    names = names_of(facts.entities, facts.language)
    summary = prose.parse_line(entity.summary or entity.name, facts.language).plain_with(names)
    return EntityView(
        frame=told(
            frame(facts.desk, facts.page, page, f"{name} – {facts.desk.name}", summary), entity_data(entity, facts)
        ),
        name=reader.line(entity.name),
        kind=entity.kind.value,
        short=reader.line(entity.short) if entity.short else None,
        summary=reader.line(entity.summary) if entity.summary else None,
        aliases=reader.show(entity.aliases),
        description=reader.text(entity.description) if entity.description else None,
        url=entity.url or "",
        relations=reader.show(entity.relations),
        related=tuple(replace(link_view(link, reader), note=reader.line(link.note)) for link in facts.related),
        products=tuple(link_view(link, reader) for link in facts.products),
        judgements=tuple(judgement_view(judgement, reader) for judgement in facts.judgements),
        briefings=tuple(link_view(link, reader) for link in facts.briefings),
        sources=tuple(source_views(reader, sources)),
    )


def entities_view(facts: EntitiesFacts) -> EntitiesView:
    """Make the view of all entities."""
    page = Screen(facts.page.address)
    reader = Reader(page, facts.desk.language, {}, {})
    said = words(facts.desk.language)
    title = f"{said.gettext('Entities')} – {facts.desk.name}"
    description = said.gettext("Whom and what %(name)s writes about", name=facts.desk.name)
    return EntitiesView(
        frame=frame(facts.desk, facts.page, page, title, description),
        groups=tuple((kind, tuple(link_view(link, reader) for link in links)) for kind, links in facts.groups),
    )
