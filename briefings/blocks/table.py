"""A table, with its rows in the briefing or in a CSV file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BeforeValidator, model_validator

from briefings.block import Block, Tabulated
from briefings.fitting import LAST, Column, fit
from briefings.prose import parse_line
from briefings.rows import Rows, number
from briefings.values.base import fault
from briefings.values.places import DataPath
from briefings.values.record import Location, Written
from briefings.values.text import Line, Text

__all__ = ["Cell", "Table", "TableContent"]


WHOLE_NUMBER = re.compile(r"-?\d+")
LONG_NUMBER = re.compile(r"-?[1-9]\d{4,}(?:\.\d+)?")


def _cell(raw: object) -> object:
    """Take an absent cell as an empty one."""
    return "" if raw is None else raw


Cell: TypeAlias = Annotated[
    Literal[""] | Line, BeforeValidator(_cell, json_schema_input_type=Literal[""] | Line | None)
]
Row: TypeAlias = tuple[Cell, ...]


class TableContent(Written):
    """A table's columns and rows."""

    columns: Row = ()
    """What stands above each column; with `data`, the names of the columns to show, in this order."""
    units: Row = ()
    """The unit of each column; ~ for none."""
    rows: tuple[Row, ...] = ()
    """The cells, row by row."""
    data: DataPath | None = None
    """A CSV file below content/ that holds the rows."""
    caption: Line | None = None
    """What the table shows."""
    notes: Text | None = None
    """What a reader has to know, below the table."""
    total: Row = ()
    """The last row, set apart."""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        """Refuse rows in two places or none, and rows without names of columns."""
        if bool(self.rows) == bool(self.data):
            raise fault("missing-field", "a table has either rows or data")
        if self.rows and not self.columns:
            raise fault("missing-field", "a table with rows names its columns")
        return self

    def ragged(self, rows: Rows) -> Iterator[tuple[Location, str]]:
        """Yield each row that has more or fewer cells than there are columns, with what is wrong.

        Args:
            rows: the rows of the data file; empty where the table names none.
        """
        width = len(self.columns) or len(next(iter(rows), ()))
        parts: list[tuple[Location, Row]] = [(("rows", index), row) for index, row in enumerate(self.rows)]
        parts += [(("units",), self.units), (("total",), self.total)]
        for location, row in parts:
            if len(row) != width and (row or location[0] == "rows"):
                cells = "1 cell stands" if len(row) == 1 else f"{len(row)} cells stand"
                yield location, f"{cells} under {width} column{'' if width == 1 else 's'}"


class Table(Block):
    """A table with columns, units, rows, a total and notes."""

    table: TableContent
    """The columns and rows."""

    def row_faults(self, rows: Rows) -> Iterator[tuple[Location, str]]:
        """Yield the columns that the data file lacks."""
        for index, column in enumerate(self.table.columns):
            if rows and column not in rows[0]:
                there = ", ".join(rows[0])
                yield ("table", "columns", index), f"the data has no column {column!r}; it has {there}"

    def extras(self, rows: Rows, language: str) -> Mapping[str, object]:
        """Return the header, the rows, which columns hold numbers, and how paper has room for them all.

        The text of a data file is no Markdown.
        """
        columns, body = self._grid(rows)
        numeric = [_is_numeric([row[index] for row in body]) for index in range(len(columns))]
        found = fit(self.measured(rows, language))
        return {"columns": columns, "body": body, "numeric": numeric, "fit": LAST if found is None else found}

    def measured(self, rows: Rows, language: str) -> tuple[Column, ...]:
        """Return the columns in plain words, the units and the total among them, to be measured.

        Args:
            rows: the rows of the data file; empty where the table names none.
            language: the language of the block.
        """
        columns, body = self._grid(rows)
        units = self.table.units or ("",) * len(columns)
        lines = [*body, self.table.total] if self.table.total else body
        return tuple(
            Column(
                f"{_plain(name, language)} {_plain(unit, language)}",
                [_plain(row[index], language) for row in lines],
                _is_numeric([row[index] for row in body]),
            )
            for index, (name, unit) in enumerate(zip(columns, units, strict=False))
        )

    def _grid(self, rows: Rows) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """Return the header and the rows, from the briefing or from the data file."""
        columns: Sequence[str] = self.table.columns or tuple(rows[0] if rows else ())
        return columns, self.table.rows or _of_file(rows, columns)

    def tabulated(self, rows: Rows, language: str) -> Tabulated:
        """Return the columns that are shown, their cells as they were written, and the total as the last row."""
        del language
        names: Sequence[str] = self.table.columns or tuple(rows[0] if rows else ())
        units = [f" ({unit})" if unit else "" for unit in self.table.units] or [""] * len(names)
        cells = self.table.rows or [[row[name] for name in names] for row in rows]
        total = [self.table.total] if self.table.total else []
        columns = [Line(f"{name}{unit}") if unit else name for name, unit in zip(names, units, strict=True)]
        return Tabulated(self.table.caption or "", columns, [*cells, *total])


def _plain(cell: str, language: str) -> str:
    """Return the words of a cell."""
    return parse_line(cell, language).plain if isinstance(cell, Line) else cell


def _of_file(rows: Rows, columns: Sequence[str]) -> Sequence[Sequence[str]]:
    """Return the rows of a data file as a reader sees them, thousands told apart in columns that have many."""
    shown = {name: _column([row[name] for row in rows]) for name in columns}
    return tuple(tuple(shown[name][index] for name in columns) for index in range(len(rows)))


def _column(cells: Sequence[str]) -> Sequence[str]:
    """Return a column's cells; years and other short numbers stay as they are where no number is longer."""
    grouped = _is_numeric(cells) and any(LONG_NUMBER.fullmatch(cell) for cell in cells)
    return [_grouped(cell) if grouped else cell for cell in cells]


def _grouped(cell: str) -> str:
    """Return a number with commas between its thousands; any other cell as it is."""
    whole, point, decimals = cell.partition(".")
    return f"{int(whole):,}{point}{decimals}" if WHOLE_NUMBER.fullmatch(whole) else cell


def _is_numeric(cells: Sequence[str]) -> bool:
    """Tell whether a column holds numbers: each filled cell is one, a sign of percent or range allowed."""
    filled = [cell.strip("%~<>≈ ") for cell in cells if cell and cell not in {"–", "-", "n/a"}]
    return bool(filled) and all(number(cell) is not None for cell in filled)
