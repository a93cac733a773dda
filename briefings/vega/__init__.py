"""Charts as Vega-Lite specifications: pure, with their data inline, and placed to the pixel.

A specification draws the same on every machine: no layout is left to measured fonts, no date to a time zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from briefings.artifacts import Plain
from briefings.vega.columns import Columns, points, shown
from briefings.vega.faults import Fault, faults
from briefings.vega.note_faults import NoteFault, note_faults
from briefings.vega.panels import TALLEST, picture
from briefings.vega.plot import NARROW, WIDE, ChartType, Note, Plot, Point, Reading
from briefings.vega.words import alternative

__all__ = [
    "NARROW",
    "TALLEST",
    "WIDE",
    "ChartType",
    "Columns",
    "Fault",
    "Note",
    "NoteFault",
    "Plot",
    "Point",
    "Reading",
    "alternative",
    "faults",
    "height",
    "note_faults",
    "points",
    "shown",
    "specification",
]


def height(plot: Plot) -> int:
    """Return the height of the picture in pixels."""
    laid = specification(plot)
    padding = cast("Mapping[str, int]", laid["padding"])
    return cast("int", laid["height"]) + padding["top"] + padding["bottom"]


def specification(plot: Plot) -> Mapping[str, Plain]:
    """Return the Vega-Lite specification of a chart, laid out for its width.

    Args:
        plot: what is drawn; at least one point.
    """
    return picture(plot)
