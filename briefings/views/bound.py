"""An edition as one document that holds its briefings whole."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from briefings import addresses
from briefings.views.editions import EditionView
from briefings.views.frame import Frame
from briefings.views.shown import Paper

__all__ = ["CHAPTER", "Bound", "BoundView"]

CHAPTER = "_"
"""The name that a chapter gives to itself; no author can give it to anything."""


@dataclass(frozen=True)
class Bound(Paper):
    """A report that holds several briefings: what leads to one of them leads to its place in the report.

    Attributes:
        chapters: the slugs of the briefings.
        anchors: the names in the report, as far as they are known; without one a link leads to the briefing's start.
    """

    chapters: tuple[str, ...]
    anchors: frozenset[str] = frozenset()

    def address(self, target: str) -> str:
        """Return the place in the report, or else the published address."""
        page, _, name = target.partition("#")
        for slug in self.chapters:
            if page == addresses.briefing(slug):
                wanted = f"{slug}.{name}"
                return f"#{wanted if wanted in self.anchors else f'{slug}.{CHAPTER}'}"
        return super().address(target)


@dataclass(frozen=True, slots=True)
class BoundView:
    """Everything that an edition's report shows; a chapter is the HTML of a briefing."""

    frame: Frame
    edition: EditionView
    chapters: tuple[Markup, ...]
    marking: str
