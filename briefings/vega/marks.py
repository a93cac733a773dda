"""Lines and scattered points, whose values need not start at zero."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from briefings.artifacts import Plain
from briefings.vega import places
from briefings.vega.axes import GAP, edges, grid, labels_below, tick_labels, tick_width
from briefings.vega.measure import LEADING, MIDDLE, text_width
from briefings.vega.notes import Drawn, Ground, beyond, levels, over, poles
from briefings.vega.palette import COLOURS, DASHES, INK, META, SHAPES, TEXT_COLOURS
from briefings.vega.plot import ChartType, Plot, Point, Reading, amount, figure
from briefings.vega.scales import Scale, linear
from briefings.vega.sheet import (
    Area,
    Box,
    Frame,
    Label,
    Layer,
    quantitative,
    rule_layer,
    series_colour,
    series_scale,
)
from briefings.vega.spots import spots
from briefings.vega.stacks import reach

__all__ = ["marks"]

HEIGHT = 250
MOST_MARKED = 14
"""The most points of a series of which each has a marker."""
WIDEST_NAME, WIDEST_PART = 150, 0.25
"""The widest name at the end of a line, in pixels and as a part of the picture."""
NEAR_ZERO = 0.5
"""A scale starts at zero where the least value is below this part of the largest."""
NEAR_END = 0.06
EDGE = 9
"""The room right of one of several small charts, in pixels."""
HALF = 4
"""Half of a point that notes should not cover."""
MOST_LARGE = 60
"""The most scattered points that are drawn large."""
MOST_STEPS = 6
ROOM = 22
"""What one step takes of the height of a small chart, in pixels."""


@dataclass(frozen=True, slots=True)
class Axes:
    """A plot and its two scales, laid out."""

    plot: Plot
    horizontal: Scale
    vertical: Scale

    @property
    def height(self) -> float:
        """The height of the area in pixels."""
        return self.vertical.start

    def at(self, cell: str, value: float) -> tuple[float, float]:
        """Return where a value stands, in pixels."""
        return self.horizontal.pixel(places.place(self.plot, cell)), self.vertical.pixel(value)


def marks(plot: Plot) -> Area:
    """Return a line chart or a scatter chart."""
    vertical = _values(plot).laid(plot.part.height if plot.part else HEIGHT, 0)
    left = tick_width(vertical.ticks)
    at_ends = all(map(_has_end_labels, plot.siblings))
    right = max(map(_room_at_ends, plot.siblings)) if at_ends else EDGE if plot.part else GAP * 3
    ends = edges(plot, left, right)
    axes = Axes(plot, places.scale(plot, plot.width - left - right, ends), vertical)
    rows = max((len(tick.lines) for tick in axes.horizontal.ticks), default=0)
    below = labels_below(
        ((axes.horizontal.pixel(tick.value), tick.lines) for tick in axes.horizontal.ticks), axes.height, ends
    )
    named = tuple(_end_labels(axes)) if at_ends else ()
    noted = _noted(axes, ends, tuple(label.box for label in named))
    frame = Frame(plot.width - left - right, round(axes.height), noted.strip, left, right, GAP + rows * LEADING + 6)
    layers = (*noted.behind, grid(frame, vertical), *_ticks(axes), *_rules(axes), *_marks(axes), *noted.before)
    labels = (*below, *named, *noted.labels)
    return Area(frame, layers, labels, tuple(tick_labels(vertical)), has_legend=len(plot.series) > 1 and not at_ends)


def _noted(axes: Axes, ends: tuple[float, float], named: tuple[Box, ...]) -> Drawn:
    """Draw the notes, beside the names of the lines."""
    plot, horizontal = axes.plot, axes.horizontal
    ground = Ground(horizontal.end, axes.height, ends, tuple(_boxes(axes)), named)
    over_places = [(note, *places.stretch(plot, note, horizontal), axes.height) for note in over(plot.notes)]
    above = poles(plot, over_places, ground)
    fixed = above + levels(plot, axes.vertical.pixel, beyond(ground, above))
    return fixed + spots(plot, axes.at, beyond(ground, fixed))


def _boxes(axes: Axes) -> Iterator[Box]:
    """Yield what notes should not cover: the points, and the lines between them in short pieces."""
    for name in axes.plot.series:
        known = [axes.at(point.x, point.y) for point in axes.plot.of_series(name) if point.y is not None]
        yield from (Box(x - HALF, y - HALF, x + HALF, y + HALF) for x, y in known)
        for (x, y), (x2, y2) in pairwise(known) if axes.plot.type is ChartType.LINE else ():
            count = math.ceil(max(abs(x2 - x), abs(y2 - y)) / (2 * HALF))
            between = ((x + (x2 - x) * part / count, y + (y2 - y) * part / count) for part in range(1, count))
            yield from (Box(across - HALF, down - HALF, across + HALF, down + HALF) for across, down in between)


def _values(plot: Plot) -> Scale:
    """Return the scale of the values; zero is on it where it is near them."""
    points = plot.shared.points
    known = [point.y for point in points if point.y is not None]
    known += [end for point in points for end in reach(point)]
    known += [amount(note.y) or 0.0 for note in plot.shared.notes if note.y]
    low, high = min(known, default=0), max(known, default=0)
    if 0 < low < NEAR_ZERO * high or 0 > high > NEAR_ZERO * low:
        known.append(0)
    return linear(known or [0], max(plot.part.height // ROOM, 2) if plot.part else MOST_STEPS)


def _marks(axes: Axes) -> Iterator[Layer]:
    """Yield the layers that show the data, from the back to the front."""
    plot, horizontal, vertical = axes.plot, axes.horizontal, axes.vertical
    across: Layer = {"x": places.encoding(plot, horizontal)}
    encoding: Layer = {**across, "y": quantitative("y", vertical), "color": series_scale(plot, COLOURS)}
    if plot.type is ChartType.SCATTER:
        shaped = {**encoding, "shape": series_scale(plot, SHAPES)}
        crowded = len(plot.shared.points) > MOST_LARGE or plot.part
        size: Layer = {"size": 26, "fillOpacity": 0.7} if crowded else {"size": 52, "fillOpacity": 0.8}
        yield _layer(plot.points, shaped, {"type": "point", "filled": True, **size})
        return
    if plot.has_ranges:
        ends: Layer = {"y": quantitative("low", vertical), "y2": {"field": "high"}}
        yield _layer(plot.points, {**encoding, **ends}, {"type": "area", "fillOpacity": 0.18})
    dashed = {**encoding, "strokeDash": series_scale(plot, DASHES)}
    yield _layer(plot.points, dashed, {"type": "line", "strokeWidth": 2.5, "strokeJoin": "round"})
    marked = [point for name in plot.series for point in _marked(plot, plot.of_series(name))]
    if marked:
        size = {"size": 22 if plot.part else 42}
        yield _layer(marked, encoding, {"type": "point", "filled": True, **size, "opacity": 1})


def _layer(shown: Sequence[Point], encoding: Layer, mark: Layer) -> Layer:
    """Return a layer with its data; a missing value is kept, as it breaks a line."""
    values: list[Plain] = [
        {"x": point.x, "y": point.y, "series": point.series, "low": point.low, "high": point.high} for point in shown
    ]
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _marked(plot: Plot, line: Sequence[Point]) -> Iterator[Point]:
    """Yield the points of a line that have a marker: all of few, and of many those that no line would show."""
    are_few = not plot.part and len(plot.points) <= MOST_MARKED * len(plot.series)
    for known, group in groupby(line, key=lambda point: point.y is not None):
        stretch = list(group)
        if known and (are_few or len(stretch) == 1):
            yield from stretch


def _ticks(axes: Axes) -> Iterator[Layer]:
    """Yield the marks of an axis on which points may stand between two marks."""
    if axes.plot.reading is not Reading.CATEGORY:
        across = [axes.horizontal.pixel(tick.value) for tick in axes.horizontal.ticks]
        yield rule_layer([(place, axes.height, place, axes.height + 5) for place in across], META)


def _rules(axes: Axes) -> Iterator[Layer]:
    """Yield the line of zero, where it is in sight, and the ranges that are no band."""
    plot, horizontal, vertical = axes.plot, axes.horizontal, axes.vertical
    if vertical.low <= 0 <= vertical.high:
        zero = vertical.pixel(0)
        yield rule_layer([(horizontal.start, zero, horizontal.end, zero)], INK)
    apart = [point for name in plot.series for point in _ranged(plot, plot.of_series(name)) if reach(point)]
    if apart:
        yield rule_layer([line for point in apart for line in _range(axes, point)], INK)


def _ranged(plot: Plot, line: Sequence[Point]) -> Iterator[Point]:
    """Yield the points whose range is a line of its own."""
    if plot.type is ChartType.SCATTER:
        yield from line
        return
    for ranged, group in groupby(line, key=lambda point: bool(reach(point))):
        stretch = list(group)
        if ranged and len(stretch) == 1:
            yield stretch[0]


def _range(axes: Axes, point: Point) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines of a range: from low to high, with a short one across each end."""
    (x, low), (_, high) = (axes.at(point.x, end) for end in reach(point))
    yield x, low, x, high
    for y in (low, high):
        yield x - 4, y, x + 4, y


def _ends(plot: Plot) -> Mapping[str, Point]:
    """Return the last known point of each series."""
    known = [point for point in plot.points if point.y is not None]
    if plot.reading is not Reading.CATEGORY:
        known.sort(key=lambda point: places.place(plot, point.x))
    return {point.series: point for point in known}


def _has_end_labels(plot: Plot) -> bool:
    """Tell whether all lines end at the right, where their names find room."""
    in_row = plot.part and len(plot.series) > 1
    if plot.type is ChartType.SCATTER or in_row or len(_ends(plot)) < len(plot.series):
        return False
    first, *_, last = sorted(places.place(plot, cell) for cell in (*plot.categories, plot.categories[0]))
    nearest = last - NEAR_END * (last - first)
    return all(places.place(plot, point.x) >= nearest for point in _ends(plot).values()) and (
        max(map(text_width, _end_texts(plot).values())) <= min(WIDEST_NAME, plot.width * WIDEST_PART)
    )


def _room_at_ends(plot: Plot) -> int:
    """Return the room right of the lines, in pixels."""
    return round(max(text_width(text, semibold=True) for text in _end_texts(plot).values()) + GAP + 2)


def _end_texts(plot: Plot) -> Mapping[str, str]:
    """Return what stands at the end of each line: its name; the last value, where there is one line."""
    if len(plot.series) > 1:
        return {name: name for name in plot.series}
    return {name: figure(point.written) for name, point in _ends(plot).items()}


def _end_labels(axes: Axes) -> Iterator[Label]:
    """Yield the text at the ends of the lines."""
    plot = axes.plot
    ends = {name: axes.at(point.x, point.y or 0) for name, point in _ends(plot).items()}
    wished = {name: y for name, (_, y) in ends.items()}
    x = max(x for x, _ in ends.values()) + GAP
    order = sorted(plot.series, key=lambda name: wished[name])
    for name, y in zip(order, _apart([wished[name] for name in order]), strict=True):
        colour = series_colour(plot, name, TEXT_COLOURS)
        yield Label(_end_texts(plot)[name], x, y + MIDDLE, colour, weight=600)


def _apart(wished: Sequence[float]) -> list[float]:
    """Move sorted places apart by a line of text, each group as little as it needs to."""
    groups: list[tuple[float, int]] = []
    for place in wished:
        mean, count = place, 1
        while groups and mean - groups[-1][0] < LEADING * (count + groups[-1][1]) / 2:
            before, size = groups.pop()
            mean, count = (before * size + mean * count) / (size + count), size + count
        groups.append((mean, count))
    return [mean + (index - (count - 1) / 2) * LEADING for mean, count in groups for index in range(count)]
