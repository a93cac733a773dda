"""A chart, drawn from rows in the briefing or in a CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Discriminator, Tag

from briefings.block import Block
from briefings.values.names import SourceId
from briefings.values.places import DataPath
from briefings.values.record import Written
from briefings.values.text import Line, Text

__all__ = ["Chart", "ChartContent", "ChartType"]


class ChartType(StrEnum):
    """How the data is drawn."""

    BAR = "bar"
    HORIZONTAL_BAR = "horizontal bar"
    STACKED_BAR = "stacked bar"
    GROUPED_BAR = "grouped bar"
    LINE = "line"
    SCATTER = "scatter"


def _written(raw: object) -> object:
    """Take an absent cell as an empty one."""
    return "" if raw is None else raw


DataCell: TypeAlias = Annotated[str, BeforeValidator(_written)]
InlineRows: TypeAlias = tuple[Mapping[str, DataCell], ...]


def _data_kind(raw: object) -> str:
    """Tell a path from rows."""
    return "<path>" if isinstance(raw, str) else "<rows>"


class ChartContent(Written):
    """What is drawn, from which columns."""

    type: ChartType
    """bar, horizontal bar, stacked bar, grouped bar, line or scatter."""
    title: Line
    """The finding, as a sentence."""
    x: str
    """The column along the horizontal axis; for a horizontal bar, along the vertical one."""
    y: str
    """The column with the values."""
    series: str | None = None
    """The column that tells the series apart; at most four series."""
    low: str | None = None
    """The column with the lower end of a range."""
    high: str | None = None
    """The column with the upper end of a range."""
    unit: Line | None = None
    """What the values count."""
    x_title: Line | None = None
    """What stands along the horizontal axis, where it does not explain itself."""
    data: Annotated[
        Annotated[InlineRows, Tag("<rows>")] | Annotated[DataPath, Tag("<path>")], Discriminator(_data_kind)
    ]
    """Rows, each a mapping from column to value, or a CSV file below content/."""
    notes: Text | None = None
    """What a reader has to know, below the chart."""
    sources: tuple[SourceId, ...] = ()
    """What the data rests on."""


class Chart(Block):
    """A chart whose title is the finding."""

    chart: ChartContent
    """What is drawn."""
