"""Makers of what is indexed: the words of a page without what stands around them.

A record holds no neighbour, no style and no list that grows, so that the index of a past year stays as it is while
the site goes on.
"""

from __future__ import annotations

from briefings.artifacts import Resolved
from briefings.engines.page import content_view
from briefings.inputs import content, files, text
from briefings.model.edition import Edition
from briefings.model.entity import Entity
from briefings.model.reading import read
from briefings.templates import render
from briefings.views.editions import EditionFacts, edition_view
from briefings.views.entities import EntityFacts, entity_view
from briefings.views.shown import Screen

__all__ = ["briefing", "edition", "entity"]


def briefing(inputs: Resolved) -> bytes:
    """Make a briefing's record; inputs are those of its page (`briefings.engines.page.briefing`)."""
    return _record("briefing", content_view(inputs, Screen("")), inputs)


def edition(inputs: Resolved) -> bytes:
    """Make an edition's record; inputs are ``path``, ``source``, ``facts`` (EditionFacts) and ``theme``."""
    _, value = read(text(inputs, "path"), content(inputs, "source"), Edition)
    return _record("edition", edition_view(value, EditionFacts.model_validate(inputs["facts"]), Screen("")), inputs)


def entity(inputs: Resolved) -> bytes:
    """Make an entity's record; inputs are ``path``, ``source``, ``facts`` (EntityFacts) and ``theme``."""
    _, value = read(text(inputs, "path"), content(inputs, "source"), Entity)
    return _record("entity", entity_view(value, EntityFacts.model_validate(inputs["facts"])), inputs)


def _record(kind: str, view: object, inputs: Resolved) -> bytes:
    """Render a record."""
    text = render(f"records/{kind}.html.j2", view, files(inputs, "theme"))
    # Reports need a term and its value without a space between, or PDF/UA readers see no list; words need one.
    return text.replace("</dt><dd", "</dt> <dd").encode()
