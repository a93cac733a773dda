"""Words of somebody else."""

from __future__ import annotations

from briefings.block import Block
from briefings.values.names import SourceId
from briefings.values.record import Written
from briefings.values.text import Line, Text

__all__ = ["Quote", "QuoteContent"]


class QuoteContent(Written):
    """What was said, by whom, and where it can be read."""

    text: Text
    """The words."""
    who: Line | None = None
    """Who said them."""
    role: Line | None = None
    """In what role."""
    source: SourceId | None = None
    """Where they stand."""


class Quote(Block):
    """A quotation with its speaker and source."""

    quote: QuoteContent
    """The quotation."""
