"""Judgements as pages take them: the register's entries as plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefings.planning import Site, briefing_link
from briefings.prose import parse_line
from briefings.records import BriefingRecord
from briefings.register import Judgement
from briefings.views.facts import Link
from briefings.views.judgements import JudgementFacts, StepFacts

__all__ = ["bare_link", "entities_in", "judgement_facts", "named_in"]


def judgement_facts(site: Site, judgement: Judgement) -> JudgementFacts:
    """Return what pages show of a judgement."""
    briefing, row = judgement.briefing, judgement.implication
    return JudgementFacts(
        name=judgement.name,
        link=Link(title=row.title, address=judgement.address, date=briefing.date),
        briefing=bare_link(briefing),
        likelihood=row.likelihood,
        confidence=row.confidence,
        horizon=row.horizon,
        settled_by=row.settled_by,
        outcome=judgement.outcome,
        settled=judgement.settled,
        overdue=judgement.overdue,
        retracted=not site.retracted(briefing).keys().isdisjoint(row.sources),
        topics=briefing.topics,
        entities=tuple(slug for slug in row.entities if slug in site.catalog.entities),
        history=tuple(
            StepFacts(
                change=step.update.change,
                note=step.update.note,
                briefing=bare_link(step.briefing),
            )
            for step in judgement.history
        ),
    )


def bare_link(briefing: BriefingRecord) -> Link:
    """Return a link to a briefing's page that says its title and date alone."""
    return briefing_link(briefing).model_copy(update={"summary": ""})


def named_in(judgements: Iterable[JudgementFacts]) -> Iterator[str]:
    """Yield the slugs of all entities that judgements concern or their texts name."""
    for judgement in judgements:
        yield from judgement.entities
        notes = (step.note for step in judgement.history)
        yield from entities_in([judgement.link.title, judgement.settled_by, *notes])


def entities_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield the slugs of the entities that lines of Markdown name."""
    references = (found for line in lines for found in parse_line(line).references)
    yield from (found.target for found in references if found.kind == "entity")
