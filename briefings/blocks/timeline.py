"""What happened when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefings.block import Block
from briefings.values.dates import PartialDate
from briefings.values.names import SourceId
from briefings.values.record import Written
from briefings.values.text import Line

__all__ = ["Event", "Timeline", "TimelineContent"]


class Event(Written):
    """One thing that happened, or is to happen."""

    date: PartialDate
    """When, as far as it is known."""
    text: Line
    """What."""
    sources: tuple[SourceId, ...] = ()
    """What it rests on."""


class TimelineContent(Written):
    """Events in the order in which they are shown."""

    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    """The events."""


class Timeline(Block):
    """Dated events."""

    timeline: TimelineContent
    """The events."""
