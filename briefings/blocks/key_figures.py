"""A few numbers that carry the briefing."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefings.block import Block
from briefings.values.dates import PartialDate
from briefings.values.names import SourceId
from briefings.values.record import Written
from briefings.values.text import Line

__all__ = ["KeyFigure", "KeyFigures", "KeyFiguresContent"]


class KeyFigure(Written):
    """One number."""

    value: Line
    """The number, as it is to be read."""
    unit: Line | None = None
    """What it counts."""
    label: Line
    """What it is."""
    change: Line | None = None
    """How it moved, and against what."""
    as_of: PartialDate | None = None
    """For which date it holds."""
    sources: tuple[SourceId, ...] = ()
    """What it rests on."""


class KeyFiguresContent(Written):
    """Numbers side by side."""

    items: Annotated[tuple[KeyFigure, ...], Field(min_length=1)]
    """The numbers."""


class KeyFigures(Block):
    """A few numbers, large."""

    key_figures: KeyFiguresContent
    """The numbers."""
