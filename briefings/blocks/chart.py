"""A chart, drawn from rows in the briefing or in a CSV file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from briefings.artifacts import Plain
from briefings.block import Block, Tabulated
from briefings.prose import parse_line
from briefings.rows import Rows
from briefings.values.names import SourceId
from briefings.values.places import DataPath
from briefings.values.record import Location, Written
from briefings.values.text import Line, Text
from briefings.vega import (
    TALLEST,
    WIDE,
    ChartType,
    Columns,
    Fault,
    Note,
    Plot,
    Reading,
    alternative,
    faults,
    height,
    note_faults,
    points,
    shown,
    specification,
)

__all__ = ["Annotation", "Chart", "ChartContent", "ChartType"]


def _written(raw: object) -> object:
    """Take an absent cell as an empty one."""
    return "" if raw is None else raw


DataCell: TypeAlias = Annotated[str, BeforeValidator(_written, json_schema_input_type=str | None)]
InlineRows: TypeAlias = tuple[Mapping[str, DataCell], ...]


def _data_kind(raw: object) -> str:
    """Tell a path from rows."""
    return "<path>" if isinstance(raw, str) else "<rows>"


class Annotation(Written):
    """Something said within the picture: at a place, at a value, at both, or over a stretch."""

    text: Line
    """What is said, in a few words."""
    x: str | None = None
    """Where it stands along the axis, written as in the data: a rule there, or with y a spot."""
    y: str | None = None
    """The value at which it stands: a level line, or with x a spot."""
    from_: str | None = Field(default=None, alias="from")
    """Where a stretch begins, written as in the data."""
    to: str | None = None
    """Where it ends."""
    panel: str | None = None
    """The one small chart that it stands in; else it stands in all, and its words in the first."""


class ChartContent(Written):
    """What is drawn, from which columns."""

    type: ChartType
    """bar, horizontal bar, stacked bar, grouped bar, line or scatter."""
    title: Line
    """The finding, as a sentence."""
    x: str
    """The column along the horizontal axis; for a horizontal bar, along the vertical one."""
    y: str
    """The column with the values."""
    series: str | None = None
    """The column that tells the series apart; at most four series."""
    panels: str | None = None
    """The column of whose values each has a small chart of its own, with common scales; at most twelve."""
    low: str | None = None
    """The column with the lower end of a range."""
    high: str | None = None
    """The column with the upper end of a range."""
    unit: Line | None = None
    """What the values count."""
    x_title: Line | None = None
    """What the column x holds, where it does not explain itself."""
    data: Annotated[
        Annotated[InlineRows, Tag("<rows>")] | Annotated[DataPath, Tag("<path>")], Discriminator(_data_kind)
    ]
    """Rows, each a mapping from column to value, or a CSV file below content/."""
    annotations: tuple[Annotation, ...] = ()
    """What is said within the picture; at most six."""
    notes: Text | None = None
    """What a reader has to know, below the chart."""
    sources: tuple[SourceId, ...] = ()
    """What the data rests on."""

    @property
    def columns(self) -> Columns:
        """The columns that are drawn."""
        return Columns(self.type, self.x, self.y, self.series, self.low, self.high, self.panels)

    def rows(self, of_file: Rows) -> Rows:
        """Return the rows that are drawn: those in the briefing, or those of the file that it names."""
        return of_file if isinstance(self.data, str) else self.data


class Chart(Block):
    """A chart whose title is the finding."""

    chart: ChartContent
    """What is drawn."""

    def row_faults(self, rows: Rows) -> Iterator[tuple[Location, str]]:
        """Yield what is wrong with the data, at its cell where it stands in the briefing.

        Args:
            rows: the rows of the data file; empty where the chart names none.
        """
        shown = self.chart.rows(rows)
        found = list(faults(self.chart.columns, shown))
        yield from ((self._place(fault, shown), self._said(fault)) for fault in found)
        if not found:
            yield from self._picture_faults(rows)

    def _place(self, fault: Fault, shown: Rows) -> Location:
        """Return where a fault stands: at its cell, where the rows stand in the briefing."""
        if fault.row is None:
            return ("chart", fault.role)
        if isinstance(self.chart.data, str):
            return ("chart", "data")
        column = self.chart.columns.named[fault.role]
        return ("chart", "data", fault.row, *((column,) if column in shown[fault.row] else ()))

    def _said(self, fault: Fault) -> str:
        """Return what a fault says; one in a file names its row."""
        in_file = fault.row is not None and isinstance(self.chart.data, str)
        return f"row {(fault.row or 0) + 1}: {fault.message}" if in_file else fault.message

    def _picture_faults(self, rows: Rows) -> Iterator[tuple[Location, str]]:
        """Yield what is wrong with the annotations, and a picture that no page can hold."""
        plot = self._plot(rows, "en", WIDE)
        found = list(note_faults(plot))
        for fault in found:
            inside = (*(() if fault.index is None else (fault.index,)), *filter(None, [fault.field]))
            yield ("chart", "annotations", *inside), fault.message
        if not found and height(plot) > TALLEST:
            message = "the picture would be higher than a page"
            yield ("chart", "data"), f"{message}; keep the rows that the finding is about, or shorten the names"

    def extras(self, rows: Rows, language: str) -> Mapping[str, object]:
        """Return the text alternative and the data as a table.

        Args:
            rows: the rows of the data file; empty where the chart names none.
            language: the language of the unit and of what the axis shows.

        Returns:
            ``alternative``, the chart in words; ``columns``, ``body`` and, for each column, whether it is
            ``numeric``.
        """
        columns, plot = self.chart.columns, self._plot(rows, language, WIDE)
        numeric_x = bool(plot.points) and plot.reading is Reading.NUMBER
        return {
            "alternative": alternative(plot),
            "columns": [_heading(plot, role, column) for role, column in columns.named.items()],
            "body": shown(columns, self.chart.rows(rows), numeric_x=numeric_x),
            "numeric": [role in columns.of_numbers or (role == "x" and numeric_x) for role in columns.named],
        }

    def drawing(self, rows: Rows, language: str, width: int) -> Mapping[str, Plain] | None:
        """Return the chart as a Vega-Lite specification, or None where there is nothing to draw.

        Args:
            rows: the rows of the data file; empty where the chart names none.
            language: the language of its dates, its unit and what the axis shows.
            width: the width of the whole picture in pixels; the chart is laid out for it.
        """
        plot = self._plot(rows, language, width)
        return specification(plot) if plot.points else None

    def shown(self) -> Self:
        """Return the chart without the columns of its rows that are not drawn."""
        data = self.chart.data
        if isinstance(data, str):
            return self
        drawn = set(self.chart.columns.named.values())
        rows = tuple({name: cell for name, cell in row.items() if name in drawn} for row in data)
        return self.model_copy(update={"chart": self.chart.model_copy(update={"data": rows})})

    def tabulated(self, rows: Rows, language: str) -> Tabulated:
        """Return the columns that are drawn, their cells as they were written; those of a file have no unit."""
        columns, plot = self.chart.columns, self._plot(rows, language, WIDE)
        heads = {column: _heading(plot, role, column) for role, column in reversed(columns.named.items())}
        names = list(dict.fromkeys(columns.named.values()))
        cells = [[row.get(column, "") for column in names] for row in self.chart.rows(rows)]
        of_file = isinstance(self.chart.data, str)
        return Tabulated(self.chart.title, names if of_file else [heads[name] for name in names], cells)

    def _plot(self, rows: Rows, language: str, width: int) -> Plot:
        """Return what is drawn; scattered points need the name of what lies along the axis."""
        content = self.chart
        x_title = parse_line(content.x_title, language).plain if content.x_title else ""
        return Plot(
            type=content.type,
            points=points(content.columns, content.rows(rows)),
            unit=parse_line(content.unit, language).plain if content.unit else "",
            x_title=x_title or (content.x if content.type is ChartType.SCATTER else ""),
            language=language,
            width=width,
            notes=tuple(_note(annotation, language) for annotation in content.annotations),
        )


def _note(annotation: Annotation, language: str) -> Note:
    """Return an annotation as it is drawn."""
    return Note(
        text=parse_line(annotation.text, language).plain,
        x=annotation.x or "",
        y=annotation.y or "",
        start=annotation.from_ or "",
        end=annotation.to or "",
        panel=annotation.panel or "",
    )


def _heading(plot: Plot, role: str, column: str) -> str:
    """Return what stands above a column of the table, values with their unit."""
    if role == "x":
        return plot.x_title or column
    return f"{column} ({plot.unit})" if plot.unit and role not in {"series", "panels"} else column
