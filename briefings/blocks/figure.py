"""A picture."""

from __future__ import annotations

from briefings.block import Block
from briefings.values.places import ImagePath
from briefings.values.record import Written
from briefings.values.text import Line

__all__ = ["Figure", "FigureContent"]


class FigureContent(Written):
    """A picture and its words."""

    image: ImagePath
    """A file below content/: SVG, PNG, JPEG or WebP."""
    alt: Line
    """What the picture shows, for those who do not see it."""
    caption: Line | None = None
    """What the reader should see in it."""
    credit: Line | None = None
    """Who made it."""


class Figure(Block):
    """A picture with its alternative text, caption and credit."""

    figure: FigureContent
    """The picture."""
