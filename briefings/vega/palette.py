"""The colours, dashes and shapes of charts, in one place: those of paper and of a light page.

Those of a dark page are their twins in ``templates/styles/screen-5-schemes.css``. Four series are told apart by
readers who lack one kind of cone, and in grey; ``tests/vega/test_palette.py`` holds both schemes to it.
"""

from __future__ import annotations

from briefings.artifacts import Plain

__all__ = ["COLOURS", "DASHES", "GROUND", "INK", "META", "ON_COLOURS", "RULES", "SHAPES", "TEXT_COLOURS"]

GROUND, INK, META, RULES = "#ffffff", "#1b1f24", "#505a5f", "#c8ccd0"
COLOURS = ("#12436D", "#F46A25", "#450B30", "#0B7F66")
# The same hues as text, 4.5:1 and more on white; none is a colour of COLOURS but the first, whose twin serves both.
TEXT_COLOURS = ("#12436D", "#B34A12", "#480C33", "#0A7A62")
# Text upon the colours. The dark one is not INK, so that a dark scheme can keep it dark.
ON_COLOURS = ("#ffffff", "#060a0d", "#ffffff", "#ffffff")
DASHES: tuple[Plain, ...] = ([1, 0], [7, 3], [2, 2.5], [10, 3, 2, 3])
SHAPES: tuple[Plain, ...] = ("circle", "square", "triangle-up", "diamond")
