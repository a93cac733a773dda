"""What all pictures share: their colours, text and frame.

Everything is placed here in pixels. Vega's own layout measures text with the fonts that a machine happens to
have, so it is switched off.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

from briefings.artifacts import Plain
from briefings.vega.measure import SIZE, text_width
from briefings.vega.palette import COLOURS, META
from briefings.vega.plot import Plot
from briefings.vega.scales import Scale

__all__ = [
    "Area",
    "Box",
    "Frame",
    "Label",
    "Layer",
    "moved",
    "quantitative",
    "rule_layer",
    "series_colour",
    "series_scale",
    "sheet",
]

Layer: TypeAlias = dict[str, Plain]

FONT = "Source Sans Pro"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
ASCENT = 10


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
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return how many square pixels two rectangles share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0) * max(down, 0)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `y` is its baseline."""

    text: str
    x: float
    y: float
    colour: str = META
    align: str = "left"
    weight: int = 400

    @property
    def box(self) -> Box:
        """The room that it takes."""
        width = text_width(self.text, semibold=self.weight > 400)  # noqa: PLR2004 # the weight of text
        start = self.x - {"left": 0.0, "center": 0.5, "right": 1.0}[self.align] * width
        return Box(start, self.y - ASCENT, start + width, self.y + 4)

    def moved(self, across: float, down: float) -> Label:
        """Return the line of text at another place."""
        return replace(self, x=self.x + across, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Area:
    """A plot's area with what is drawn in it and around it, in pixels from its upper left corner."""

    frame: Frame
    """The area, and the room around it; that above it is for notes."""
    layers: tuple[Layer, ...]
    """What is drawn, from the back to the front."""
    labels: tuple[Label, ...]
    """The text in the area and below it."""
    beside: tuple[Label, ...] = ()
    """The text left of it, which charts in one row share."""
    has_legend: bool = False
    """Whether the series have to be named above the picture."""
    title: str = ""
    """What stands right above the text left of it."""
    is_lying: bool = False
    """Whether it is as high as its bars need, and not as high as it is told."""


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


def moved(layer: Layer, across: float, down: float) -> Layer:
    """Return a layer at another place.

    Args:
        layer: what is drawn.
        across: how far to the right, in pixels.
        down: how far down, in pixels.
    """
    data, encoding = cast("Layer", layer["data"]), cast("Layer", layer["encoding"])
    values, encoding = cast("list[Layer]", data["values"]), dict(encoding)
    for channel, distance in (("x", across), ("y", down)):
        placed = cast("Layer", encoding[channel])
        if placed["scale"] is None:
            fields = [cast("Layer", encoding[name])["field"] for name in (channel, f"{channel}2") if name in encoding]
            values = [{key: _plus(cell, distance, key in fields) for key, cell in row.items()} for row in values]
        else:
            scale = cast("Layer", placed["scale"])
            ends: list[Plain] = [round(end + distance, 2) for end in cast("list[float]", scale["range"])]
            encoding[channel] = {**placed, "scale": {**scale, "range": ends}}
    return {**layer, "data": {**data, "values": cast("list[Plain]", values)}, "encoding": encoding}


def _plus(cell: Plain, distance: float, is_place: object) -> Plain:
    """Return a cell, moved where it is a place."""
    return round(cast("float", cell) + distance, 2) if is_place else cell


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


def rule_layer(lines: Iterable[tuple[float, float, float, float]], colour: str, thickness: float = 1) -> Layer:
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
    mark: Layer = {"type": "rule", "color": colour, **({"strokeWidth": thickness} if thickness != 1 else {})}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _sharp(pixel: float, other: float) -> float:
    """Return where an end of a line is drawn, in view of its other end."""
    return math.floor(pixel) + 0.5 if pixel == other else round(pixel, 2)


def series_colour(plot: Plot, name: str, colours: Sequence[str] = COLOURS) -> str:
    """Return the colour of a series."""
    return colours[plot.series.index(name) % len(colours)]


def series_scale(plot: Plot, outputs: Sequence[Plain]) -> Layer:
    """Return the encoding that tells the series apart by one of these outputs each."""
    scale: Layer = {"domain": list(plot.series), "range": list(outputs[: len(plot.series)])}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": None}
