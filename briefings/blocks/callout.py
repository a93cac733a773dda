"""A note set apart from the text."""

from __future__ import annotations

from enum import StrEnum

from briefings.block import Block
from briefings.values.record import Written
from briefings.values.text import Text

__all__ = ["Callout", "CalloutContent", "CalloutKind"]


class CalloutKind(StrEnum):
    """What the note is."""

    NOTE = "note"
    METHOD = "method"
    CAUTION = "caution"
    DEFINITION = "definition"
    BACKGROUND = "background"


class CalloutContent(Written):
    """A note and its kind."""

    kind: CalloutKind = CalloutKind.NOTE
    """What the note is."""
    text: Text
    """The note."""


class Callout(Block):
    """A note set apart: note, method, caution, definition or background."""

    callout: CalloutContent
    """The note."""
