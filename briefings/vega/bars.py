"""Bars: upright or lying, alone, in groups or stacked; always from zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefings.artifacts import Plain
from briefings.vega.bands import Bands, Names, names
from briefings.vega.legend import Header, header
from briefings.vega.measure import LEADING, SIZE, text_width, wrapped
from briefings.vega.plot import ChartType, Plot, decimal, figure
from briefings.vega.scales import Scale, linear
from briefings.vega.sheet import (
    COLOURS,
    GAP,
    INK,
    ON_COLOURS,
    WIDTH,
    Frame,
    Label,
    Layer,
    axis_title,
    grid,
    quantitative,
    rule_layer,
    series_colour,
    series_scale,
    sheet,
    tick_labels,
    tick_width,
)
from briefings.vega.stacks import Piece, is_grouped, pieces, reach, totals

__all__ = ["bars"]

MOST_LABELLED = 8
MOST_LYING = 40
HEIGHT = 240
FILLED = 0.76
"""What bars take of the room for their category."""
THICKEST = 84
THICKEST_LYING = 24
WIDEST_COLUMN = 210
PALER = 0.6
TALLEST = 880
LABEL = LEADING + 4
"""The room that a value takes beyond a bar."""
ASCENT = 10
MIDDLE = SIZE * 0.34
"""From the middle of a line of text down to its baseline."""


@dataclass(frozen=True, slots=True)
class _Drawn:
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


def bars(plot: Plot) -> Layer:
    """Return the specification of a bar chart; names that find no room below their bars make it lie."""
    return _upright(plot) or _lying(plot)


def _upright(plot: Plot) -> Layer | None:
    """Draw bars that stand, or nothing where their names find no room."""
    parts = pieces(plot)
    side_by_side = plot.series if is_grouped(plot) else ("",)
    labelled = _has_labels(plot, parts, len(side_by_side))
    scale = _values(parts, round_ends=not labelled)
    left = tick_width(scale.ticks)
    width = WIDTH - left - (0 if labelled else GAP)
    step = width / len(plot.categories)
    below = names(plot.categories, step, plot.language)
    if plot.type is ChartType.HORIZONTAL_BAR or (below is None and len(plot.categories) <= MOST_LYING):
        return None
    top = header(plot, left, legend=len(plot.series) > 1)
    bands = Bands(plot.categories, side_by_side, width, min(step * FILLED, THICKEST * len(side_by_side) ** 0.7))
    lowest = LABEL if labelled and any(part.is_negative for part in parts) else 0
    drawn = _Drawn(plot, parts, bands, scale.laid(HEIGHT - lowest, LABEL if labelled else 0), lying=False)
    lines = max((len(found) for found in (below or {}).values()), default=0)
    foot = axis_title(plot, width / 2, HEIGHT + GAP + lines * LEADING)
    bottom = GAP + (lines + len(foot)) * LEADING + 4
    frame = Frame(HEIGHT, top.height, left, WIDTH - left - width, bottom)
    labels = [*_names_below(bands, below or {}), *foot]
    labels += _values_written(drawn) if labelled else tick_labels(drawn.scale)
    return _sheet(drawn, frame, top, labels)


def _lying(plot: Plot) -> Layer:
    """Draw bars that lie, their names in a column before them."""
    parts = pieces(plot)
    side_by_side = plot.series if is_grouped(plot) else ("",)
    column = min(max(map(text_width, plot.categories)) + 1, WIDEST_COLUMN)
    beside = {name: wrapped(name, column) for name in plot.categories}
    step = _lying_step(len(side_by_side), beside)
    bands = Bands(
        plot.categories,
        side_by_side,
        step * len(plot.categories),
        min(step * FILLED, THICKEST_LYING * len(side_by_side)),
    )
    labelled = (bands.step if len(side_by_side) == 1 else bands.bar) >= SIZE and not _has_two_signs(plot, parts)
    scale = _values(parts, round_ends=not labelled)
    left = round(column) + GAP
    before, behind = _room_for_values(parts) if labelled else (0, tick_width(scale.ticks) / 2)
    drawn = _Drawn(plot, parts, bands, scale.laid(before, WIDTH - left - behind), lying=True)
    top = header(plot, left, legend=len(plot.series) > 1)
    frame = Frame(round(bands.length), top.height, left, 0, 4 if labelled else GAP + LEADING)
    labels = [*_names_beside(bands, beside), *([Label(plot.x_title, -left, -4)] if plot.x_title else [])]
    labels += _values_written(drawn) if labelled else _ticks_below(drawn.scale, bands.length)
    return _sheet(drawn, frame, top, labels)


def _sheet(drawn: _Drawn, frame: Frame, top: Header, labels: Sequence[Label]) -> Layer:
    """Put the parts of the picture together, from the back to the front."""
    ends = [drawn.at(end, 0) for end in (0, drawn.bands.length)]
    lines = [] if drawn.lying or not drawn.scale.ticks else [grid(frame, drawn.scale)]
    layers = [*lines, _bar_layer(drawn), rule_layer([(*ends[0], *ends[1])], INK)]
    if drawn.plot.has_ranges:
        layers.append(rule_layer(_ranges(drawn), INK))
    return sheet(frame, [*layers, *top.layers], [*top.labels, *labels])


def _bar_layer(drawn: _Drawn) -> Layer:
    """Return the layer of the bars; they are paler under ranges, which would not be seen upon them."""
    values: list[Plain] = [
        {
            "category": part.point.x,
            "series": part.point.series,
            "start": part.start,
            "end": part.end,
            "low": part.point.low,
            "high": part.point.high,
        }
        for part in drawn.parts
        if part.point.y is not None
    ]
    along, across = ("y", "x") if drawn.lying else ("x", "y")
    ends: Layer = {across: quantitative("start", drawn.scale), f"{across}2": {"field": "end"}}
    colour: Layer = {"color": series_scale(drawn.plot, COLOURS)}
    mark: Layer = {"type": "bar", "fillOpacity": PALER if drawn.plot.has_ranges else 1}
    encoding = {**drawn.bands.encoding(along), **ends, **colour}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _values(parts: Sequence[Piece], *, round_ends: bool) -> Scale:
    """Return the scale of the values, zero among them."""
    values = [0.0, *(end for part in parts for end in (part.end, *reach(part.point)))]
    if round_ends:
        return linear(values)
    return Scale(min(values), max(values)) if any(values) else Scale(0, 1)


def _has_labels(plot: Plot, parts: Sequence[Piece], side_by_side: int) -> bool:
    """Tell whether the values are written at upright bars, so that no axis is needed."""
    count = len(plot.categories) * side_by_side
    room = (WIDTH - GAP) / count
    return (
        count <= MOST_LABELLED
        and not _has_two_signs(plot, parts)
        and all(text_width(part.point.text) <= room for part in parts)
    )


def _has_two_signs(plot: Plot, parts: Sequence[Piece]) -> bool:
    """Tell whether a stack grows to both sides, so that no one place can hold its total."""
    return plot.type is ChartType.STACKED_BAR and any(part.is_negative for part in parts)


def _lying_step(side_by_side: int, beside: Names) -> float:
    """Return the room for each category of lying bars, in pixels."""
    lines = max(map(len, beside.values()))
    wished = max(28 if side_by_side == 1 else 10 + 20 * side_by_side, lines * LEADING + 8)
    return min(wished, TALLEST / len(beside))


def _room_for_values(parts: Sequence[Piece]) -> tuple[float, float]:
    """Return the room before the lowest and behind the highest value of lying bars, in pixels."""
    texts = {
        sign: [text_width(part.point.text) for part in parts if part.is_negative is sign] for sign in (True, False)
    }
    before, behind = (max(texts[sign], default=0) for sign in (True, False))
    return before + (GAP if before else 0), behind * 1.1 + GAP


def _names_below(bands: Bands, below: Names) -> Iterator[Label]:
    """Yield the names below upright bars."""
    for name, lines in below.items():
        for row, line in enumerate(lines):
            yield Label(line, bands.centre(name), HEIGHT + GAP + ASCENT + row * LEADING, align="center")


def _names_beside(bands: Bands, beside: Names) -> Iterator[Label]:
    """Yield the names before lying bars; where they would touch, only every second or third."""
    every = max(1, round(LEADING / bands.step + 0.4))
    for name, lines in list(beside.items())[::every]:
        first = bands.centre(name) + MIDDLE - (len(lines) - 1) * LEADING / 2
        for row, line in enumerate(lines):
            yield Label(line, -GAP, first + row * LEADING, INK, align="right")


def _ticks_below(scale: Scale, height: float) -> Iterator[Label]:
    """Yield the labels below lying bars."""
    for tick in scale.ticks:
        for line in tick.lines:
            yield Label(line, scale.pixel(tick.value), height + GAP + ASCENT, align="center")


def _values_written(drawn: _Drawn) -> Iterator[Label]:
    """Yield the values at the ends of the bars; in a stack, inside its parts, and the total at its end."""
    if drawn.plot.type is not ChartType.STACKED_BAR:
        for part in drawn.parts:
            yield _beyond(drawn, part, part.point.text)
        return
    for part in drawn.parts:
        yield from _inside(drawn, part)
    for category, part in totals(drawn.parts).items():
        parts = (decimal(each.point.written) for each in drawn.parts if each.point.x == category)
        yield _beyond(drawn, part, figure(sum(parts, Decimal())), weight=600)


def _beyond(drawn: _Drawn, part: Piece, text: str, weight: int = 400) -> Label:
    """Write a value beyond the end of a bar and of its range."""
    x, y = drawn.at(drawn.middle(part), part.tip)
    if not drawn.lying:
        return Label(text, x, y + (ASCENT + 5 if part.is_negative else -5), INK, "center", weight)
    side = -5 if part.is_negative else 5
    return Label(text, x + side, y + MIDDLE, INK, "right" if part.is_negative else "left", weight)


def _inside(drawn: _Drawn, part: Piece) -> Iterator[Label]:
    """Write a value into a part of a stack, where there is room."""
    length = abs(drawn.scale.pixel(part.end) - drawn.scale.pixel(part.start))
    width, height = (length, drawn.bands.bar) if drawn.lying else (drawn.bands.bar, length)
    if width >= text_width(part.point.text) + 6 and height >= LEADING:
        x, y = drawn.at(drawn.middle(part), (part.start + part.end) / 2)
        colour = series_colour(drawn.plot, part.point.series, ON_COLOURS)
        yield Label(part.point.text, x, y + MIDDLE, colour, "center")


def _ranges(drawn: _Drawn) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines of the ranges: from low to high, with a short one across each end."""
    for part in drawn.parts:
        ends = reach(part.point)
        middle = drawn.middle(part)
        if ends:
            yield (*drawn.at(middle, ends[0]), *drawn.at(middle, ends[1]))
        for end in ends:
            yield (*drawn.at(middle - 4, end), *drawn.at(middle + 4, end))
