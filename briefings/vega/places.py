"""The axis that lines and scattered points stand on: dates, numbers, or categories side by side."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.values.dates import PartialDate
from briefings.vega.bands import names
from briefings.vega.measure import wrapped
from briefings.vega.plot import Note, Plot, Reading, amount
from briefings.vega.scales import Scale, Tick, calendar, linear, milliseconds, roomiest
from briefings.vega.sheet import Layer

__all__ = ["encoding", "place", "scale", "stretch"]

MOST_TICKS, FEWEST_TICKS = 8, 2
MARGIN = 0.5
"""Before the first category and behind the last, as a part of the room for one."""


def place(plot: Plot, cell: str) -> float:
    """Return where a cell stands: milliseconds for a date, and for a category its place in the row."""
    if plot.reading is Reading.DATE:
        return milliseconds(PartialDate(cell).first_day)
    if plot.reading is Reading.NUMBER:
        return amount(cell) or 0.0
    return plot.categories.index(cell)


def stretch(plot: Plot, note: Note, laid: Scale) -> tuple[float, float]:
    """Return the pixels at which what a note stands over begins and ends; a place begins where it ends."""
    if note.x:
        pixel = laid.pixel(place(plot, note.x))
        return pixel, pixel
    begin, end = place(plot, note.start), place(plot, note.end)
    if plot.reading is Reading.CATEGORY:
        begin, end = begin - MARGIN, end + MARGIN
    elif plot.reading is Reading.DATE:
        end = milliseconds(PartialDate(note.end).last_day)
    return laid.pixel(max(begin, laid.low)), laid.pixel(min(end, laid.high))


def scale(plot: Plot, width: float, ends: tuple[float, float]) -> Scale:
    """Return the axis, laid out along the plot's area, with marks that do not touch.

    Args:
        plot: what is drawn.
        width: the width of the area in pixels.
        ends: how far the words below may reach.
    """
    if plot.reading is Reading.CATEGORY:
        return Scale(-MARGIN, len(plot.categories) - 1 + MARGIN, _named(plot, width)).laid(0, width)
    return roomiest((found.laid(0, width) for found in _marked(plot)), *ends)


def _marked(plot: Plot) -> Iterator[Scale]:
    """Yield axes of dates or numbers with ever fewer marks."""
    for most in range(MOST_TICKS, FEWEST_TICKS - 1, -1):
        if plot.reading is Reading.DATE:
            yield calendar(plot.categories, most, plot.language)
        else:
            yield linear([place(plot, cell) for cell in plot.categories], most)


def _named(plot: Plot, width: float) -> tuple[Tick, ...]:
    """Return the names of the categories; where they find no room, of every second, third and so on."""
    step = width / len(plot.categories)
    for every in range(1, len(plot.categories) + 1):
        shown = plot.categories[::every]
        if (found := names(shown, step * every, plot.language)) is not None:
            return tuple(Tick(place(plot, name), lines) for name, lines in found.items())
    return (Tick(0, wrapped(plot.categories[0], width)),)


def encoding(plot: Plot, laid: Scale) -> Layer:
    """Return how points find their places along the axis."""
    ends: Layer = {"range": [laid.start, laid.end]}
    if plot.reading is Reading.CATEGORY:
        points: Layer = {"type": "point", "domain": list(plot.categories), "padding": MARGIN, "round": False}
        return {"field": "x", "type": "nominal", "scale": {**points, **ends}, "axis": None}
    domain: Layer = {"domain": [laid.low, laid.high], "nice": False}
    if plot.reading is Reading.DATE:
        return {"field": "x", "type": "temporal", "scale": {"type": "utc", **domain, **ends}, "axis": None}
    return {"field": "x", "type": "quantitative", "scale": {"zero": False, **domain, **ends}, "axis": None}
