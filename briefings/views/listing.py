"""Home, editions, the archive and entities as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from briefings import prose
from briefings.model.edition import Edition
from briefings.model.entity import Entity
from briefings.views.facts import ArchiveFacts, EditionFacts, EntitiesFacts, EntityFacts
from briefings.views.frame import (
    Frame,
    LinkView,
    SourceView,
    all_sources,
    frame,
    link_view,
    references,
    source_views,
    uncited,
)
from briefings.views.shown import Reader, Screen

__all__ = [
    "ArchiveView",
    "EditionView",
    "EntitiesView",
    "EntityView",
    "LeadView",
    "archive_view",
    "edition_view",
    "entities_view",
    "entity_view",
]


@dataclass(frozen=True, slots=True)
class LeadView:
    """The briefing that comes first, with its highlights."""

    link: LinkView
    highlights: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition, on its own page or at home."""

    frame: Frame
    about: Markup | None
    title: Markup
    number: int | None
    date: Markup
    address: str
    lead: LeadView | None
    briefings: tuple[LinkView, ...]
    note: Markup | None
    calendar: object
    corrections: object
    others: tuple[LinkView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """Every edition with its briefings, newest first."""

    frame: Frame
    editions: tuple[tuple[LinkView, tuple[LinkView, ...]], ...]


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
    briefings: tuple[LinkView, ...]
    sources: tuple[SourceView, ...]


def edition_view(edition: Edition, facts: EditionFacts) -> EditionView:
    """Make the view of an edition.

    Args:
        edition: what the editor wrote; empty for a week without a file.
        facts: what the page needs besides.
    """
    page = Screen(facts.page.address)
    sources = all_sources((), facts.sources)
    reader = Reader(page, facts.language, facts.entities, references(sources, facts.language))
    links = tuple(link_view(link, reader) for link in facts.briefings)
    points = tuple(uncited(text, reader) for text in facts.highlights)
    title = facts.desk.name if not facts.page.address else f"{prose.parse_line(facts.title).plain} – {facts.desk.name}"
    description = facts.desk.tagline or facts.desk.name
    return EditionView(
        frame=frame(facts.desk, facts.page, page, title, description),
        about=reader.text(facts.about) if facts.about else None,
        title=reader.line(facts.title),
        number=facts.number,
        date=reader.date(facts.date) if facts.date else Markup(),
        address=page.address(f"editions/{facts.id}/"),
        lead=LeadView(links[0], points) if links else None,
        briefings=links[1:],
        note=reader.text(edition.note) if edition.note else None,
        calendar=reader.show(edition.calendar),
        corrections=reader.show(edition.corrections),
        others=tuple(link_view(link, reader) for link in facts.others),
        sources=tuple(source_views(reader, sources)),
    )


def archive_view(facts: ArchiveFacts) -> ArchiveView:
    """Make the view of the archive."""
    page = Screen(facts.page.address)
    reader = Reader(page, facts.desk.language, {}, {})
    return ArchiveView(
        frame=frame(
            facts.desk,
            facts.page,
            page,
            f"Editions – {facts.desk.name}",
            f"All editions of {facts.desk.name}",
        ),
        editions=tuple(
            (link_view(edition, reader), tuple(link_view(link, reader) for link in briefings))
            for edition, briefings in facts.editions
        ),
    )


def entity_view(entity: Entity, facts: EntityFacts) -> EntityView:
    """Make the view of an entity."""
    page = Screen(facts.page.address)
    sources = all_sources(entity.sources, facts.sources)
    reader = Reader(page, facts.language, facts.entities, references(sources, facts.language))
    name = prose.parse_line(entity.name).plain
    summary = prose.parse_line(entity.summary or entity.name).plain
    return EntityView(
        frame=replace(
            frame(facts.desk, facts.page, page, f"{name} – {facts.desk.name}", summary),
            language=facts.language,
        ),
        name=reader.line(entity.name),
        kind=entity.kind.value,
        short=reader.line(entity.short) if entity.short else None,
        summary=reader.line(entity.summary) if entity.summary else None,
        aliases=reader.show(entity.aliases),
        description=reader.text(entity.description) if entity.description else None,
        url=entity.url or "",
        relations=reader.show(entity.relations),
        briefings=tuple(link_view(link, reader) for link in facts.briefings),
        sources=tuple(source_views(reader, sources)),
    )


def entities_view(facts: EntitiesFacts) -> EntitiesView:
    """Make the view of all entities."""
    page = Screen(facts.page.address)
    reader = Reader(page, facts.desk.language, {}, {})
    title, description = f"Entities – {facts.desk.name}", f"Whom and what {facts.desk.name} writes about"
    return EntitiesView(
        frame=frame(facts.desk, facts.page, page, title, description),
        groups=tuple((kind, tuple(link_view(link, reader) for link in links)) for kind, links in facts.groups),
    )
