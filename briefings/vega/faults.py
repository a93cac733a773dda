"""What is wrong with the rows of a chart: no such column, a word for a number, too much for one picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from briefings.rows import Rows
from briefings.vega.columns import Columns, is_missing
from briefings.vega.plot import ChartType, Reading, amount, reading

__all__ = ["Fault", "faults"]

MOST_ROWS = 300
MOST_SERIES = 4
MOST_PANELS = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        message: what is wrong.
        role: the field of the chart that shows it: type, x, y, series, panels, low, high or data.
        row: the row that shows it, from zero, where it is one row.
    """

    message: str
    role: str
    row: int | None = None


def faults(columns: Columns, rows: Rows) -> Iterator[Fault]:
    """Yield what is wrong with the rows of a chart.

    Args:
        columns: the columns that are drawn.
        rows: all rows; a cell that a row lacks is a missing value.
    """
    if not rows:
        yield Fault("the chart has no rows", "data")
        return
    if len(rows) > MOST_ROWS:
        yield Fault(f"the chart has {len(rows):,} rows; {MOST_ROWS} are the most", "data")
    yield from _of_the_fields(columns)
    absent = list(_absent(columns, rows))
    if absent:
        yield from absent
        return
    yield from _of_the_series(columns, rows)
    yield from _of_the_panels(columns, rows)
    yield from _of_the_values(columns, rows)
    yield from _of_the_ranges(columns, rows)
    yield from _of_the_places(columns, rows)


def _of_the_fields(columns: Columns) -> Iterator[Fault]:
    """Yield what is wrong before any row is looked at."""
    if columns.panels and columns.panels in {columns.x, columns.y, columns.series}:
        yield Fault("panels names a column that the chart shows otherwise; take another one", "panels")
    if columns.type in {ChartType.STACKED_BAR, ChartType.GROUPED_BAR} and not columns.series:
        yield Fault(f"a {columns.type} needs series: the column that tells its bars apart", "type")
    if bool(columns.low) != bool(columns.high):
        there, lacking = ("low", "high") if columns.low else ("high", "low")
        yield Fault(f"a range has two ends: {lacking} is not there", there)


def _absent(columns: Columns, rows: Rows) -> Iterator[Fault]:
    """Yield the columns that no row has."""
    there = list(dict.fromkeys(column for row in rows for column in row))
    for role, column in columns.named.items():
        if column not in there:
            near = get_close_matches(column, there, n=1)
            guess = f"did you mean {near[0]!r}? It" if near else "it"
            yield Fault(f"the data has no column {column!r}; {guess} has {', '.join(there)}", role)


def _of_the_series(columns: Columns, rows: Rows) -> Iterator[Fault]:
    """Yield rows of no series, and more series than can be told apart."""
    if columns.series:
        cells = [row.get(columns.series, "").strip() for row in rows]
        yield from _empty(cells, "series", columns.series)
        names = list(dict.fromkeys(filter(None, cells)))
        if len(names) > MOST_SERIES:
            message = f"{len(names)} series are too many to tell apart; {MOST_SERIES} are the most"
            advice = "" if columns.panels else f"; panels: {columns.series} draws a small chart for each"
            yield Fault(f"{message}{advice}", "series")


def _of_the_panels(columns: Columns, rows: Rows) -> Iterator[Fault]:
    """Yield rows of no panel, one panel alone, and more than a page holds."""
    if columns.panels:
        cells = [row.get(columns.panels, "").strip() for row in rows]
        yield from _empty(cells, "panels", columns.panels)
        count = len(set(filter(None, cells)))
        if count == 1:
            yield Fault(f"the column {columns.panels!r} has one value; a chart without panels shows as much", "panels")
        if count > MOST_PANELS:
            advice = "keep the rows that the finding is about, or sum the smallest up"
            yield Fault(f"{count} panels are too many for a page; {MOST_PANELS} are the most: {advice}", "panels")


def _empty(cells: Sequence[str], role: str, column: str) -> Iterator[Fault]:
    """Yield the rows whose cell may not be empty and is."""
    for index, cell in enumerate(cells):
        if is_missing(cell):
            yield Fault(f"the row has no {column}", role, index)


def _of_the_values(columns: Columns, rows: Rows) -> Iterator[Fault]:
    """Yield words where numbers are needed, and a column without any number."""
    for role, column in columns.of_numbers.items():
        cells = [row.get(column, "") for row in rows]
        yield from _words(cells, role, column)
        if role == "y" and all(map(is_missing, cells)):
            yield Fault(f"the column {column!r} is empty", role)


def _words(cells: Sequence[str], role: str, column: str) -> Iterator[Fault]:
    """Yield the cells that hold something other than a number."""
    for index, cell in enumerate(cells):
        if not is_missing(cell) and amount(cell) is None:
            advice = "; write digits alone, and what they count under unit" if any(map(str.isdigit, cell)) else ""
            yield Fault(f"{cell.strip()!r} is no number that {column!r} can hold{advice}", role, index)


def _of_the_ranges(columns: Columns, rows: Rows) -> Iterator[Fault]:
    """Yield ranges with one end, and those that are upside down."""
    if not columns.low or not columns.high:
        return
    for index, row in enumerate(rows):
        low, high = (amount(row.get(column, "")) for column in (columns.low, columns.high))
        cells = [is_missing(row.get(column, "")) for column in (columns.low, columns.high)]
        if cells[0] != cells[1]:
            yield Fault("the range has one end", "high" if cells[0] else "low", index)
        elif low is not None and high is not None and low > high:
            yield Fault(f"the range begins above its end: {row[columns.low]} to {row[columns.high]}", "low", index)


def _of_the_places(columns: Columns, rows: Rows) -> Iterator[Fault]:
    """Yield rows without a place along the axis, at a word among numbers, or at the place of an earlier row."""
    cells = [row.get(columns.x, "").strip() for row in rows]
    yield from _empty(cells, "x", columns.x)
    if reading(columns.type, [cell for cell in cells if not is_missing(cell)]) is Reading.NUMBER:
        yield from _words(cells, "x", columns.x)
    if columns.type is ChartType.SCATTER:
        return
    seen: dict[tuple[str, ...], int] = {}
    telling = [column for column in (columns.panels, columns.series) if column]
    for index, (row, cell) in enumerate(zip(rows, cells, strict=True)):
        place = (cell, *(row.get(column, "").strip() for column in telling))
        first = seen.setdefault(place, index)
        if first != index and not is_missing(cell):
            name = ", ".join(filter(None, place))
            yield Fault(f"{name} is there twice; first in row {first + 1}", "x", index)
