"""Charts as Vega-Lite specifications: pure, with their data inline, and placed to the pixel.

A specification draws the same on every machine: no layout is left to measured fonts, no date to a time zone.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefings.artifacts import Plain
from briefings.vega.bars import bars
from briefings.vega.columns import Columns, points, shown
from briefings.vega.faults import Fault, faults
from briefings.vega.marks import marks
from briefings.vega.plot import NARROW, WIDE, ChartType, Plot, Point, Reading
from briefings.vega.words import alternative

__all__ = [
    "NARROW",
    "WIDE",
    "ChartType",
    "Columns",
    "Fault",
    "Plot",
    "Point",
    "Reading",
    "alternative",
    "faults",
    "points",
    "shown",
    "specification",
]


def specification(plot: Plot) -> Mapping[str, Plain]:
    """Return the Vega-Lite specification of a chart, laid out for its width.

    Args:
        plot: what is drawn; at least one point.
    """
    return bars(plot) if plot.type.has_bars else marks(plot)
