"""An edition as its page, home and its report show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import JsonValue

from briefings import addresses, prose
from briefings.model.edition import Edition
from briefings.values.dates import PartialDate
from briefings.views.facts import Facts, Link, PagedFacts
from briefings.views.frame import (
    Frame,
    LinkView,
    SourceView,
    all_sources,
    direction,
    document,
    frame,
    link_view,
    references,
    source_views,
    told,
    uncited,
    unsound,
)
from briefings.views.judgements import JudgementFacts, JudgementView, StepFacts, StepView, judgement_view, step_view
from briefings.views.linked_data import edition_data, home_data
from briefings.views.shown import Paper, Reader, Screen, filled, names_of
from briefings.words import words

__all__ = ["ChangeFacts", "CitedFacts", "EditionFacts", "EditionView", "HighlightFacts", "LeadView", "edition_view"]


class HighlightFacts(Facts):
    """A key point; `unsound` says of a source that it rests on that it was retracted or found wrong."""

    text: str
    unsound: str = ""


class ChangeFacts(Facts):
    """What a briefing of an edition says of an earlier judgement, and whether that settles it."""

    judgement: JudgementFacts
    step: StepFacts
    closed: bool = False


class CitedFacts(Facts):
    """A document that an edition's briefings cite, with links to them."""

    facts: Mapping[str, JsonValue]
    briefings: tuple[Link, ...] = ()


class EditionFacts(PagedFacts):
    """What an edition's page and report need besides its file.

    Attributes:
        content: a hash of all that the edition says.
        new: the judgements that its briefings make.
        changes: what they say of earlier ones.
        corrections: what was corrected in any briefing during its days.
        cited: every document that its briefings cite.
        due: at home, what is to be settled next.
    """

    id: str
    title: str
    number: int | None = None
    date: str = ""
    language: str
    content: str = ""
    report: str = ""
    about: str = ""
    highlights: tuple[HighlightFacts, ...] = ()
    lead_language: str = ""
    briefings: tuple[Link, ...] = ()
    new: tuple[JudgementFacts, ...] = ()
    changes: tuple[ChangeFacts, ...] = ()
    corrections: tuple[Link, ...] = ()
    cited: tuple[CitedFacts, ...] = ()
    due: tuple[JudgementFacts, ...] = ()
    others: tuple[Link, ...] = ()
    entities: Mapping[str, Link] = {}
    sources: Mapping[str, Mapping[str, JsonValue]] = {}


@dataclass(frozen=True, slots=True)
class LeadView:
    """The briefing that comes first, with its highlights, in its own language."""

    link: LinkView
    highlights: tuple[Markup, ...]
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What a briefing says of an earlier judgement."""

    judgement: JudgementView
    step: StepView


@dataclass(frozen=True, slots=True)
class DateView:
    """A coming date; `judgement` tells that a judgement is to be settled then."""

    date: Markup
    text: Markup
    address: str
    judgement: bool


@dataclass(frozen=True, slots=True)
class CitedView:
    """A document that an edition's briefings cite."""

    facts: object
    briefings: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition, on its own page, at home, or as a report."""

    frame: Frame
    about: Markup | None
    title: Markup
    number: int | None
    date: Markup
    day: str
    address: str
    content: str
    report: str
    report_size: int
    lead: LeadView | None
    briefings: tuple[LinkView, ...]
    note: Markup | None
    new: tuple[JudgementView, ...]
    updated: tuple[ChangeView, ...]
    closed: tuple[ChangeView, ...]
    calendar: tuple[DateView, ...]
    corrections: object
    corrected: tuple[LinkView, ...]
    cited: tuple[CitedView, ...]
    due: tuple[JudgementView, ...]
    others: tuple[LinkView, ...]
    sources: tuple[SourceView, ...]


def edition_view(edition: Edition, facts: EditionFacts, medium: Screen | Paper, report_size: int = 0) -> EditionView:
    """Make the view of an edition.

    Args:
        edition: what the editor wrote; empty for a week without a file.
        facts: what the page needs besides.
        medium: where it is shown.
        report_size: the bytes of its PDF; 0 where there is none.
    """
    sources = all_sources((), facts.sources)
    reader = Reader(
        medium, facts.language, facts.entities, references(sources, facts.language), unsound=unsound(sources)
    )
    links = tuple(link_view(link, reader) for link in facts.briefings)
    changes = tuple((change.closed, _change(change, reader)) for change in facts.changes)
    return EditionView(
        frame=_frame(edition, facts, medium),
        about=reader.text(facts.about) if facts.about else None,
        title=reader.line(facts.title),
        number=facts.number,
        date=reader.date(facts.date) if facts.date else Markup(),
        day=facts.date,
        address=medium.address(addresses.edition(facts.id)),
        content=facts.content,
        report=medium.address(facts.report) if facts.report else "",
        report_size=report_size,
        lead=_lead(links[0], facts, reader) if links else None,
        briefings=links[1:],
        note=reader.text(edition.note) if edition.note else None,
        new=tuple(judgement_view(judgement, reader) for judgement in facts.new),
        updated=tuple(change for closed, change in changes if not closed),
        closed=tuple(change for closed, change in changes if closed),
        calendar=tuple(_calendar(edition, facts, reader)),
        corrections=reader.show(edition.corrections),
        corrected=tuple(link_view(link, reader) for link in facts.corrections),
        cited=tuple(_cited(cited, reader) for cited in facts.cited),
        due=tuple(judgement_view(judgement, reader) for judgement in facts.due),
        others=tuple(link_view(link, reader) for link in facts.others),
        sources=tuple(source_views(reader, sources)),
    )


def _frame(edition: Edition, facts: EditionFacts, medium: Screen | Paper) -> Frame:
    """Return what stands around an edition, or around home."""
    name = prose.parse_line(facts.title, facts.language).plain_with(names_of(facts.entities, facts.language))
    title = facts.desk.name if not facts.page.address else f"{name} – {facts.desk.name}"
    around = frame(facts.desk, facts.page, medium, title, facts.desk.tagline or facts.desk.name)
    return told(around, edition_data(edition, facts) if facts.page.address else home_data(facts))


def _lead(link: LinkView, facts: EditionFacts, reader: Reader) -> LeadView:
    """Show the briefing that comes first."""
    language = facts.lead_language or facts.language
    return LeadView(link, tuple(_point(point, reader) for point in facts.highlights), language, direction(language))


def _point(point: HighlightFacts, reader: Reader) -> Markup:
    """Show a key point, with a mark where it rests on what no longer holds."""
    shown = uncited(point.text, reader)
    if not point.unsound:
        return shown
    mark = words(reader.language).gettext(point.unsound)
    return shown + filled(' <span class="retracted-mark">%s</span>', mark)


def _change(change: ChangeFacts, reader: Reader) -> ChangeView:
    """Show what a briefing says of an earlier judgement."""
    return ChangeView(judgement_view(change.judgement, reader), step_view(change.step, reader))


def _calendar(edition: Edition, facts: EditionFacts, reader: Reader) -> Iterator[DateView]:
    """Yield the coming dates, soonest first: those that the editor set, and the horizons of the new judgements."""
    written = [
        (entry.date, DateView(reader.date(entry.date), reader.line(entry.text), "", judgement=False))
        for entry in edition.calendar
    ]
    due = [
        (
            PartialDate(judgement.horizon),
            DateView(
                reader.date(judgement.horizon),
                uncited(judgement.link.title, reader),
                reader.medium.address(judgement.link.address),
                judgement=True,
            ),
        )
        for judgement in facts.new
        if judgement.horizon
    ]
    ordered = sorted([*written, *due], key=lambda pair: (pair[0].last_day, pair[1].judgement, pair[1].text))
    yield from (view for _, view in ordered)


def _cited(cited: CitedFacts, reader: Reader) -> CitedView:
    """Show a document that the briefings cite."""
    links = tuple(link_view(link, reader) for link in cited.briefings)
    return CitedView(document(cited.facts, reader), links)
