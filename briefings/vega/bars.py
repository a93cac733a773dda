"""Bars: upright or lying, alone, in groups or stacked; always from zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.artifacts import Plain
from briefings.vega.axes import GAP, edges, grid, labels_below, tick_labels, tick_width
from briefings.vega.bands import Bands, Names, names
from briefings.vega.barred import (
    FILLED,
    Bars,
    all_pieces,
    fit_upright,
    has_two_signs,
    ranges,
    reached,
    room_for_values,
    written,
)
from briefings.vega.measure import LEADING, MIDDLE, SIZE, text_width, wrapped
from briefings.vega.notes import Drawn, Ground, beside_rows, beyond, levels, over, poles, room_beside
from briefings.vega.palette import COLOURS, GROUND, INK
from briefings.vega.plot import ChartType, Note, Plot, amount
from briefings.vega.scales import Scale, linear, roomiest
from briefings.vega.sheet import Area, Frame, Label, Layer, quantitative, rule_layer, series_scale
from briefings.vega.spots import spots
from briefings.vega.stacks import Piece, is_grouped, pieces

__all__ = ["bars"]

MOST_LYING = 40
HEIGHT = 240
THICKEST = 84
THICKEST_LYING = 24
WIDEST_COLUMN, WIDEST_PART, WIDEST_WORD = 210, 0.36, 0.5
"""The widest names before lying bars, in pixels and as a part of the picture; the widest word among them."""
MOST_LINES = 8
LEAST_BARS = 0.2
"""What values at the ends of lying bars leave to the bars at the least, as a part of the picture."""
MOST_STEPS, FEWEST_STEPS = 6, 2
PALER = 0.6
TALLEST = 560
LABEL = LEADING + 4
"""The room that a value takes beyond a bar."""


def bars(plot: Plot) -> Area:
    """Return a bar chart; names that find no room below their bars make it lie."""
    return _upright(plot) or _lying(plot)


def _side_by_side(plot: Plot) -> tuple[str, ...]:
    """Return the series that stand side by side; one name where none do."""
    return plot.series if is_grouped(plot) else ("",)


def _upright(plot: Plot) -> Area | None:
    """Draw bars that stand, or nothing where their names find no room."""
    shared, side_by_side = all_pieces(plot), _side_by_side(plot)
    labelled = fit_upright(plot, shared, len(side_by_side))
    scale = _values(plot, shared) if labelled else linear(_reached(plot, shared), MOST_STEPS)
    left = tick_width(scale.ticks)
    right = 0 if labelled else GAP
    width = plot.width - left - right
    step = width / len(plot.categories)
    below = names(plot.categories, step, plot.language)
    if plot.type is ChartType.HORIZONTAL_BAR or (below is None and len(plot.categories) <= MOST_LYING):
        return None
    height = plot.part.height if plot.part else HEIGHT
    bands = Bands(plot.categories, side_by_side, width, min(step * FILLED, THICKEST * len(side_by_side) ** 0.7))
    lowest = LABEL if labelled and any(part.is_negative for part in shared) else 0
    drawn = Bars(plot, pieces(plot), bands, scale.laid(height - lowest, LABEL if labelled else 0), lying=False)
    lines = max((len(found) for found in (below or {}).values()), default=0)
    ends = edges(plot, left, right)
    labels = list(labels_below(((bands.centre(name), found) for name, found in (below or {}).items()), height, ends))
    values = tuple(written(drawn)) if labelled else ()
    noted = _noted_upright(drawn, _ground(drawn, (width, height), ends, values))
    frame = Frame(width, height, noted.strip, left, right, GAP + lines * LEADING + 4)
    return _area(drawn, frame, (*labels, *values), tuple(tick_labels(drawn.scale)), noted)


def _lying(plot: Plot) -> Area:
    """Draw bars that lie, their names in a column before them."""
    shared, side_by_side = all_pieces(plot), _side_by_side(plot)
    picture = plot.part.picture if plot.part else plot.width
    beside = _names(plot, picture)
    left = round(max(text_width(line) for lines in beside.values() for line in lines)) + 1 + GAP
    right = room_beside(plot, picture)
    bands = _lying_bands(plot, side_by_side, beside)
    width = plot.width - left - right
    before, behind = room_for_values(plot, shared)
    labelled = (
        (bands.step if len(side_by_side) == 1 else bands.bar) >= SIZE
        and not has_two_signs(plot, shared)
        and width - before - behind >= plot.width * LEAST_BARS
    )
    ends = edges(plot, left, right)
    marked = _marked(_reached(plot, shared), width, ends)
    scale = _values(plot, shared).laid(before, width - behind) if labelled else marked
    drawn = Bars(plot, pieces(plot), bands, scale, lying=True)
    below = labels_below(((scale.pixel(tick.value), tick.lines) for tick in scale.ticks), round(bands.length), ends)
    labels = tuple(written(drawn) if labelled else below)
    named = tuple(_names_beside(bands, beside))
    noted = _noted_lying(drawn, _ground(drawn, (width, round(bands.length)), ends, (*labels, *named)), picture)
    frame = Frame(width, round(bands.length), noted.strip, left, right, 4 if labelled else GAP + LEADING)
    return _area(drawn, frame, labels, named, noted)


def _ground(drawn: Bars, size: tuple[float, float], ends: tuple[float, float], labels: Sequence[Label]) -> Ground:
    """Return the area as notes see it: its bars, and what is written at them."""
    return Ground(*size, ends, (), tuple(drawn.boxes())).written(labels)


def _noted_upright(drawn: Bars, ground: Ground) -> Drawn:
    """Draw the notes of upright bars; the rule of a bar ends above its value."""
    plot, bands = drawn.plot, drawn.bands
    placed = [(note, *_stretch(bands, note), _above(drawn, note)) for note in over(plot.notes)]
    rules = [
        (note, middle, middle, foot) if note.x else (note, begin, end, foot)
        for note, begin, end, foot in placed
        for middle in [(begin + end) / 2]
    ]
    above = poles(plot, rules, ground)
    fixed = above + levels(plot, drawn.scale.pixel, beyond(ground, above))
    return fixed + spots(plot, lambda x, y: drawn.at(bands.centre(x), y), beyond(ground, fixed))


def _noted_lying(drawn: Bars, ground: Ground, picture: float) -> Drawn:
    """Draw the notes of lying bars: those at a value above them, those at a name right of them."""
    plot, bands = drawn.plot, drawn.bands
    rows = [(note, *_stretch(bands, note)) for note in over(plot.notes)]
    at_values = [
        (note, pixel, pixel, ground.height)
        for note in plot.notes
        if note.y and not note.x
        for pixel in [drawn.scale.pixel(amount(note.y) or 0)]
    ]
    fixed = beside_rows(plot, rows, ground, picture) + poles(plot, at_values, ground)
    return fixed + spots(plot, lambda x, y: drawn.at(bands.centre(x), y), beyond(ground, fixed))


def _stretch(bands: Bands, note: Note) -> tuple[float, float]:
    """Return where the bands that a note stands over begin and end."""
    places = sorted(bands.centre(name) for name in (note.x or note.start, note.x or note.end))
    return places[0] - bands.step / 2, places[1] + bands.step / 2


def _above(drawn: Bars, note: Note) -> float:
    """Return where a rule above a bar ends: above the value at its tip."""
    tips = [drawn.scale.pixel(max(part.tip, 0)) for part in drawn.parts if part.point.x == note.x]
    return min(tips, default=drawn.scale.pixel(0)) - (2 if drawn.scale.ticks else LABEL)


def _area(drawn: Bars, frame: Frame, labels: tuple[Label, ...], beside: tuple[Label, ...], noted: Drawn) -> Area:
    """Put the parts of the picture together, from the back to the front."""
    ends = [drawn.at(end, 0) for end in (0, drawn.bands.length)]
    lines = [] if drawn.lying or not drawn.scale.ticks else [grid(frame, drawn.scale)]
    layers = [*noted.behind, *lines, _bar_layer(drawn), rule_layer([(*ends[0], *ends[1])], INK)]
    if drawn.plot.has_ranges:
        layers.append(rule_layer(ranges(drawn), INK))
    title = drawn.plot.x_title if drawn.lying else ""
    return Area(
        frame,
        (*layers, *noted.before),
        (*labels, *noted.labels),
        beside,
        has_legend=len(drawn.plot.series) > 1,
        title=title,
        is_lying=drawn.lying,
    )


def _bar_layer(drawn: Bars) -> Layer:
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
    if drawn.plot.type is ChartType.STACKED_BAR:
        mark |= {"stroke": GROUND, "strokeWidth": 1}
    encoding = {**drawn.bands.encoding(along), **ends, **colour}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _reached(plot: Plot, parts: Sequence[Piece]) -> Sequence[float]:
    """Return what has to find room on the scale of the values, those of notes among it."""
    return [*reached(parts), *(amount(note.y) or 0.0 for note in plot.shared.notes if note.y)]


def _values(plot: Plot, parts: Sequence[Piece]) -> Scale:
    """Return a scale without marks, for bars at which their values are written."""
    values = _reached(plot, parts)
    return Scale(min(values), max(values)) if any(values) else Scale(0, 1)


def _marked(values: Sequence[float], width: float, ends: tuple[float, float]) -> Scale:
    """Return the scale of lying bars at which no values are written, with as many marks as find room."""
    scales = [linear(values, most) for most in range(MOST_STEPS, FEWEST_STEPS - 1, -1)]
    return roomiest((scale.laid(0, width - tick_width(scale.ticks) / 2) for scale in scales), *ends)


def _names(plot: Plot, picture: float) -> Names:
    """Return the names before lying bars, line by line; the column is as wide as the longest word may need."""
    widest = min(max(map(text_width, plot.categories)) + 1, WIDEST_COLUMN, picture * WIDEST_PART)
    word = max(text_width(word) for name in plot.categories for word in name.split()) + 1
    column = max(widest, min(word, picture * WIDEST_WORD))
    return {name: wrapped(name, column, MOST_LINES) for name in plot.categories}


def _lying_bands(plot: Plot, side_by_side: tuple[str, ...], beside: Names) -> Bands:
    """Return the bands of lying bars, so high that no name touches another and no picture leaves its page."""
    lines, count = max(map(len, beside.values())), len(side_by_side)
    wished = max(28 if count == 1 else 10 + 20 * count, lines * LEADING + 8)
    tallest = plot.part.height if plot.part else TALLEST
    step = max(min(wished, tallest / len(beside)), lines * LEADING - 2)
    return Bands(plot.categories, side_by_side, step * len(beside), min(step * FILLED, THICKEST_LYING * count))


def _names_beside(bands: Bands, beside: Names) -> Iterator[Label]:
    """Yield the names before lying bars."""
    for name, lines in beside.items():
        first = bands.centre(name) + MIDDLE - (len(lines) - 1) * LEADING / 2
        for row, line in enumerate(lines):
            yield Label(line, -GAP, first + row * LEADING, INK, align="right")
