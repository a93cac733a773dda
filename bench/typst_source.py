"""A report for Typst, with a template that looks like this project's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.corpus import Report, Table

__all__ = ["source"]

TEMPLATE = """\
#set document(title: "%(title)s", date: none)
#set page(
  paper: "a4", margin: (left: 50mm, right: 24mm, y: 26mm), header: [Materials Desk #h(1fr) %(day)s],
  footer: context [Page #counter(page).display() of #counter(page).final().first()],
)
#set text(font: "Source Serif Pro", size: 10pt, lang: "en", hyphenate: true)
#set par(justify: false, leading: 0.75em, spacing: 1em)
#show heading: it => [#set text(font: "Source Sans Pro", weight: "semibold", size: 12pt); #it]
#set table(stroke: (y: 0.5pt + gray))
#show table: it => [#set text(font: "Source Sans Pro", size: 9pt); #it]
#align(left)[#text(font: "Source Sans Pro", weight: "semibold", size: 20pt)[%(title)s]]
"""
CITATION = re.compile(r"\[@s(\d+)\]")
ENTITY = re.compile(r"\[\[([a-z]+)\]\]")
SPECIAL = re.compile(r"[$#@*_]")


def source(report: Report) -> str:
    """Return a report as a document of Typst."""
    return TEMPLATE % {"title": report.title, "day": report.day} + "\n\n".join(_parts(report)) + "\n"


def _parts(report: Report) -> Iterator[str]:
    """Yield the parts of a report in reading order."""
    yield _text(report.summary)
    yield "\n".join(f"- {_text(highlight)}" for highlight in report.highlights)
    yield from map(_text, report.lead)
    for section in report.sections:
        yield f"== {section.heading}"
        yield from map(_text, section.paragraphs)
        if section.table:
            yield _table(section.table)
    yield "== What follows"
    for row in report.implications:
        yield _text(f"{row.title}. {row.summary}")
        facts = (row.affects, row.likelihood, row.confidence, row.horizon, row.settled_by)
        yield f"#table(columns: {len(facts)}, {', '.join(f'[{fact}]' for fact in facts)})"
    yield "== What to watch"
    yield "\n".join(f"- {question}" for question in report.questions)
    yield "== Sources"
    for number, found in enumerate(report.sources, start=1):
        yield f'+ #link("{found.url}")[{found.title}], {found.published} <s{number}>'


def _table(table: Table) -> str:
    """Return a table of figures."""
    cells = ", ".join(f"[{year}], [{value}]" for year, value in table.rows)
    return f"#figure(table(columns: 2, [Year], [{table.unit}], {cells}), caption: [{table.caption}])"


def _text(text: str) -> str:
    """Return a text with its citations as notes at the foot of the page, as this project's reports have them."""
    parted = CITATION.split(ENTITY.sub(r"\1", text))
    words = [SPECIAL.sub(r"\\\g<0>", part) for part in parted[::2]]
    notes = [f"#footnote[Source {number}]" for number in parted[1::2]]
    return "".join(word + note for word, note in zip(words, [*notes, ""], strict=True))
