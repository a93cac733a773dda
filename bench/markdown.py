"""A report as Markdown with tables and links, as the peers read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.corpus import Implication, Report, Section, Table

__all__ = ["body", "quoted"]

CITATION = re.compile(r" \[@s(\d+)\]")
ENTITY = re.compile(r"\[\[([a-z]+)\]\]")


def body(report: Report, entity: str) -> str:
    """Return a report's text.

    Args:
        report: the report.
        entity: the address of an entity's page, with `{}` for its name.
    """
    text = "\n\n".join(_parts(report))
    return ENTITY.sub(lambda found: f"[{found[1]}]({entity.format(found[1])})", CITATION.sub(_citation, text)) + "\n"


def quoted(text: str) -> str:
    """Return a text as a quoted scalar of YAML."""
    return '"' + text.replace("\\", r"\\").replace('"', r"\"") + '"'


def _citation(found: re.Match[str]) -> str:
    """Return a citation as a link to the list of sources."""
    return f" [{found[1]}](#sources)"


def _parts(report: Report) -> Iterator[str]:
    """Yield the parts of a report in reading order."""
    yield report.summary
    yield "\n".join(f"- {highlight}" for highlight in report.highlights)
    yield from report.lead
    for section in report.sections:
        yield from _section(section)
    yield "## What follows"
    yield "\n".join(_implications(report.implications))
    yield "## What to watch"
    yield "\n".join(f"- {question}" for question in report.questions)
    yield "## Sources"
    yield "\n".join(
        f"{row}. [{source.title}]({source.url}), {source.published}, {source.reliability}{source.credibility}"
        for row, source in enumerate(report.sources, start=1)
    )


def _section(section: Section) -> Iterator[str]:
    """Yield a section."""
    yield f"## {section.heading}"
    yield from section.paragraphs
    if section.table:
        yield "\n".join(_table(section.table))


def _table(table: Table) -> Iterator[str]:
    """Yield the lines of a table of figures; no peer draws charts, so a chart is a table as well."""
    yield f"{table.caption}\n"
    yield f"| Year | {table.unit} |"
    yield "|---|---:|"
    yield from (f"| {year} | {value} |" for year, value in table.rows)


def _implications(rows: tuple[Implication, ...]) -> Iterator[str]:
    """Yield the lines of the table of implications."""
    yield "| Implication | Affects | Likelihood | Confidence | By | Settled by |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        cells = (
            f"{row.title}. {row.summary}",
            row.affects,
            row.likelihood,
            row.confidence,
            row.horizon,
            row.settled_by,
        )
        yield f"| {' | '.join(cells)} |"
