"""What stands above a picture: the unit, and the names of the series beside samples of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.artifacts import Plain
from briefings.vega.measure import LEADING, text_width, wrapped
from briefings.vega.plot import ChartType, Plot
from briefings.vega.sheet import COLOURS, INK, WIDTH, Label, Layer, quantitative, series_scale

__all__ = ["DASHES", "SHAPES", "Header", "header"]

DASHES: tuple[Plain, ...] = ([1, 0], [7, 3], [2, 2.5], [10, 3, 2, 3])
SHAPES: tuple[Plain, ...] = ("circle", "square", "triangle-up", "diamond")
ROW = 20
BETWEEN = 20
"""Between two names."""
BELOW = 14
ASCENT = 11


@dataclass(frozen=True, slots=True)
class Header:
    """The unit and the legend, placed above the plot's area."""

    height: int
    labels: tuple[Label, ...] = ()
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name of the legend, in pixels from the upper left corner of the picture."""

    name: str
    x: float
    row: int


def header(plot: Plot, left: int, *, legend: bool) -> Header:
    """Place the unit and, where asked for, a legend in the order of the series.

    Args:
        plot: what is drawn.
        left: the room left of the plot's area, in pixels.
        legend: whether the series are named here and not beside what is drawn.
    """
    unit = wrapped(plot.unit, WIDTH, most=2) if plot.unit else ()
    entries = tuple(_entries(plot)) if legend else ()
    rows = entries[-1].row + 1 if entries else 0
    height = len(unit) * LEADING + rows * ROW + BELOW
    first = -height + len(unit) * LEADING + ASCENT + (ROW - LEADING) / 2
    labels = [Label(line, -left, -height + ASCENT + index * LEADING) for index, line in enumerate(unit)]
    indent = _sample(plot) + 6
    labels += [Label(each.name, each.x - left + indent, first + each.row * ROW, INK) for each in entries]
    samples: list[Plain] = [
        {
            "series": each.name,
            "x": each.x - left,
            "x2": each.x - left + _sample(plot),
            "middle": each.x - left + _sample(plot) / 2,
            "y": first + each.row * ROW - 4.5,
        }
        for each in entries
    ]
    return Header(height, tuple(labels), (_sample_layer(plot, samples),) if entries else ())


def _entries(plot: Plot) -> Iterator[_Entry]:
    """Yield the names row by row."""
    x, row = 0.0, 0
    for name in plot.series:
        width = _sample(plot) + 6 + text_width(name)
        if x and x + width > WIDTH:
            x, row = 0.0, row + 1
        yield _Entry(name, round(x, 2), row)
        x += width + BETWEEN


def _sample(plot: Plot) -> int:
    """Return the width of a sample."""
    return 28 if plot.type is ChartType.LINE else 12


def _sample_layer(plot: Plot, samples: Sequence[Plain]) -> Layer:
    """Return the layer of the samples, drawn as the series are."""
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
