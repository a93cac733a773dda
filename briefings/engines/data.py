"""Makers of data: tables as CSV and as JSON, and a briefing as JSON.

CSV is as RFC 4180 has it: commas, CRLF, quotation marks doubled. It is UTF-8 with a byte order mark, because it is
made for spreadsheets, and Excel takes a file without one for the machine's old code page, which garbles every
accent; whoever reads by program has the JSON twin, or a reader that knows the mark (``utf-8-sig``).

A cell that a spreadsheet would take for a formula gets an apostrophe before it (`briefings.rows.guarded`).

JSON is UTF-8 (RFC 8259) with the fields in the order that is documented, and `format`, which counts up when a field
changes its meaning.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from briefings.artifacts import Plain, Resolved
from briefings.block import Block
from briefings.inputs import content, files, text
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from briefings.prose import parse, parse_line
from briefings.rows import Rows, guarded
from briefings.sheets import read_data
from briefings.values.places import DataPath, ImagePath
from briefings.values.record import Written, each
from briefings.views.facts import BriefingFacts
from briefings.views.public import visible

__all__ = ["FORMAT", "briefing", "csv_file", "csv_table", "json_table"]

FORMAT = 1


def csv_table(inputs: Resolved) -> bytes:
    """Make a table as CSV.

    Args:
        inputs: ``rows`` (mappings from column to value), ``columns`` in order, ``lines`` and ``texts`` (the columns
            that hold Markdown), ``entities`` (their names by slug).
    """
    columns = _names(inputs, "columns")
    return csv_file(columns, ([_cell(row[column]) for column in columns] for row in _rows(inputs)))


def json_table(inputs: Resolved) -> bytes:
    """Make a table as JSON.

    Args:
        inputs: as for `csv_table`; besides ``table``, the name of the rows, ``desk`` (its name and url) and
            ``preview`` (what a site that is not for publication shows; empty for one that is).
    """
    return _written({**_head(inputs), text(inputs, "table"): _rows(inputs)})


def briefing(inputs: Resolved) -> bytes:
    """Make a briefing's data: what its page shows, texts as Markdown as they were written.

    Args:
        inputs: ``path`` and ``source`` of the briefing, ``facts`` (BriefingFacts), ``data`` (data files by path),
            ``record`` (what else the catalog knows of it), ``desk``, ``preview``.
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    _, value = read(text(inputs, "path"), content(inputs, "source"), Briefing)
    rows = {path: read_data(path, found) for path, found in files(inputs, "data").items()}
    public = _Public(facts, rows)
    return _written({**_head(inputs), **_fields(inputs, "record"), **public.briefing(visible(value))})


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a CSV file, which `briefings.rows.read_rows` reads as it was.

    Args:
        columns: what stands above the columns.
        rows: the cells, as readers see them.
    """
    written = io.StringIO()
    head = csv.writer(written, lineterminator="\r\n")
    if any(sign in name for name in columns for sign in ";\t"):
        # What is not in quotes could be taken for what separates the columns.
        head = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    head.writerow(map(guarded, columns))
    csv.writer(written, lineterminator="\r\n").writerows(map(guarded, row) for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: Plain) -> str:
    """Return a value as a cell: nothing for what is absent, names one after the other, a number for other lists."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str() | int() | float():
            return str(value)
        case _ if all(isinstance(item, str) for item in value):
            return "; ".join(str(item) for item in value)
    return str(len(value))


def _rows(inputs: Resolved) -> list[Mapping[str, Plain]]:
    """Return the rows, words in place of Markdown, and null for what is absent."""
    names = _fields(inputs, "entities")
    lines, texts = _names(inputs, "lines"), _names(inputs, "texts")
    words = _Words({slug: str(name) for slug, name in names.items()}, frozenset(lines), frozenset(texts))
    rows = inputs["rows"]
    if not isinstance(rows, list | tuple):
        raise TypeError("the rows of a table are a list")
    return [words.mapping(row) for row in rows]


@dataclass(frozen=True)
class _Words:
    """Takes the words of Markdown: entities by their names, no signs, no citations."""

    entities: Mapping[str, str]
    lines: Collection[str]
    texts: Collection[str]

    def mapping(self, row: Mapping[str, Plain]) -> Mapping[str, Plain]:
        """Return a row, or a mapping in one."""
        language = str(row.get("lang") or "en")
        return {name: self.value(name, inner, language) for name, inner in row.items()}

    def value(self, name: str, value: Plain, language: str) -> Plain:
        """Return a field's value."""
        match value:
            case "":
                return None
            case str() if name in self.lines:
                return parse_line(value, language).plain_with(self.entities)
            case str() if name in self.texts:
                return parse(value, language).plain_with(self.entities)
            case list() | tuple():
                return [self._item(name, item, language) for item in value]
        return value

    def _item(self, name: str, item: Plain, language: str) -> Plain:
        """Return an item of a list."""
        return self.mapping(item) if isinstance(item, Mapping) else self.value(name, item, language)


@dataclass(frozen=True)
class _Public:
    """Says what readers of a briefing may see of it."""

    facts: BriefingFacts
    rows: Mapping[str, Rows]

    def briefing(self, briefing: Briefing) -> Mapping[str, Plain]:
        """Return the briefing's fields; what decides where and when it is published is not among them."""
        return {
            "title": briefing.title,
            "summary": briefing.summary,
            "date": briefing.date,
            "updated": briefing.updated,
            "authors": [self.facts.authors[author] for author in briefing.authors],
            "reviewed_by": [self.facts.authors[author] for author in briefing.reviewed_by],
            "highlights": [self.value(point) for point in briefing.points],
            "lead": briefing.lead,
            "body": [self._block(block) for block in briefing.body],
            "updates": [self.value(update) for update in briefing.updates],
            "corrections": [self.value(correction) for correction in briefing.corrections],
        }

    def _block(self, block: Block) -> Plain:
        """Return a block: its type, what all blocks have, and its content."""
        shared = {"heading": block.heading, "id": block.id, "lang": block.lang, "sources": self.value(block.sources)}
        there = {name: value for name, value in shared.items() if value}
        inside = replace(self, rows=self._rows_of(block))
        return {"type": block.kind, **there, "content": inside.value(getattr(block, block.kind))}

    def _rows_of(self, block: Block) -> Mapping[str, Rows]:
        """Return the rows of the data files, of the one that a block shows what it shows."""
        first = next((path for _, path in each(DataPath, block)), None)
        if first is None or (found := block.tabulated(self.rows[first], block.lang or self.facts.language)) is None:
            return self.rows
        return {**self.rows, first: [dict(zip(found.columns, row, strict=True)) for row in found.rows]}

    def value(self, value: object) -> Plain:
        """Return a value; data files by their rows, pictures by their address, absent fields not at all."""
        match value:
            case DataPath():
                return [dict(row) for row in self.rows[value]]
            case ImagePath():
                return self.facts.desk.url + self.facts.images[value].address
            case Enum():
                return str(value.value)
            case None | bool() | int() | float() | str():
                return value if value is None or not isinstance(value, str) else str(value)
        return self._structure(value)

    def _structure(self, value: object) -> Plain:
        """Return what holds other values."""
        match value:
            case Written():
                fields = {field.alias or name: getattr(value, name) for name, field in type(value).model_fields.items()}
                return {name: self.value(inner) for name, inner in fields.items() if inner or inner == 0}
            case Mapping():
                return {str(name): self.value(inner) for name, inner in value.items()}
            case tuple() | list():
                return [self.value(item) for item in value]
        raise TypeError(f"{type(value).__name__} is nothing that readers see")


def _head(inputs: Resolved) -> Mapping[str, Plain]:
    """Return what every document starts with."""
    preview = text(inputs, "preview")
    stamp = {"preview": f"Not for publication. It shows {preview}."} if preview else {}
    return {"format": FORMAT, "desk": _fields(inputs, "desk"), **stamp}


def _fields(inputs: Resolved, name: str) -> Mapping[str, Plain]:
    """Return an input that is a mapping."""
    value = inputs[name]
    if not isinstance(value, Mapping):
        raise TypeError(f"the input {name} is no mapping")
    return value


def _names(inputs: Resolved, name: str) -> Sequence[str]:
    """Return an input that is a list of names."""
    value = inputs[name]
    if not isinstance(value, list | tuple):
        raise TypeError(f"the input {name} is no list")
    return [str(item) for item in value]


def _written(document: Plain) -> bytes:
    """Write a JSON document."""
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
