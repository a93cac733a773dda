"""Bars before they are drawn: from where to where each reaches, and what is written at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefings.vega.plot import ChartType, Plot, Point, decimal

__all__ = ["Piece", "is_grouped", "pieces", "reach", "totals"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One bar, or one part of a stack; the value that is written at its end may be missing."""

    point: Point
    start: float
    end: float

    @property
    def is_negative(self) -> bool:
        """Tell whether the bar lies on the other side of zero."""
        return self.end < self.start

    @property
    def tip(self) -> float:
        """The value beyond which nothing of the bar or its range reaches."""
        ends = [self.end, *reach(self.point)]
        return min(ends) if self.is_negative else max(ends)


def reach(point: Point) -> tuple[float, ...]:
    """Return the two ends of a point's range, or nothing."""
    return () if point.low is None or point.high is None else (point.low, point.high)


def is_grouped(plot: Plot) -> bool:
    """Tell whether the series of one category stand side by side."""
    if plot.type is ChartType.STACKED_BAR or len(plot.series) == 1:
        return False
    crowded = (len(each.points) > len({point.x for point in each.points}) for each in plot.siblings)
    return plot.type is ChartType.GROUPED_BAR or any(crowded)


def pieces(plot: Plot) -> tuple[Piece, ...]:
    """Return all bars; in a stack, each sign is added up on its side of zero, in the order of the series."""
    if plot.type is not ChartType.STACKED_BAR:
        return tuple(Piece(point, 0, point.y or 0) for point in plot.points)
    return tuple(_stacked(sorted(plot.points, key=lambda point: plot.series.index(point.series))))


def _stacked(points: Sequence[Point]) -> Iterator[Piece]:
    """Yield the parts of all stacks."""
    ends: dict[tuple[str, bool], Decimal] = defaultdict(Decimal)
    for point in points:
        if point.y is not None:
            # Sums of decimals, as sums of floats end in …0004.
            start = ends[point.x, point.y < 0]
            end = start + decimal(point.written)
            ends[point.x, point.y < 0] = end
            yield Piece(point, float(start), float(end))


def totals(parts: Sequence[Piece]) -> dict[str, Piece]:
    """Return the topmost part of each stack that has several, none of them negative, by category."""
    by_category: dict[str, list[Piece]] = defaultdict(list)
    for part in parts:
        by_category[part.point.x].append(part)
    return {
        category: found[-1]
        for category, found in by_category.items()
        if len(found) > 1 and not any(part.is_negative for part in found)
    }
