"""Briefings made up from a fixed seed, of the shape of the demonstration ones.

Text stands in this project's syntax: `[@s1]` cites a source, `[[copper]]` names an entity. `bench.desk` and
`bench.markdown` write the same report for this project and for its peers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.words import CLAUSES, HEADINGS, MATERIALS, MEASURES, OPENINGS, PLACES, SENTENCES, TOPICS, VERBS

__all__ = ["Implication", "Report", "Section", "Source", "Table", "corpus", "shortened"]

SEED = 20_260_101
LAST_DAY = date(2026, 12, 31)
DAYS = 3_650
CHART_EVERY = 10
TABLE_EVERY = 3
SHORT = 3
"""How many sections fill three pages, with what stands around them."""
LIKELIHOODS = ("unlikely", "roughly even chance", "likely", "very likely")
CONFIDENCES = ("low", "moderate", "high")


@dataclass(frozen=True, slots=True)
class Source:
    """A document: its id within the report, title, publisher, address, day and grades."""

    id: str
    title: str
    publisher: str
    url: str
    published: str
    reliability: str
    credibility: int


@dataclass(frozen=True, slots=True)
class Implication:
    """A row of the table of implications."""

    id: str
    title: str
    summary: str
    affects: str
    likelihood: str
    confidence: str
    horizon: str
    settled_by: str


@dataclass(frozen=True, slots=True)
class Table:
    """Years and figures, with a caption; shown as a table or, where it is a chart, as bars."""

    caption: str
    unit: str
    rows: tuple[tuple[str, int], ...]
    is_chart: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, and what stands below them."""

    heading: str
    paragraphs: tuple[str, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One briefing, as plain text and tuples of it; `day` is in ISO 8601."""

    slug: str
    title: str
    day: str
    summary: str
    topics: tuple[str, ...]
    entities: tuple[str, ...]
    highlights: tuple[str, ...]
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    implications: tuple[Implication, ...]
    questions: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def week(self) -> str:
        """The ISO week that the report is of, as editions are called."""
        year, week, _ = date.fromisoformat(self.day).isocalendar()
        return f"{year}-w{week:02d}"


def corpus(count: int) -> tuple[Report, ...]:
    """Return reports over ten years, oldest first; the same ones for the same count."""
    return tuple(_report(Random(f"{SEED}-{number}"), number, count) for number in range(count))


def shortened(report: Report) -> Report:
    """Return a report without its last sections, so that its PDF has three pages, with a chart four."""
    return replace(report, sections=report.sections[:SHORT])


def _report(random: Random, number: int, count: int) -> Report:
    """Make the report of a number among so many."""
    day = LAST_DAY - timedelta(days=DAYS * (count - 1 - number) // count)
    entities = tuple(random.sample(MATERIALS, 4))
    sources = tuple(_sources(random, entities, day))
    return Report(
        slug=f"report-{number:05d}-{entities[0]}",
        title=f"{_opened(random.choice(MEASURES)[0])} of {entities[0]} {random.choice(VERBS)}, report {number + 1}",
        day=day.isoformat(),
        summary=_sentence(random, entities),
        topics=tuple(sorted(random.sample(TOPICS, 2))),
        entities=entities,
        highlights=tuple(_cited(random, entities) for _ in range(4)),
        lead=tuple(_paragraphs(random, entities, 2)),
        sections=tuple(_sections(random, entities, number)),
        implications=tuple(_implication(random, entities, row, day) for row in range(3)),
        questions=tuple(f"How far does it hold that {clause}?" for clause in random.sample(CLAUSES, 3)),
        sources=sources,
    )


def _sources(random: Random, entities: Sequence[str], day: date) -> Iterator[Source]:
    """Make the four documents that a report cites."""
    for row, entity in enumerate(entities, start=1):
        yield Source(
            id=f"s{row}",
            title=f"Figures on {entity}, {_opened(random.choice(HEADINGS).lower())}",
            publisher=f"{_opened(entity)} Survey",
            url=f"https://example.org/{entity}/{random.randrange(10**6):06d}",
            published=(day - timedelta(days=random.randrange(1, 60))).isoformat(),
            reliability=random.choice("ABCD"),
            credibility=random.randrange(1, 5),
        )


def _sections(random: Random, entities: Sequence[str], number: int) -> Iterator[Section]:
    """Make the five sections of a report; a table or a chart stands in some."""
    for place, heading in enumerate(random.sample(HEADINGS, 5)):
        paragraphs = tuple(_paragraphs(random, entities, 2))
        table = _table(random, entities, is_chart=number % CHART_EVERY == 0) if place == 1 else None
        yield Section(heading, paragraphs, table if number % CHART_EVERY == 0 or number % TABLE_EVERY == 0 else None)


def _table(random: Random, entities: Sequence[str], *, is_chart: bool) -> Table:
    """Make the figures of six years."""
    measure, unit = random.choice(MEASURES)
    rows = tuple((str(2020 + year), random.randrange(100, 9_000)) for year in range(6))
    return Table(f"{_opened(measure)} of {entities[0]} over six years", unit, rows, is_chart)


def _implication(random: Random, entities: Sequence[str], row: int, day: date) -> Implication:
    """Make a row of the table of implications."""
    return Implication(
        id=f"judgement-{row + 1}",
        title=f"{_opened(random.choice(MEASURES)[0])} of {entities[row]} reaches the buyers",
        summary=_cited(random, entities),
        affects=f"Buyers of {entities[row]} in {random.choice(PLACES)}",
        likelihood=random.choice(LIKELIHOODS),
        confidence=random.choice(CONFIDENCES),
        horizon=(day + timedelta(days=random.randrange(200, 900))).isoformat(),
        settled_by=f"A published count in which {random.choice(CLAUSES)}.",
    )


def _paragraphs(random: Random, entities: Sequence[str], count: int) -> Iterator[str]:
    """Make paragraphs of four sentences; the first names an entity, the last cites a source."""
    for _ in range(count):
        named = f"This concerns [[{random.choice(entities)}]] above all."
        yield " ".join([named, _sentence(random, entities), _sentence(random, entities), _cited(random, entities)])


def _cited(random: Random, entities: Sequence[str]) -> str:
    """Make a sentence that cites a source."""
    return f"{_sentence(random, entities)} [@s{random.randrange(1, 5)}]"


def _sentence(random: Random, entities: Sequence[str]) -> str:
    """Make a sentence with figures."""
    measure, unit = random.choice(MEASURES)
    return _opened(
        random.choice(SENTENCES).format(
            opening=random.choice(OPENINGS),
            material=random.choice(entities),
            place=random.choice(PLACES),
            measure=measure,
            unit=unit,
            verb=random.choice(VERBS),
            clause=random.choice(CLAUSES),
            number=f"{random.randrange(10, 900)},{random.randrange(1000):03d}",
            other=f"{random.randrange(10, 900)},{random.randrange(1000):03d}",
            percent=random.randrange(2, 95),
        )
    )


def _opened(text: str) -> str:
    """Return a text with a capital at its start."""
    return text[:1].upper() + text[1:]
