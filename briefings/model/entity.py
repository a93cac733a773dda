"""Organisations, places, persons and materials with a page of their own."""

from __future__ import annotations

from enum import StrEnum

from briefings.model.source import Source
from briefings.values.clearance import Clearance
from briefings.values.dates import Moment
from briefings.values.names import EntitySlug
from briefings.values.places import Language, WebAddress
from briefings.values.record import Written
from briefings.values.text import Line, Text
from briefings.values.version import ContentFormat

__all__ = ["Entity", "EntityKind", "Relation"]


class EntityKind(StrEnum):
    """What an entity is."""

    ORGANISATION = "organisation"
    PLACE = "place"
    PERSON = "person"
    MATERIAL = "material"


class Relation(Written):
    """How an entity stands to another."""

    kind: Line
    """Such as: owns, part of, produces."""
    entity: EntitySlug
    """The other."""


class Entity(Written):
    """Something that briefings name: content/entities/SLUG.yaml."""

    format: ContentFormat = ContentFormat("1")
    """The version of the content's format."""
    name: Line
    """The name, as readers see it."""
    short: Line | None = None
    """Its abbreviation."""
    aliases: tuple[Line, ...] = ()
    """Other names."""
    kind: EntityKind
    """organisation, place, person or material."""
    summary: Line | None = None
    """What it is, in one sentence."""
    description: Text | None = None
    """What a reader should know of it."""
    url: WebAddress | None = None
    """Its own page."""
    relations: tuple[Relation, ...] = ()
    """How it stands to others."""
    sources: tuple[Source, ...] = ()
    """What the description rests on."""
    lang: Language | None = None
    """The language of the text, where it is not the desk's."""
    draft: bool = False
    """Whether it is unfinished; drafts are published nowhere."""
    publish_at: Moment | None = None
    """Until when it is under embargo."""
    expires_at: Moment | None = None
    """From when it is no longer published."""
    tlp: Clearance | None = None
    """Its marking (TLP 2.0)."""
