"""What a chart draws: points read from rows, and how their horizontal axis is to be understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from pydantic_core import PydanticCustomError

from briefings.rows import number
from briefings.values.dates import PartialDate

__all__ = [
    "NARROW",
    "WIDE",
    "ChartType",
    "Note",
    "Part",
    "Plot",
    "Point",
    "Reading",
    "amount",
    "decimal",
    "figure",
    "is_date",
    "reading",
]

WIDE = 620
"""The width of a picture in a report and on a wide screen, in pixels."""
NARROW = 328
"""The width of its twin for a telephone, whose letters stay as large there as the type around them."""
MISSING = "–"
YEARS = range(1500, 2101)
DIGITS_OF_A_YEAR = 4
LARGEST = 1e15  # beyond it, floats no longer tell whole numbers apart


class ChartType(StrEnum):
    """How the data is drawn."""

    BAR = "bar"
    HORIZONTAL_BAR = "horizontal bar"
    STACKED_BAR = "stacked bar"
    GROUPED_BAR = "grouped bar"
    LINE = "line"
    SCATTER = "scatter"

    @property
    def has_bars(self) -> bool:
        """Tell whether lengths from zero are drawn."""
        return self not in {ChartType.LINE, ChartType.SCATTER}


class Reading(StrEnum):
    """What the cells along the axis are."""

    DATE = "date"
    NUMBER = "number"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Point:
    """One row as it is drawn; None is a missing value."""

    x: str
    y: float | None
    series: str = ""
    low: float | None = None
    high: float | None = None
    written: str = ""
    """The value as the author wrote it, with as many decimals."""
    written_range: str = ""
    """The range for a reader, as from 1.7 to 8.2."""
    panel: str = ""
    """The small chart that it stands in."""

    @property
    def text(self) -> str:
        """The value for a reader, with its range; a dash where it is missing."""
        value = MISSING if self.y is None else figure(self.written)
        return f"{value} ({self.written_range})" if self.written_range else value


@dataclass(frozen=True, slots=True)
class Note:
    """Something said within the picture: at a place, at a value, at both, or over a stretch of places."""

    text: str
    x: str = ""
    y: str = ""
    start: str = ""
    end: str = ""
    panel: str = ""
    """The one small chart that it stands in; empty for all."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one of several small charts shares with the others."""

    name: str
    whole: Plot
    height: int
    """The height of the plot's area in pixels."""
    picture: int
    """The width of the whole picture in pixels."""


@dataclass(frozen=True)
class Plot:
    """All that a picture is drawn from, in plain text."""

    type: ChartType
    points: tuple[Point, ...]
    unit: str = ""
    x_title: str = ""
    language: str = "en"
    width: int = WIDE
    """The width of the picture in pixels; of one of several small charts, what it takes with its axis."""
    notes: tuple[Note, ...] = ()
    part: Part | None = None
    """What it shares with others, where it is one of several small charts."""

    @cached_property
    def shared(self) -> Plot:
        """The plot whose places, series and scales are drawn: the whole, where this is a small chart."""
        return self.part.whole if self.part else self

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The cells along the axis, each once, in the order of the rows."""
        return tuple(dict.fromkeys(point.x for point in self.shared.points))

    @cached_property
    def series(self) -> tuple[str, ...]:
        """The names of the series, in the order of the rows."""
        return tuple(dict.fromkeys(point.series for point in self.shared.points))

    @cached_property
    def panels(self) -> tuple[str, ...]:
        """The names of the small charts, in the order of the rows; one empty name where there is one chart."""
        return tuple(dict.fromkeys(point.panel for point in self.shared.points))

    @cached_property
    def siblings(self) -> tuple[Plot, ...]:
        """The small charts that share their scales with this one, itself among them; itself where it stands alone."""
        return self.shared.parts(self.part.height, self.part.picture) if self.part else (self,)

    def parts(self, height: int, picture: int) -> tuple[Plot, ...]:
        """Return the small charts, each as wide as this plot.

        Args:
            height: the height of the area of each, in pixels.
            picture: the width of the whole picture, in pixels.
        """
        return tuple(self._panel(name, height, picture) for name in self.panels)

    def _panel(self, name: str, height: int, picture: int) -> Plot:
        """Return one of the small charts."""
        return replace(
            self,
            points=tuple(point for point in self.points if point.panel == name),
            notes=tuple(note for note in self.notes if note.panel in {"", name}),
            part=Part(name, self, height, picture),
        )

    @cached_property
    def reading(self) -> Reading:
        """What the cells along the axis are."""
        return reading(self.type, self.categories)

    @cached_property
    def has_ranges(self) -> bool:
        """Tell whether any point has a range; a stack shows none, as its pieces do not start at zero."""
        ranged = (point.low is not None and point.high is not None for point in self.shared.points)
        return self.type is not ChartType.STACKED_BAR and any(ranged)

    def of_series(self, name: str) -> tuple[Point, ...]:
        """Return the points of one series, in the order of the rows."""
        return tuple(point for point in self.points if point.series == name)


def decimal(written: str) -> Decimal:
    """Return a number with its decimals as written."""
    return Decimal(written.strip().replace(",", "").replace("\u2212", "-"))


def is_date(cell: str) -> bool:
    """Tell whether a cell is a year, month or day; four digits far from our time are a number."""
    try:
        PartialDate.check(cell)
    except PydanticCustomError:
        return False
    return len(cell) > DIGITS_OF_A_YEAR or int(cell) in YEARS


def amount(cell: str) -> float | None:
    """Return the number in a cell, or None where it holds none that can be drawn."""
    value = number(cell)
    return value if value is not None and abs(value) <= LARGEST else None


def reading(kind: ChartType, cells: Sequence[str]) -> Reading:
    """Return how the cells along the axis are to be understood.

    Args:
        kind: how the data is drawn; bars always stand on categories, scattered points never do.
        cells: the cells along the axis, none of them empty.
    """
    if kind.has_bars or len(set(cells)) < 2:  # noqa: PLR2004 # one place spans no axis
        return Reading.NUMBER if kind is ChartType.SCATTER and not _all_dates(cells) else Reading.CATEGORY
    if _all_dates(cells):
        return Reading.DATE
    numbers = sum(amount(cell) is not None and not is_date(cell) for cell in cells)
    return Reading.NUMBER if kind is ChartType.SCATTER or 2 * numbers > len(cells) else Reading.CATEGORY


def _all_dates(cells: Iterable[str]) -> bool:
    """Tell whether each cell is a date."""
    return all(map(is_date, cells))


def figure(value: str | Decimal) -> str:
    """Write a number for a reader: commas between thousands, U+2212 for minus, decimals as given."""
    if isinstance(value, str):
        if amount(value) is None:
            return value
        value = decimal(value)
    return f"{value:,f}".replace("-", "\u2212")
