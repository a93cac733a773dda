"""Judgements of the register as several pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from briefings.values.judgement import Likelihood
from briefings.views.facts import Facts, Link
from briefings.views.frame import LinkView, link_view, uncited
from briefings.views.shown import Reader

__all__ = ["JudgementFacts", "JudgementView", "StepFacts", "StepView", "judgement_view", "step_view"]


class StepFacts(Facts):
    """What one later briefing says of a judgement."""

    change: str
    note: str = ""
    briefing: Link


class JudgementFacts(Facts):
    """A judgement with its history; texts are Markdown, `topics` and `entities` are slugs."""

    name: str
    link: Link
    briefing: Link
    likelihood: str = ""
    confidence: str = ""
    horizon: str = ""
    settled_by: str = ""
    outcome: str
    settled: str = ""
    overdue: bool = False
    retracted: bool = False
    topics: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    history: tuple[StepFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """What one later briefing says of a judgement."""

    change: str
    note: Markup | None
    briefing: LinkView


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A judgement with its history.

    Attributes:
        anchor: its name in addresses, the same for good.
        status: open, overdue, or how it was settled.
    """

    anchor: str
    link: LinkView
    briefing: LinkView
    likelihood: object
    confidence: str
    horizon: Markup | None
    settled_by: Markup | None
    status: str
    settled: Markup | None
    retracted: bool
    topics: tuple[str, ...]
    entities: tuple[str, ...]
    history: tuple[StepView, ...]


def judgement_view(facts: JudgementFacts, reader: Reader) -> JudgementView:
    """Show a judgement."""
    return JudgementView(
        anchor=facts.name.replace("/", "--"),
        link=link_view(facts.link, reader),
        briefing=link_view(facts.briefing, reader),
        likelihood=reader.show(Likelihood(facts.likelihood)) if facts.likelihood else None,
        confidence=facts.confidence,
        horizon=reader.date(facts.horizon) if facts.horizon else None,
        settled_by=uncited(facts.settled_by, reader) if facts.settled_by else None,
        status="overdue" if facts.overdue else facts.outcome,
        settled=reader.date(facts.settled) if facts.settled else None,
        retracted=facts.retracted,
        topics=facts.topics,
        entities=facts.entities,
        history=tuple(step_view(step, reader) for step in facts.history),
    )


def step_view(step: StepFacts, reader: Reader) -> StepView:
    """Show what one later briefing says."""
    note = uncited(" ".join(step.note.split()), reader) if step.note else None
    place = step.briefing.model_copy(update={"address": f"{step.briefing.address}#updates"})
    return StepView(step.change, note, link_view(place, reader))
