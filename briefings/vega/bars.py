"""Bars: upright or lying, alone, in groups or stacked; always from zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from briefings.artifacts import Plain
from briefings.vega.legend import Header, header
from briefings.vega.measure import LEADING, SIZE, text_width, wrapped
from briefings.vega.plot import ChartType, Plot, Reading, figure, is_date
from briefings.vega.scales import Scale, linear, shown_dates
from briefings.vega.sheet import (
    COLOURS,
    GAP,
    INK,
    ON_COLOURS,
    WIDTH,
    Frame,
    Label,
    Layer,
    grid,
    quantitative,
    rule_layer,
    series_colour,
    series_scale,
    sheet,
    tick_labels,
    tick_width,
)
from briefings.vega.stacks import Piece, is_grouped, pieces, reach, totals

__all__ = ["bars"]

MOST_LABELLED = 8
MOST_LYING = 40
HEIGHT = 250
TALLEST = 880
MIDDLE = SIZE * 0.34
"""From the middle of a line of text down to its baseline."""
"""..."""
