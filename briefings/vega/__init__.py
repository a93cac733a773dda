"""Charts as Vega-Lite specifications: pure, with their data inline, and placed to the pixel.

A specification draws the same on every machine: no layout is left to measured fonts, no date to a time zone.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefings.artifacts import Plain
from briefings.vega.bars import bars
from briefings.vega.plot import ChartType, Plot, Point
from briefings.vega.points import points

__all__ = ["ChartType", "Plot", "Point", "specification"]


def specification(plot: Plot) -> Mapping[str, Plain]:
    """Return the Vega-Lite specification of a chart, 620 pixels wide.

    Args:
        plot: what is drawn; at least one point.
    """
    return bars(plot) if plot.type.has_bars else points(plot)
