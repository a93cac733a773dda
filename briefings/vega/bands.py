"""The axis that bars stand on: a band for each category, and inside it a place for each series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.vega.measure import text_width, wrapped
from briefings.vega.plot import is_date
from briefings.vega.scales import APART, date_lines, regular
from briefings.vega.sheet import Layer

__all__ = ["Bands", "Names", "names"]

MOST_LINES = 3

Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Bands:
    """Equal bands along an axis, in pixels."""

    categories: tuple[str, ...]
    series: tuple[str, ...]
    """The series that stand side by side; one name where none do."""
    length: float
    thickness: float
    """What the bars of one category take of their band."""

    @property
    def step(self) -> float:
        """The width of one band."""
        return self.length / len(self.categories)

    @property
    def bar(self) -> float:
        """The thickness of one bar."""
        return self.thickness / len(self.series)

    def centre(self, category: str) -> float:
        """Return the middle of a category's band."""
        return (self.categories.index(category) + 0.5) * self.step

    def middle(self, category: str, series: str) -> float:
        """Return the middle of one bar."""
        side = self.series.index(series) if len(self.series) > 1 else 0
        return self.centre(category) + (side + 0.5) * self.bar - self.thickness / 2

    def encoding(self, channel: str) -> Layer:
        """Return how the bars find their places along a channel, x or y."""
        between = 1 - self.thickness / self.step
        band: Layer = {"type": "band", "domain": list(self.categories), "range": [0, self.length]}
        gaps: Layer = {"paddingInner": between, "paddingOuter": between / 2, "round": False}
        encoding: Layer = {channel: {"field": "category", "type": "nominal", "scale": {**band, **gaps}, "axis": None}}
        if len(self.series) > 1:
            inner: Layer = {"domain": list(self.series), "paddingInner": 0, "paddingOuter": 0, "round": False}
            encoding[f"{channel}Offset"] = {"field": "series", "type": "nominal", "scale": inner}
        return encoding


def names(categories: Sequence[str], step: float, language: str) -> Names | None:
    """Return what stands below upright bars, line by line.

    Args:
        categories: the names; of dates that find no room, only regular ones stand there.
        step: the room for each in pixels.
        language: the language of the months' names.

    Returns:
        The lines by category, or None where names that are no dates find no room.
    """
    if all(map(is_date, categories)):
        return _dates(categories, step, language)
    room = step - APART
    if max(text_width(word) for name in categories for word in name.split()) > room:
        return None
    lines = {name: wrapped(name, room, MOST_LINES + 1) for name in categories}
    return lines if max(map(len, lines.values())) <= MOST_LINES else None


def _dates(categories: Sequence[str], step: float, language: str) -> Names:
    """Write all dates, or as many regular ones as find room."""
    lines = date_lines(categories, language)
    widest = max(text_width(line) for found in lines for line in found) + APART
    shown = list(categories)
    if widest > step:
        shown = regular(categories, int(len(categories) * step / widest))
    return dict(zip(shown, date_lines(shown, language), strict=True))
