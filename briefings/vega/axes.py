"""What stands at the axes: level lines, marks, and the words below and beside a plot's area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefings.vega.measure import LEADING, SIZE, text_width, wrapped
from briefings.vega.palette import RULES
from briefings.vega.plot import Plot
from briefings.vega.scales import Scale, Tick, held
from briefings.vega.sheet import Frame, Label, Layer, rule_layer

__all__ = ["EDGE", "GAP", "axis_title", "edges", "grid", "labels_below", "tick_labels", "tick_width"]

ASCENT = 10
EDGE = 9
"""How far what stands below one of several small charts may reach beyond its area."""
GAP = 8
"""Between an axis and what stands beside it."""


def grid(frame: Frame, scale: Scale) -> Layer:
    """Return the horizontal lines at the marked values."""
    places = [scale.pixel(tick.value) for tick in scale.ticks]
    return rule_layer([(0, place, frame.width, place) for place in places], RULES)


def tick_width(ticks: Sequence[Tick]) -> int:
    """Return the room that the labels left of an axis take."""
    return round(max((text_width(line) for tick in ticks for line in tick.lines), default=-GAP) + GAP)


def tick_labels(scale: Scale) -> Iterator[Label]:
    """Yield the labels left of an axis."""
    for tick in scale.ticks:
        for line in tick.lines:
            yield Label(line, -GAP, scale.pixel(tick.value) + SIZE * 0.33, align="right")


def edges(plot: Plot, left: float, right: float) -> tuple[float, float]:
    """Return how far what stands below the horizontal axis may reach: to the edges, or to the next small chart.

    Args:
        plot: what is drawn.
        left: the room left of the plot's area, in pixels.
        right: the room right of it.

    Returns:
        The first and the last pixel, counted from the left of the area.
    """
    width = plot.width - left - right
    return (-min(left, EDGE), width + min(right, EDGE)) if plot.part else (-left, width + right)


def labels_below(
    marked: Iterable[tuple[float, Sequence[str]]], height: float, ends: tuple[float, float]
) -> Iterator[Label]:
    """Yield what stands below the horizontal axis, none of it beyond the picture.

    Args:
        marked: the middle of each mark, and its lines.
        height: the height of the plot's area.
        ends: how far it may reach, in pixels from the left of the area.
    """
    for wished, lines in marked:
        middle = held(lines, wished, *ends)
        for row, line in enumerate(lines):
            yield Label(line, middle, height + GAP + ASCENT + row * LEADING, align="center")


def axis_title(plot: Plot, left: float, width: float, y: float) -> tuple[Label, ...]:
    """Return what stands below the middle of the horizontal axis, line by line.

    Args:
        plot: what is drawn.
        left: the room left of the plot's area, in pixels.
        width: the width of the area.
        y: where the first line starts.
    """
    middle = width / 2
    room = min(plot.width * 0.8, 2 * (left + middle), 2 * (plot.width - left - middle))
    lines = wrapped(plot.x_title, room) if plot.x_title else ()
    return tuple(Label(line, middle, y + ASCENT + 4 + row * LEADING, align="center") for row, line in enumerate(lines))
