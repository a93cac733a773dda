"""A report as the YAML of this project."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill, indent

from bench.corpus import Implication, Report, Section, Source, Table
from bench.words import MATERIALS

__all__ = ["CLOCK", "MADE", "briefing", "clean", "place", "write"]

CLOCK = "2027-01-01T00:00Z"
"""After the last report, so that none is under embargo."""
MADE = ("site", ".briefings")

DESK = """\
format: 1
name: Materials Desk
tagline: Figures on materials
url: https://example.org/materials/
lang: en
about: |
  A desk whose briefings are made up, to measure how long they take.
authors:
  desk:
    name: Materials Desk
"""
WIDTH = 96


def write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as a desk's project."""
    files = {f"content/entities/{name}.yaml": entity(name) for name in MATERIALS}
    files |= {place(report): briefing(report) for report in reports}
    for path, text in {"briefings.yaml": DESK, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def place(report: Report) -> str:
    """Return where a report stands in the project."""
    return f"content/briefings/{report.day[:4]}/{report.slug}.yaml"


def clean(folder: Path) -> None:
    """Remove what a build left."""
    for name in MADE:
        shutil.rmtree(folder / name, ignore_errors=True)


def briefing(report: Report) -> str:
    """Return a report as a briefing."""
    return "\n".join(_lines(report)) + "\n"


def entity(name: str) -> str:
    """Return an entity's file."""
    return f"name: {name.title()}\nkind: material\nsummary: |\n  What is known of {name} stands in the briefings.\n"


def _lines(report: Report) -> Iterator[str]:
    """Yield the parts of a briefing."""
    yield f'format: 1\ntitle: "{report.title}"\ndate: {report.day}\nlang: en'
    yield f"summary: |\n{_text(report.summary, 2)}"
    yield f"authors: [desk]\ntopics: [{', '.join(report.topics)}]\nentities: [{', '.join(report.entities)}]\nsources:"
    yield from map(_source, report.sources)
    yield "highlights:"
    yield from (f"  - text: |\n{_text(highlight, 6)}\n    basis: claim" for highlight in report.highlights)
    yield "lead: |\n" + "\n\n".join(_text(paragraph, 2) for paragraph in report.lead)
    yield "body:"
    for section in report.sections:
        yield from _section(section)
    yield "  - heading: What follows\n    implications:"
    yield from map(_implication, report.implications)
    yield "  - heading: What to watch\n    questions:"
    yield from (
        f"      - id: question-{row}\n        text: |\n{_text(question, 10)}"
        for row, question in enumerate(report.questions, start=1)
    )


def _source(source: Source) -> str:
    """Return a source."""
    return (
        f'  - id: {source.id}\n    title: "{source.title}"\n    publisher: {source.publisher}\n'
        f"    url: {source.url}\n    published: {source.published}\n    kind: statistics\n"
        f"    reliability: {source.reliability}\n    credibility: {source.credibility}"
    )


def _section(section: Section) -> Iterator[str]:
    """Yield a section, with the block of its figures."""
    paragraphs = "\n\n".join(_text(paragraph, 6) for paragraph in section.paragraphs)
    yield f"  - heading: {section.heading}\n    prose: |\n{paragraphs}"
    if section.table:
        yield _chart(section.table) if section.table.is_chart else _table(section.table)


def _chart(table: Table) -> str:
    """Return figures as a chart."""
    data = "\n".join(f"        - {{year: {year}, value: {value}}}" for year, value in table.rows)
    return (
        f'  - chart:\n      type: bar\n      title: "{table.caption}"\n      x: year\n      y: value\n'
        f"      unit: {table.unit}\n      data:\n{data}\n      sources: [s1]"
    )


def _table(table: Table) -> str:
    """Return figures as a table."""
    rows = "\n".join(f'        - ["{year}", "{value}"]' for year, value in table.rows)
    return f'  - table:\n      caption: "{table.caption}"\n      columns: [Year, "{table.unit}"]\n      rows:\n{rows}'


def _implication(row: Implication) -> str:
    """Return a row of implications."""
    return (
        f"      - id: {row.id}\n        implication: {row.title}\n        summary: |\n{_text(row.summary, 10)}\n"
        f"        affects: {row.affects}\n        likelihood: {row.likelihood}\n        confidence: {row.confidence}\n"
        f"        horizon: {row.horizon}\n        settled_by: {row.settled_by}\n        sources: [s1, s2]"
    )


def _text(text: str, depth: int) -> str:
    """Return a text set as people set it, at a depth."""
    return indent(fill(text, WIDTH - depth, break_long_words=False, break_on_hyphens=False), " " * depth)
