"""From rows to points: which columns are drawn, and what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.rows import Rows
from briefings.vega.plot import ChartType, Point, amount, figure

__all__ = ["Columns", "is_missing", "points", "shown"]

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
MISSING = frozenset({"", "–", "-", "n/a"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The type of a chart, and the columns that it draws."""

    type: ChartType
    x: str
    y: str
    series: str | None = None
    low: str | None = None
    high: str | None = None
    panels: str | None = None

    @property
    def named(self) -> dict[str, str]:
        """The columns by what they are for, in the order in which a table shows them."""
        named = {"panels": self.panels, "series": self.series}
        roles = {"x": self.x, **named, "y": self.y, "low": self.low, "high": self.high}
        return {role: column for role, column in roles.items() if column}

    @property
    def of_numbers(self) -> dict[str, str]:
        """The columns with values, by what they are for."""
        return {role: column for role, column in self.named.items() if role not in {"x", "panels", "series"}}


def is_missing(cell: str) -> bool:
    """Tell whether a cell holds no value: it is empty, a dash or n/a."""
    return cell.strip() in MISSING


def points(columns: Columns, rows: Rows) -> tuple[Point, ...]:
    """Return what is drawn; rows without a place along the axis are left out."""
    cells = ({role: _cell(row, column) for role, column in columns.named.items()} for row in rows)
    return tuple(
        Point(
            x=row["x"],
            y=amount(row["y"]),
            series=row.get("series", ""),
            low=amount(row.get("low", "")),
            high=amount(row.get("high", "")),
            written=row["y"],
            written_range=_range(row.get("low", ""), row.get("high", "")),
            panel=row.get("panels", ""),
        )
        for row in cells
        if not is_missing(row["x"])
    )


def _cell(row: Mapping[str, str], column: str) -> str:
    """Return what a cell shows; SVG has no place for control characters."""
    return CONTROLS.sub(" ", row.get(column, "")).strip()


def _range(low: str, high: str) -> str:
    """Write a range for a reader; a dash would be lost among minus signs."""
    if amount(low) is None or amount(high) is None:
        return ""
    return f"{figure(low)}–{figure(high)}".replace("–\u2212", " … \u2212")


def shown(columns: Columns, rows: Rows, *, numeric_x: bool) -> Sequence[Sequence[str]]:
    """Return the drawn cells of each row for a reader.

    Args:
        columns: the columns that are drawn.
        rows: the rows.
        numeric_x: whether the column along the axis holds numbers, which are written as such.
    """
    figures = {*columns.of_numbers, *(["x"] if numeric_x else [])}
    return [
        [
            figure(_cell(row, column)) if role in figures else _cell(row, column)
            for role, column in columns.named.items()
        ]
        for row in rows
    ]
