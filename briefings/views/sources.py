"""The page of all sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import JsonValue

from briefings import prose
from briefings.views.facts import Facts, Link, PagedFacts
from briefings.views.frame import Frame, LinkView, document, frame, link_view, uncited
from briefings.views.shown import Reader, Screen
from briefings.words import words

__all__ = ["RestingFacts", "SourceFacts", "SourcesFacts", "SourcesView", "sources_view"]


class RestingFacts(Facts):
    """What of one briefing rests on a source: its highlights, and its implications with their places."""

    briefing: Link
    highlights: tuple[str, ...] = ()
    implications: tuple[Link, ...] = ()


class SourceFacts(Facts):
    """A document and what rests on it; `facts` are its fields as written."""

    key: str
    facts: Mapping[str, JsonValue]
    resting: tuple[RestingFacts, ...] = ()


class SourcesFacts(PagedFacts):
    """What a page of sources shows.

    Attributes:
        part: the letters whose publishers stand here; empty where all do.
        parts: the pages of other letters.
        groups: publishers in order, each with its documents.
        retracted: the documents that were retracted, wherever they stand: what each is called, and its place.
        entities: the entities that highlights and implications name, by slug.
    """

    part: str = ""
    parts: tuple[Link, ...] = ()
    groups: tuple[tuple[str, tuple[SourceFacts, ...]], ...] = ()
    retracted: tuple[Link, ...] = ()
    entities: Mapping[str, Link] = {}


@dataclass(frozen=True, slots=True)
class RestingView:
    """What of one briefing rests on a source."""

    briefing: LinkView
    highlights: tuple[Markup, ...]
    implications: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class SourceEntryView:
    """A document and what rests on it."""

    key: str
    facts: object
    resting: tuple[RestingView, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """All sources, by publisher."""

    frame: Frame
    part: str
    parts: tuple[LinkView, ...]
    groups: tuple[tuple[str, tuple[SourceEntryView, ...]], ...]
    retracted: tuple[LinkView, ...]


def sources_view(facts: SourcesFacts) -> SourcesView:
    """Make the view of the sources."""
    page = Screen(facts.page.address)
    reader = Reader(page, facts.desk.language, facts.entities, {})
    said = words(facts.desk.language)
    title = said.gettext("Sources")
    description = said.gettext("Every document that %(name)s rests on, and what rests on it", name=facts.desk.name)
    return SourcesView(
        frame=frame(facts.desk, facts.page, page, f"{title} – {facts.desk.name}", description),
        part=facts.part,
        parts=tuple(link_view(link, reader) for link in facts.parts),
        groups=tuple(
            (prose.parse_line(name).plain, tuple(_entry(entry, reader) for entry in entries))
            for name, entries in facts.groups
        ),
        retracted=tuple(link_view(link, reader) for link in facts.retracted),
    )


def _entry(entry: SourceFacts, reader: Reader) -> SourceEntryView:
    """Show a document."""
    return SourceEntryView(
        key=entry.key,
        facts=document(entry.facts, reader),
        resting=tuple(_resting(resting, reader) for resting in entry.resting),
    )


def _resting(facts: RestingFacts, reader: Reader) -> RestingView:
    """Show what of one briefing rests on a document."""
    return RestingView(
        briefing=link_view(facts.briefing, reader),
        highlights=tuple(uncited(text, reader) for text in facts.highlights),
        implications=tuple(link_view(link, reader) for link in facts.implications),
    )
