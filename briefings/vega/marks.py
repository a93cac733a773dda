"""Lines and scattered points, whose values need not start at zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefings.artifacts import Plain
from briefings.vega import places
from briefings.vega.legend import DASHES, SHAPES, header
from briefings.vega.measure import LEADING, SIZE, text_width
from briefings.vega.plot import ChartType, Plot, Point, Reading, figure
from briefings.vega.scales import Scale, linear
from briefings.vega.sheet import (
    COLOURS,
    GAP,
    INK,
    META,
    TEXT_COLOURS,
    Frame,
    Label,
    Layer,
    axis_title,
    grid,
    labels_below,
    quantitative,
    rule_layer,
    series_colour,
    series_scale,
    sheet,
    tick_labels,
    tick_width,
)
from briefings.vega.stacks import reach

__all__ = ["marks"]

HEIGHT = 270
MOST_MARKED = 14
"""The most points of a series of which each has a marker."""
WIDEST_NAME, WIDEST_PART = 150, 0.25
"""The widest name at the end of a line, in pixels and as a part of the picture."""
NEAR_ZERO = 0.5
"""A scale starts at zero where the least value is below this part of the largest."""
NEAR_END = 0.06
MIDDLE = SIZE * 0.34


def marks(plot: Plot) -> Layer:
    """Return the specification of a line chart or a scatter chart."""
    vertical = _values(plot).laid(HEIGHT, 0)
    left = tick_width(vertical.ticks)
    at_ends = _has_end_labels(plot)
    right = _room_at_ends(plot) if at_ends else GAP * 3
    horizontal = places.scale(plot, left, right)
    top = header(plot, left, legend=len(plot.series) > 1 and not at_ends)
    rows = max((len(tick.lines) for tick in horizontal.ticks), default=0)
    width = plot.width - left - right
    foot = axis_title(plot, left, width, HEIGHT + GAP + rows * LEADING)
    frame = Frame(width, HEIGHT, top.height, left, right, GAP + (rows + len(foot)) * LEADING + 6)
    below = labels_below(((horizontal.pixel(tick.value), tick.lines) for tick in horizontal.ticks), frame)
    labels = [*top.labels, *tick_labels(vertical), *below, *foot]
    labels += _end_labels(plot, horizontal, vertical) if at_ends else []
    layers = [
        grid(frame, vertical),
        *_ticks(plot, horizontal),
        *_rules(plot, horizontal, vertical),
        *_marks(plot, horizontal, vertical),
    ]
    return sheet(frame, [*layers, *top.layers], labels)


def _values(plot: Plot) -> Scale:
    """Return the scale of the values; zero is on it where it is near them."""
    known = [point.y for point in plot.points if point.y is not None]
    known += [end for point in plot.points for end in reach(point)]
    low, high = min(known, default=0), max(known, default=0)
    if 0 < low < NEAR_ZERO * high or 0 > high > NEAR_ZERO * low:
        known.append(0)
    return linear(known or [0])


def _marks(plot: Plot, horizontal: Scale, vertical: Scale) -> Iterator[Layer]:
    """Yield the layers that show the data, from the back to the front."""
    across: Layer = {"x": places.encoding(plot, horizontal)}
    encoding: Layer = {**across, "y": quantitative("y", vertical), "color": series_scale(plot, COLOURS)}
    if plot.type is ChartType.SCATTER:
        shaped = {**encoding, "shape": series_scale(plot, SHAPES)}
        yield _layer(plot.points, shaped, {"type": "point", "filled": True, "size": 52, "fillOpacity": 0.8})
        return
    if plot.has_ranges:
        ends: Layer = {"y": quantitative("low", vertical), "y2": {"field": "high"}}
        yield _layer(plot.points, {**encoding, **ends}, {"type": "area", "fillOpacity": 0.18})
    dashed = {**encoding, "strokeDash": series_scale(plot, DASHES)}
    yield _layer(plot.points, dashed, {"type": "line", "strokeWidth": 2.5, "strokeJoin": "round"})
    marked = [point for name in plot.series for point in _marked(plot, plot.of_series(name))]
    if marked:
        yield _layer(marked, encoding, {"type": "point", "filled": True, "size": 42, "opacity": 1})


def _layer(shown: Sequence[Point], encoding: Layer, mark: Layer) -> Layer:
    """Return a layer with its data; a missing value is kept, as it breaks a line."""
    values: list[Plain] = [
        {"x": point.x, "y": point.y, "series": point.series, "low": point.low, "high": point.high} for point in shown
    ]
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _marked(plot: Plot, line: Sequence[Point]) -> Iterator[Point]:
    """Yield the points of a line that have a marker: all of few, and of many those that no line would show."""
    are_few = len(plot.points) <= MOST_MARKED * len(plot.series)
    for known, group in groupby(line, key=lambda point: point.y is not None):
        stretch = list(group)
        if known and (are_few or len(stretch) == 1):
            yield from stretch


def _ticks(plot: Plot, horizontal: Scale) -> Iterator[Layer]:
    """Yield the marks of an axis on which points may stand between two marks."""
    if plot.reading is not Reading.CATEGORY:
        places = [horizontal.pixel(tick.value) for tick in horizontal.ticks]
        yield rule_layer([(place, HEIGHT, place, HEIGHT + 5) for place in places], META)


def _rules(plot: Plot, horizontal: Scale, vertical: Scale) -> Iterator[Layer]:
    """Yield the line of zero, where it is in sight, and the ranges that are no band."""
    if vertical.low <= 0 <= vertical.high:
        zero = vertical.pixel(0)
        yield rule_layer([(horizontal.start, zero, horizontal.end, zero)], INK)
    apart = [point for name in plot.series for point in _ranged(plot, plot.of_series(name)) if reach(point)]
    if apart:
        lines = [line for point in apart for line in _range(plot, point, horizontal, vertical)]
        yield rule_layer(lines, INK)


def _ranged(plot: Plot, line: Sequence[Point]) -> Iterator[Point]:
    """Yield the points whose range is a line of its own."""
    if plot.type is ChartType.SCATTER:
        yield from line
        return
    for ranged, group in groupby(line, key=lambda point: bool(reach(point))):
        stretch = list(group)
        if ranged and len(stretch) == 1:
            yield stretch[0]


def _range(plot: Plot, point: Point, horizontal: Scale, vertical: Scale) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines of a range: from low to high, with a short one across each end."""
    x = horizontal.pixel(places.place(plot, point.x))
    low, high = (vertical.pixel(end) for end in reach(point))
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
    if plot.type is ChartType.SCATTER or len(_ends(plot)) < len(plot.series):
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


def _end_labels(plot: Plot, horizontal: Scale, vertical: Scale) -> Iterator[Label]:
    """Yield the text at the ends of the lines."""
    wished = {name: vertical.pixel(point.y or 0) for name, point in _ends(plot).items()}
    x = max(horizontal.pixel(places.place(plot, point.x)) for point in _ends(plot).values()) + GAP
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
