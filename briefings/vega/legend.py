"""What stands above a picture: the unit, and the names of the series beside samples of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.artifacts import Plain
from briefings.vega.measure import LEADING, text_width, wrapped
from briefings.vega.palette import COLOURS, DASHES, INK, META, SHAPES
from briefings.vega.plot import ChartType, Plot
from briefings.vega.sheet import Label, Layer, quantitative, series_scale

__all__ = ["Header", "header"]

ROW = 20
BETWEEN = 20
"""Between two names."""
BELOW = 14
ASCENT = 11
INDENT = 6
"""Between a sample and its name."""
BASELINE = ASCENT + (ROW - LEADING) / 2


@dataclass(frozen=True, slots=True)
class Header:
    """The unit and the legend, placed above the plot's area."""

    height: int
    labels: tuple[Label, ...] = ()
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name of the legend, line by line, in pixels from the upper left corner of the legend."""

    name: str
    lines: tuple[str, ...]
    x: float
    y: int

    @property
    def height(self) -> int:
        """The room that the name takes."""
        return ROW + (len(self.lines) - 1) * LEADING


def header(plot: Plot, left: int, *, legend: bool, title: str = "") -> Header:
    """Place the unit and, where asked for, a legend in the order of the series.

    Args:
        plot: what is drawn.
        left: the room left of the plot's area, in pixels.
        legend: whether the series are named here and not beside what is drawn.
        title: what stands right above a column of names on the left.
    """
    unit = wrapped(plot.unit, plot.width, most=4) if plot.unit else ()
    column = wrapped(title, plot.width, most=4) if title else ()
    entries = tuple(_entries(plot)) if legend else ()
    named = max((entry.y + entry.height for entry in entries), default=0)
    # One line of a title finds room in the space below.
    height = len(unit) * LEADING + named + max(len(column) - 1, 0) * LEADING + BELOW
    first = -height + len(unit) * LEADING
    labels = [Label(line, -left, -height + ASCENT + row * LEADING) for row, line in enumerate(unit)]
    labels += [label for entry in entries for label in _named(plot, entry, left, first)]
    labels += [Label(line, -left, -4 - row * LEADING, META) for row, line in enumerate(reversed(column))]
    return Header(height, tuple(labels), (_samples(plot, entries, left, first),) if entries else ())


def _entries(plot: Plot) -> Iterator[_Entry]:
    """Yield the names row by row; one that is longer than a row is broken."""
    indent = _sample(plot) + INDENT
    x, row, below = 0.0, 0, 0
    for name in plot.series:
        lines = wrapped(name, plot.width - indent) or (name,)
        width = indent + max(map(text_width, lines))
        if x and x + width > plot.width:
            x, row = 0.0, below
        entry = _Entry(name, lines, round(x, 2), row)
        yield entry
        below = max(below, entry.y + entry.height)
        x += width + BETWEEN


def _named(plot: Plot, entry: _Entry, left: int, first: float) -> Iterator[Label]:
    """Yield the lines of a name behind its sample."""
    x, y = entry.x - left + _sample(plot) + INDENT, first + entry.y + BASELINE
    for row, line in enumerate(entry.lines):
        yield Label(line, x, y + row * LEADING, INK)


def _sample(plot: Plot) -> int:
    """Return the width of a sample."""
    return 28 if plot.type is ChartType.LINE else 12


def _samples(plot: Plot, entries: Sequence[_Entry], left: int, first: float) -> Layer:
    """Return the layer of the samples, drawn as the series are."""
    samples: list[Plain] = [
        {
            "series": entry.name,
            "x": entry.x - left,
            "x2": entry.x - left + _sample(plot),
            "middle": entry.x - left + _sample(plot) / 2,
            "y": first + entry.y + BASELINE - 4.5,
        }
        for entry in entries
    ]
    encoding: Layer = {"y": quantitative("y"), "color": series_scale(plot, COLOURS)}
    mark: Layer = {"type": "point", "filled": True, "size": 110, "opacity": 1, "shape": "square"}
    if plot.type is ChartType.LINE:
        mark = {"type": "rule", "strokeWidth": 2.5}
        encoding |= {"x": quantitative("x"), "x2": {"field": "x2"}, "strokeDash": series_scale(plot, DASHES)}
    else:
        encoding["x"] = quantitative("middle")
    if plot.type is ChartType.SCATTER:
        mark = {"type": "point", "filled": True, "size": 70, "opacity": 1}
        encoding["shape"] = series_scale(plot, SHAPES)
    return {"data": {"values": samples}, "mark": mark, "encoding": encoding}
