"""Bars: upright or lying, alone, in groups or stacked; always from zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefings.artifacts import Plain
from briefings.vega.bands import Bands, Names, names
from briefings.vega.legend import Header, header
from briefings.vega.measure import LEADING, SIZE, text_width, wrapped
from briefings.vega.plot import ChartType, Plot, decimal, figure
from briefings.vega.scales import Scale, linear, roomiest
from briefings.vega.sheet import (
    COLOURS,
    GAP,
    INK,
    ON_COLOURS,
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
from briefings.vega.stacks import Piece, is_grouped, pieces, reach, totals

__all__ = ["bars"]

MOST_LABELLED = 8
MOST_LYING = 40
HEIGHT = 240
FILLED = 0.76
"""What bars take of the room for their category."""
THICKEST = 84
THICKEST_LYING = 24
WIDEST_COLUMN, WIDEST_PART = 210, 0.36
"""The widest names before lying bars, in pixels and as a part of the picture."""
LEAST_BARS = 0.25
"""What values at the ends of lying bars leave to the bars at the least, as a part of the picture."""
MOST_STEPS, FEWEST_STEPS = 6, 2
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
    scale = _values(parts) if labelled else linear(_reached(parts), MOST_STEPS)
    left = tick_width(scale.ticks)
    width = plot.width - left - (0 if labelled else GAP)
    step = width / len(plot.categories)
    below = names(plot.categories, step, plot.language)
    if plot.type is ChartType.HORIZONTAL_BAR or (below is None and len(plot.categories) <= MOST_LYING):
        return None
    top = header(plot, left, legend=len(plot.series) > 1)
    bands = Bands(plot.categories, side_by_side, width, min(step * FILLED, THICKEST * len(side_by_side) ** 0.7))
    lowest = LABEL if labelled and any(part.is_negative for part in parts) else 0
    drawn = _Drawn(plot, parts, bands, scale.laid(HEIGHT - lowest, LABEL if labelled else 0), lying=False)
    lines = max((len(found) for found in (below or {}).values()), default=0)
    foot = axis_title(plot, left, width, HEIGHT + GAP + lines * LEADING)
    bottom = GAP + (lines + len(foot)) * LEADING + 4
    frame = Frame(width, HEIGHT, top.height, left, plot.width - left - width, bottom)
    labels = [*labels_below(((bands.centre(name), found) for name, found in (below or {}).items()), frame), *foot]
    labels += _values_written(drawn) if labelled else tick_labels(drawn.scale)
    return _sheet(drawn, frame, top, labels)


def _lying(plot: Plot) -> Layer:
    """Draw bars that lie, their names in a column before them."""
    parts = pieces(plot)
    side_by_side = plot.series if is_grouped(plot) else ("",)
    column = min(max(map(text_width, plot.categories)) + 1, WIDEST_COLUMN, plot.width * WIDEST_PART)
    beside = {name: wrapped(name, column) for name in plot.categories}
    left = round(max(text_width(line) for lines in beside.values() for line in lines)) + 1 + GAP
    step = _lying_step(len(side_by_side), beside)
    bands = Bands(
        plot.categories,
        side_by_side,
        step * len(plot.categories),
        min(step * FILLED, THICKEST_LYING * len(side_by_side)),
    )
    width = plot.width - left
    before, behind = _room_for_values(plot, parts)
    labelled = (
        (bands.step if len(side_by_side) == 1 else bands.bar) >= SIZE
        and not _has_two_signs(plot, parts)
        and width - before - behind >= plot.width * LEAST_BARS
    )
    scale = _values(parts).laid(before, width - behind) if labelled else _marked(parts, left, width)
    drawn = _Drawn(plot, parts, bands, scale, lying=True)
    top = header(plot, left, legend=len(plot.series) > 1, title=plot.x_title)
    frame = Frame(width, round(bands.length), top.height, left, 0, 4 if labelled else GAP + LEADING)
    below = labels_below(((scale.pixel(tick.value), tick.lines) for tick in scale.ticks), frame)
    return _sheet(drawn, frame, top, [*_names_beside(bands, beside), *(_values_written(drawn) if labelled else below)])


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


def _reached(parts: Sequence[Piece]) -> Sequence[float]:
    """Return what has to find room on the scale of the values, zero among it."""
    return [0.0, *(end for part in parts for end in (part.end, *reach(part.point)))]


def _values(parts: Sequence[Piece]) -> Scale:
    """Return a scale without marks, for bars at which their values are written."""
    values = _reached(parts)
    return Scale(min(values), max(values)) if any(values) else Scale(0, 1)


def _marked(parts: Sequence[Piece], left: float, width: float) -> Scale:
    """Return the scale of lying bars at which no values are written, with as many marks as find room."""
    scales = [linear(_reached(parts), most) for most in range(MOST_STEPS, FEWEST_STEPS - 1, -1)]
    return roomiest((scale.laid(0, width - tick_width(scale.ticks) / 2) for scale in scales), -left, width)


def _has_labels(plot: Plot, parts: Sequence[Piece], side_by_side: int) -> bool:
    """Tell whether the values are written at upright bars, so that no axis is needed."""
    count = len(plot.categories) * side_by_side
    # Bars that stand side by side are nearer to one another than their categories are.
    room = (plot.width - GAP) / count * (FILLED if side_by_side > 1 else 1)
    return (
        count <= MOST_LABELLED
        and not _has_two_signs(plot, parts)
        and all(text_width(text) <= room for text in _texts(parts))
        and all(text_width(total, semibold=True) <= room for total in _sums(plot, parts).values())
    )


def _texts(parts: Sequence[Piece]) -> Sequence[str]:
    """Return the values as they are written."""
    return [part.point.text for part in parts]


def _sums(plot: Plot, parts: Sequence[Piece]) -> Mapping[str, str]:
    """Return the totals of a stack as they are written, by category."""
    written: dict[str, Decimal] = {}
    for part in parts if plot.type is ChartType.STACKED_BAR else ():
        written[part.point.x] = written.get(part.point.x, Decimal()) + decimal(part.point.written)
    return {category: figure(total) for category, total in written.items()}


def _has_two_signs(plot: Plot, parts: Sequence[Piece]) -> bool:
    """Tell whether a stack grows to both sides, so that no one place can hold its total."""
    return plot.type is ChartType.STACKED_BAR and any(part.is_negative for part in parts)


def _lying_step(side_by_side: int, beside: Names) -> float:
    """Return the room for each category of lying bars, in pixels."""
    lines = max(map(len, beside.values()))
    wished = max(28 if side_by_side == 1 else 10 + 20 * side_by_side, lines * LEADING + 8)
    return min(wished, TALLEST / len(beside))


def _room_for_values(plot: Plot, parts: Sequence[Piece]) -> tuple[float, float]:
    """Return the room before the lowest and behind the highest value of lying bars, in pixels."""
    negative = [part for part in parts if part.is_negative]
    positive = [part for part in parts if not part.is_negative]
    before = max(map(text_width, _texts(negative)), default=0)
    behind = max(map(text_width, (*_texts(positive), *_sums(plot, positive).values())), default=0)
    return before + (GAP if before else 0), behind * 1.1 + GAP


def _names_beside(bands: Bands, beside: Names) -> Iterator[Label]:
    """Yield the names before lying bars; where they would touch, only every second or third."""
    every = max(1, round(LEADING / bands.step + 0.4))
    for name, lines in list(beside.items())[::every]:
        first = bands.centre(name) + MIDDLE - (len(lines) - 1) * LEADING / 2
        for row, line in enumerate(lines):
            yield Label(line, -GAP, first + row * LEADING, INK, align="right")


def _values_written(drawn: _Drawn) -> Iterator[Label]:
    """Yield the values at the ends of the bars; in a stack, inside its parts, and the total at its end."""
    if drawn.plot.type is not ChartType.STACKED_BAR:
        for part in drawn.parts:
            yield _beyond(drawn, part, part.point.text)
        return
    for part in drawn.parts:
        yield from _inside(drawn, part)
    sums = _sums(drawn.plot, drawn.parts)
    for category, part in totals(drawn.parts).items():
        yield _beyond(drawn, part, sums[category], weight=600)


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
    if width >= text_width(part.point.text) + 4 and height >= LEADING:
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
