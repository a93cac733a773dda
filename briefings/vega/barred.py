"""Bars in their places, and the values that are written at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefings.vega.axes import GAP
from briefings.vega.bands import Bands
from briefings.vega.measure import LEADING, MIDDLE, text_width
from briefings.vega.palette import INK, ON_COLOURS
from briefings.vega.plot import ChartType, Plot, decimal, figure
from briefings.vega.scales import Scale
from briefings.vega.sheet import Box, Label, series_colour
from briefings.vega.stacks import Piece, pieces, reach, totals

__all__ = ["Bars", "all_pieces", "fit_upright", "has_two_signs", "ranges", "reached", "room_for_values", "written"]

MOST_LABELLED = 8
FILLED = 0.76
"""What bars take of the room for their category."""
ASCENT = 10


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars in their places."""

    plot: Plot
    parts: tuple[Piece, ...]
    bands: Bands
    scale: Scale
    lying: bool

    def at(self, along: float, value: float) -> tuple[float, float]:
        """Return a place in pixels: along the categories, and at a value."""
        pixel = self.scale.pixel(value)
        return (pixel, along) if self.lying else (along, pixel)

    def middle(self, part: Piece) -> float:
        """Return the middle of a bar along the categories."""
        return self.bands.middle(part.point.x, part.point.series)

    def boxes(self) -> Iterator[Box]:
        """Yield the rectangles of the bars."""
        for part in self.parts:
            middle, half = self.middle(part), self.bands.bar / 2
            (x, y), (x2, y2) = self.at(middle - half, part.start), self.at(middle + half, part.end)
            yield Box(min(x, x2), min(y, y2), max(x, x2), max(y, y2))


def all_pieces(plot: Plot) -> tuple[Piece, ...]:
    """Return the bars of a chart and of those that share its scales."""
    return tuple(part for each in plot.siblings for part in pieces(each))


def reached(parts: Sequence[Piece]) -> Sequence[float]:
    """Return what has to find room on the scale of the values, zero among it."""
    return [0.0, *(end for part in parts for end in (part.end, *reach(part.point)))]


def fit_upright(plot: Plot, parts: Sequence[Piece], side_by_side: int) -> bool:
    """Tell whether the values are written at upright bars, so that no axis is needed."""
    count = len(plot.categories) * side_by_side
    # Bars that stand side by side are nearer to one another than their categories are.
    room = (plot.width - GAP) / count * (FILLED if side_by_side > 1 else 1)
    is_small_stack = plot.part and plot.type is ChartType.STACKED_BAR
    return (
        (count <= MOST_LABELLED or not any(reached(parts)))  # nothing but the values shows that all are zero
        and not is_small_stack
        and not has_two_signs(plot, parts)
        and all(text_width(part.point.text) <= room for part in parts)
        and all(text_width(total, semibold=True) <= room for total in _all_sums(plot))
    )


def has_two_signs(plot: Plot, parts: Sequence[Piece]) -> bool:
    """Tell whether a stack grows to both sides, so that no one place can hold its total."""
    return plot.type is ChartType.STACKED_BAR and any(part.is_negative for part in parts)


def room_for_values(plot: Plot, parts: Sequence[Piece]) -> tuple[float, float]:
    """Return the room before the lowest and behind the highest value of lying bars, in pixels."""
    negative = [part.point.text for part in parts if part.is_negative]
    positive = [part.point.text for part in parts if not part.is_negative]
    before = max(map(text_width, negative), default=0)
    behind = max(map(text_width, (*positive, *_all_sums(plot))), default=0)
    return before + (GAP if before else 0), behind * 1.1 + GAP


def _all_sums(plot: Plot) -> Sequence[str]:
    """Return the totals of all stacks that share a scale, as they are written."""
    return [total for each in plot.siblings for total in _sums(each, pieces(each)).values()]


def _sums(plot: Plot, parts: Sequence[Piece]) -> Mapping[str, str]:
    """Return the totals of a stack as they are written, by category."""
    written: dict[str, Decimal] = {}
    for part in parts if plot.type is ChartType.STACKED_BAR else ():
        written[part.point.x] = written.get(part.point.x, Decimal()) + decimal(part.point.written)
    return {category: figure(total) for category, total in written.items()}


def written(bars: Bars) -> Iterator[Label]:
    """Yield the values at the ends of the bars; in a stack, inside its parts, and the total at its end."""
    if bars.plot.type is not ChartType.STACKED_BAR:
        for part in bars.parts:
            yield _beyond(bars, part, part.point.text)
        return
    for part in bars.parts:
        yield from _inside(bars, part)
    sums = _sums(bars.plot, bars.parts)
    for category, part in totals(bars.parts).items():
        yield _beyond(bars, part, sums[category], weight=600)


def _beyond(bars: Bars, part: Piece, text: str, weight: int = 400) -> Label:
    """Write a value beyond the end of a bar and of its range."""
    x, y = bars.at(bars.middle(part), part.tip)
    if not bars.lying:
        return Label(text, x, y + (ASCENT + 5 if part.is_negative else -5), INK, "center", weight)
    side = -5 if part.is_negative else 5
    return Label(text, x + side, y + MIDDLE, INK, "right" if part.is_negative else "left", weight)


def _inside(bars: Bars, part: Piece) -> Iterator[Label]:
    """Write a value into a part of a stack, where there is room."""
    length = abs(bars.scale.pixel(part.end) - bars.scale.pixel(part.start))
    width, height = (length, bars.bands.bar) if bars.lying else (bars.bands.bar, length)
    if width >= text_width(part.point.text) + 4 and height >= LEADING:
        x, y = bars.at(bars.middle(part), (part.start + part.end) / 2)
        colour = series_colour(bars.plot, part.point.series, ON_COLOURS)
        yield Label(part.point.text, x, y + MIDDLE, colour, "center")


def ranges(bars: Bars) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines of the ranges: from low to high, with a short one across each end."""
    for part in bars.parts:
        ends = reach(part.point)
        middle = bars.middle(part)
        if ends:
            yield (*bars.at(middle, ends[0]), *bars.at(middle, ends[1]))
        for end in ends:
            yield (*bars.at(middle - 4, end), *bars.at(middle + 4, end))
