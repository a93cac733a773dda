"""Markdown text."""

from __future__ import annotations

from briefings.block import Block
from briefings.values.text import Text

__all__ = ["Prose"]


class Prose(Block):
    """Markdown text: paragraphs, lists, small tables, footnotes."""

    prose: Text
    """The text, under |."""
