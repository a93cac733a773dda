"""A page for each topic, and one for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.assets import Assets, shown_page
from briefings.judgements import judgement_facts, named_in, open_by_topic
from briefings.picking import named
from briefings.planning import Site, briefing_link
from briefings.prose import parse
from briefings.records import BriefingRecord
from briefings.views.facts import Link
from briefings.views.topics import TopicFacts, TopicsFacts

__all__ = ["at", "plan"]

MOST_NAMED = 12
MOST_JUDGED = 8


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page of all topics and that of each."""
    yield _topics(site, assets)
    for slug, briefings in site.catalog.topics.items():
        yield _topic(site, assets, slug, briefings)


def at(site: Site, assets: Assets, path: str) -> Artifact | None:
    """Plan the page at a path, where it is a topic's, or that of all."""
    if path == addresses.page_file(addresses.TOPICS):
        return _topics(site, assets)
    slug = named(path, lambda name: addresses.page_file(addresses.topic(name)))
    briefings = site.catalog.topics.get(slug)
    return _topic(site, assets, slug, briefings) if briefings else None


def _topics(site: Site, assets: Assets) -> Artifact:
    """Plan the page of all topics."""
    topics = tuple(
        (_link(site, slug), len(found), briefing_link(found[0], site)) for slug, found in site.catalog.topics.items()
    )
    ordered = tuple(sorted(topics, key=lambda topic: topic[0].title.casefold()))
    facts = TopicsFacts(desk=site.desk(), page=assets.list_page(addresses.TOPICS), topics=ordered)
    return shown_page(site, "briefings.views.topics:topics_view", "topics.html.j2", facts)


def _topic(site: Site, assets: Assets, slug: str, briefings: Sequence[BriefingRecord]) -> Artifact:
    """Plan a topic's page."""
    waiting = sorted(open_by_topic(site).get(slug, ()), key=lambda judgement: not judgement.overdue)
    judgements = tuple(judgement_facts(site, judgement) for judgement in waiting[:MOST_JUDGED])
    named = Counter(name for briefing in briefings for name in briefing.targets("entity"))
    known = [
        name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])) if name in site.catalog.entities
    ]
    declared = {str(name): topic for name, topic in site.catalog.desk.topics.items()}.get(slug)
    description = (declared.description if declared else None) or ""
    references = parse(description, site.catalog.desk.lang).references
    about = [found.target for found in references if found.kind == "entity"]
    facts = TopicFacts(
        desk=site.desk(),
        page=assets.list_page(addresses.topic(slug)),
        slug=slug,
        title=site.topic(slug),
        description=description,
        briefings=tuple(briefing_link(briefing, site) for briefing in briefings),
        judgements=judgements,
        entities=site.entities([*known[:MOST_NAMED], *named_in(judgements), *about]),
        named=tuple(known[:MOST_NAMED]),
        sources=site.sources(found.target for found in references if found.kind == "source"),
    )
    return shown_page(site, "briefings.views.topics:topic_view", "topic.html.j2", facts)


def _link(site: Site, slug: str) -> Link:
    """Return a link to a topic's page."""
    return Link(title=site.topic_line(slug), address=addresses.topic(slug))
