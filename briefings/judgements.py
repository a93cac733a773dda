"""Judgements as pages take them: the register's entries as plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefings.citations import retracted_in
from briefings.keeping import kept
from briefings.planning import Site, briefing_link
from briefings.prose import parse_line
from briefings.records import BriefingRecord
from briefings.register import Judgement
from briefings.views.facts import Link
from briefings.views.judgements import JudgementFacts, StepFacts

__all__ = ["bare_link", "by_entity", "entities_in", "judgement_facts", "named_in", "open_by_topic"]


def judgement_facts(site: Site, judgement: Judgement) -> JudgementFacts:
    """Return what pages show of a judgement of the site's register."""
    return _facts(site, judgement.name)


@kept
def by_entity(site: Site) -> Mapping[str, tuple[Judgement, ...]]:
    """Return the judgements that concern each entity, newest first, by its slug."""
    found: dict[str, list[Judgement]] = {}
    for judgement in site.register:
        for slug in dict.fromkeys(judgement.implication.entities):
            found.setdefault(slug, []).append(judgement)
    return {slug: tuple(judgements) for slug, judgements in found.items()}


@kept
def open_by_topic(site: Site) -> Mapping[str, tuple[Judgement, ...]]:
    """Return the open judgements of each topic, newest first, by its slug."""
    found: dict[str, list[Judgement]] = {}
    for judgement in site.register:
        for slug in dict.fromkeys(judgement.briefing.topics) if judgement.outcome == "open" else ():
            found.setdefault(slug, []).append(judgement)
    return {slug: tuple(judgements) for slug, judgements in found.items()}


@kept
def _facts(site: Site, name: str) -> JudgementFacts:
    """Return what pages show of the judgement of a name."""
    judgement = site.judgements[name]
    briefing, row = judgement.briefing, judgement.implication
    return JudgementFacts(
        name=judgement.name,
        link=Link(title=row.title, address=judgement.address, date=briefing.date),
        briefing=bare_link(briefing, site),
        likelihood=row.likelihood,
        confidence=row.confidence,
        horizon=row.horizon,
        settled_by=row.settled_by,
        outcome=judgement.outcome,
        settled=judgement.settled,
        overdue=judgement.overdue,
        retracted=not retracted_in(site.catalog, briefing.slug).keys().isdisjoint(row.sources),
        topics=briefing.topics,
        entities=tuple(slug for slug in row.entities if slug in site.catalog.entities),
        history=tuple(
            StepFacts(
                change=step.update.change,
                note=step.update.note,
                briefing=bare_link(step.briefing, site),
            )
            for step in judgement.history
        ),
    )


def bare_link(briefing: BriefingRecord, site: Site) -> Link:
    """Return a link to a briefing's page that says its title and date alone."""
    return _bare_link(site, briefing.slug)


@kept
def _bare_link(site: Site, slug: str) -> Link:
    """Return the link to the briefing of a slug."""
    return briefing_link(site.catalog.by_slug[slug], site).model_copy(update={"summary": ""})


def named_in(judgements: Iterable[JudgementFacts]) -> Iterator[str]:
    """Yield the slugs of all entities that judgements concern or their texts name."""
    for judgement in judgements:
        yield from judgement.entities
        notes = (step.note for step in judgement.history)
        yield from entities_in([judgement.link.title, judgement.settled_by, *notes])


def entities_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield the slugs of the entities that lines of Markdown name."""
    for line in lines:
        if "[[" in line:
            yield from _entities_in(line)


@lru_cache(maxsize=2**13)
def _entities_in(line: str) -> tuple[str, ...]:
    """Return the slugs of the entities that one line names."""
    return tuple(found.target for found in parse_line(line).references if found.kind == "entity")
