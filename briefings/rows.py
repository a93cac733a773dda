"""Rows of data: CSV files, and numbers as people write them.

A cell that a spreadsheet would take for a formula (OWASP, CSV Injection; CWE-1236) is written with an apostrophe
before it, and read without. One of the text's own before such a sign is doubled, so that each text comes back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import TypeAlias

from briefings.nodes import FORBIDDEN

__all__ = ["MAXIMUM_ROWS", "RowFault", "Rows", "guarded", "named_rows", "number", "read_rows", "unguarded"]

Rows: TypeAlias = Sequence[Mapping[str, str]]
NUMBER = re.compile(r"[-+\u2212]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?")
SHARE = re.compile(rf"{NUMBER.pattern}[ \u00a0\u202f]?%?")
"""A number, or so many per cent: no spreadsheet takes it for a formula."""
FORMULA = re.compile(r"[\s']*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
QUOTED = re.compile(r'(?<![^,;\t\n])"(?:[^"]|"")*+"')
"""A cell in quotation marks, whose signs separate nothing."""
AMBIGUOUS = re.compile(r"[-+\u2212]?\d+,\d+")
MAXIMUM_ROWS = 5000
SEPARATORS = (",", ";", "\t")


class RowFault(ValueError):
    """What is wrong with a data file, and in which of its lines (from one)."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def number(text: str) -> float | None:
    """Return the number that a text writes, commas between thousands allowed, or None for any other text."""
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        return None
    value = float(stripped.replace(",", "").replace("\u2212", "-"))
    return value if isfinite(value) else None


def guarded(cell: str) -> str:
    """Return a cell as it is written: no spreadsheet takes it for a formula."""
    return f"'{cell}" if FORMULA.match(cell) and not SHARE.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return what a cell says that was written so."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def read_rows(content: bytes) -> Rows:
    """Read a CSV file: UTF-8, the first line names the columns, separated by comma, semicolon or tab.

    Returns:
        A mapping from column to text for each row.

    Raises:
        RowFault: where the file is no such table.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RowFault(
            "the file is not UTF-8; from Excel, save it as CSV UTF-8", content.count(b"\n", 0, error.start) + 1
        ) from None
    _refuse_controls(text)
    header = QUOTED.sub("", text).partition("\n")[0]
    separator = max(SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines = [
            (reader.line_num, [unguarded(cell.strip()) for cell in row]) for row in reader if any(map(str.strip, row))
        ]
    except csv.Error as error:
        raise RowFault(f"the file is no CSV: {error}", reader.line_num) from None
    if separator == ";":
        _refuse_ambiguous(lines[1:])
    return named_rows(lines)


def _refuse_controls(text: str) -> None:
    """Refuse a sign that no page can show."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := FORBIDDEN.search(lines):
        message = f"the file holds U+{ord(found[0]):04X}, a sign that no page can show; take it out"
        raise RowFault(message, lines.count("\n", 0, found.start()) + 1)


def _refuse_ambiguous(lines: Sequence[tuple[int, list[str]]]) -> None:
    """Refuse a comma that separates decimals to one reader and thousands to another."""
    for line, row in lines:
        for cell in filter(AMBIGUOUS.fullmatch, row):
            ways = f"{cell.replace(',', '.')} or {cell.replace(',', '')}"
            raise RowFault(f"the comma of {cell} may stand before decimals or between thousands; write {ways}", line)


def named_rows(lines: Sequence[tuple[int, list[str]]]) -> Rows:
    """Give each cell the name of its column.

    Args:
        lines: the lines that hold anything, each with its number; the first one names the columns.

    Raises:
        RowFault: where there are too few or too many, or one has more or fewer cells than the first.
    """
    if len(lines) < 2:  # noqa: PLR2004 # a header and one row
        raise RowFault("the file has no rows" if lines else "the file is empty")
    columns = lines[0][1]
    if len(set(columns)) != len(columns) or "" in columns:
        raise RowFault("the first line has to name each column, no name twice", lines[0][0])
    if len(lines) > MAXIMUM_ROWS:
        raise RowFault(f"the file has {len(lines) - 1:,} rows; {MAXIMUM_ROWS:,} are the most")
    for line, row in lines[1:]:
        if len(row) != len(columns):
            cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            raise RowFault(f"the row has {cells}, the first line names {len(columns)} columns", line)
    return tuple(dict(zip(columns, row, strict=True)) for _, row in lines[1:])
