"""Topics: the page of each, and the page of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import JsonValue

from briefings.views.facts import Link, PagedFacts
from briefings.views.frame import (
    Frame,
    LinkView,
    SourceView,
    all_sources,
    frame,
    link_view,
    references,
    source_views,
    unsound,
)
from briefings.views.judgements import JudgementFacts, JudgementView, judgement_view
from briefings.views.shown import Reader, Screen
from briefings.words import words

__all__ = ["TopicFacts", "TopicView", "TopicsFacts", "TopicsView", "topic_view", "topics_view"]


class TopicFacts(PagedFacts):
    """What a topic's page shows: its briefings, newest first, its open judgements, and whom they name most."""

    slug: str
    title: str
    description: str = ""
    briefings: tuple[Link, ...] = ()
    judgements: tuple[JudgementFacts, ...] = ()
    entities: Mapping[str, Link] = {}
    named: tuple[str, ...] = ()
    sources: Mapping[str, Mapping[str, JsonValue]] = {}


class TopicsFacts(PagedFacts):
    """What the page of all topics shows: each with its number of briefings and the newest of them."""

    topics: tuple[tuple[Link, int, Link], ...] = ()


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic."""

    frame: Frame
    slug: str
    title: str
    description: Markup | None
    briefings: tuple[LinkView, ...]
    judgements: tuple[JudgementView, ...]
    entities: tuple[LinkView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class TopicsView:
    """Every topic."""

    frame: Frame
    topics: tuple[tuple[LinkView, int, LinkView], ...]


def topic_view(facts: TopicFacts) -> TopicView:
    """Make the view of a topic."""
    page = Screen(facts.page.address)
    sources = all_sources((), facts.sources)
    noted = references(sources, facts.desk.language)
    reader = Reader(page, facts.desk.language, facts.entities, noted, unsound=unsound(sources))
    description = words(facts.desk.language).gettext(
        "What %(name)s writes about: %(topic)s", name=facts.desk.name, topic=facts.title
    )
    return TopicView(
        frame=frame(facts.desk, facts.page, page, f"{facts.title} – {facts.desk.name}", description),
        slug=facts.slug,
        title=facts.title,
        description=reader.text(facts.description) if facts.description else None,
        briefings=tuple(link_view(link, reader) for link in facts.briefings),
        judgements=tuple(judgement_view(judgement, reader) for judgement in facts.judgements),
        entities=tuple(link_view(facts.entities[slug], reader) for slug in facts.named),
        sources=tuple(source_views(reader, sources)),
    )


def topics_view(facts: TopicsFacts) -> TopicsView:
    """Make the view of all topics."""
    page = Screen(facts.page.address)
    reader = Reader(page, facts.desk.language, {}, {})
    said = words(facts.desk.language)
    description = said.gettext("The topics of %(name)s", name=facts.desk.name)
    return TopicsView(
        frame=frame(facts.desk, facts.page, page, f"{said.gettext('Topics')} – {facts.desk.name}", description),
        topics=tuple(
            (link_view(link, reader), count, link_view(newest, reader)) for link, count, newest in facts.topics
        ),
    )
