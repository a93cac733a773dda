"""What all pictures share: their colours, text and frame.

Everything is placed here in pixels. Vega's own layout measures text with the fonts that a machine happens to
have, so it is switched off.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefings.artifacts import Plain
from briefings.vega.measure import LEADING, SIZE, text_width, wrapped
from briefings.vega.plot import Plot
from briefings.vega.scales import Scale, Tick, held

__all__ = [
    "COLOURS",
    "INK",
    "META",
    "ON_COLOURS",
    "RULES",
    "TEXT_COLOURS",
    "Frame",
    "Label",
    "Layer",
    "axis_title",
    "grid",
    "labels_below",
    "quantitative",
    "rule_layer",
    "series_colour",
    "series_scale",
    "sheet",
    "tick_labels",
    "tick_width",
]

Layer: TypeAlias = dict[str, Plain]

INK, META, RULES = "#1b1f24", "#505a5f", "#c8ccd0"
COLOURS = ("#12436D", "#F46A25", "#801650", "#28A197")
# The same hues as text, 4.5:1 and more on white.
TEXT_COLOURS = ("#12436D", "#B34A12", "#801650", "#1A746C")
# Text upon the colours. The dark one is not INK, so that a dark scheme can keep it dark.
ON_COLOURS = ("#ffffff", "#101418", "#ffffff", "#101418")
FONT = "Source Sans Pro"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
ASCENT = 10
GAP = 8
"""Between an axis and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's area and the room around it, in pixels; the area's upper left corner is the origin."""

    width: int
    height: int
    top: int
    left: int = 0
    right: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `y` is its baseline."""

    text: str
    x: float
    y: float
    colour: str = META
    align: str = "left"
    weight: int = 400


def sheet(frame: Frame, layers: Iterable[Layer], labels: Sequence[Label]) -> Layer:
    """Return the whole specification.

    Args:
        frame: the plot's area.
        layers: what is drawn, from the back to the front.
        labels: all text, in front.
    """
    return {
        "$schema": SCHEMA,
        "width": frame.width,
        "height": frame.height,
        "padding": {"left": frame.left, "right": frame.right, "top": frame.top, "bottom": frame.bottom},
        "autosize": "none",
        "background": None,
        "layer": [*layers, _label_layer(labels)],
        "config": {"aria": False, "font": FONT, "view": {"stroke": None}},
    }


def quantitative(field: str, scale: Scale | None = None, axis: Layer | None = None) -> Layer:
    """Return the encoding of a number; without a scale the number is a pixel."""
    laid: Layer | None = None
    if scale:
        laid = {
            "domain": [scale.low, scale.high],
            "range": [scale.start, scale.end],
            "nice": False,
            "zero": False,
        }
    return {"field": field, "type": "quantitative", "scale": laid, "axis": axis}


def _label_layer(labels: Sequence[Label]) -> Layer:
    """Return the layer of all text."""
    values: list[Plain] = [
        {
            "text": label.text,
            "x": round(label.x, 2),
            "y": round(label.y, 2),
            "align": label.align,
            "colour": label.colour,
            "weight": label.weight,
        }
        for label in labels
    ]
    mark: Layer = {"type": "text", "baseline": "alphabetic", "fontSize": SIZE}
    by_label: Layer = {"align": {"expr": "datum.align"}, "fontWeight": {"expr": "datum.weight"}}
    encoding: Layer = {
        "x": quantitative("x"),
        "y": quantitative("y"),
        "text": {"field": "text", "type": "nominal"},
        "color": {"field": "colour", "type": "nominal", "scale": None},
    }
    return {"data": {"values": values}, "mark": {**mark, **by_label}, "encoding": encoding}


def rule_layer(lines: Iterable[tuple[float, float, float, float]], colour: str) -> Layer:
    """Return a layer of upright and level lines from (x, y) to (x2, y2) in pixels.

    A line is set on the middle of a pixel, where a screen draws it sharp.
    """
    values: list[Plain] = [
        {"x": _sharp(x, x2), "y": _sharp(y, y2), "x2": _sharp(x2, x), "y2": _sharp(y2, y)} for x, y, x2, y2 in lines
    ]
    encoding: Layer = {
        "x": quantitative("x"),
        "y": quantitative("y"),
        "x2": {"field": "x2"},
        "y2": {"field": "y2"},
    }
    return {"data": {"values": values}, "mark": {"type": "rule", "color": colour}, "encoding": encoding}


def _sharp(pixel: float, other: float) -> float:
    """Return where an end of a line is drawn, in view of its other end."""
    return math.floor(pixel) + 0.5 if pixel == other else round(pixel, 2)


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


def labels_below(marked: Iterable[tuple[float, Sequence[str]]], frame: Frame) -> Iterator[Label]:
    """Yield what stands below the horizontal axis, none of it beyond the picture.

    Args:
        marked: the middle of each mark, and its lines.
        frame: the plot's area.
    """
    for wished, lines in marked:
        middle = held(lines, wished, -frame.left, frame.width + frame.right)
        for row, line in enumerate(lines):
            yield Label(line, middle, frame.height + GAP + ASCENT + row * LEADING, align="center")


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


def series_colour(plot: Plot, name: str, colours: Sequence[str] = COLOURS) -> str:
    """Return the colour of a series."""
    return colours[plot.series.index(name) % len(colours)]


def series_scale(plot: Plot, outputs: Sequence[Plain]) -> Layer:
    """Return the encoding that tells the series apart by one of these outputs each."""
    scale: Layer = {"domain": list(plot.series), "range": list(outputs[: len(plot.series)])}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": None}
