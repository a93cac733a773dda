"""How much room text takes, reckoned from the letters' widths: the same on every machine, whatever fonts it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["LEADING", "MIDDLE", "SIZE", "text_width", "wrapped"]

SIZE = 13
MIDDLE = SIZE * 0.34
"""From the middle of a line of text down to its baseline, in pixels."""
LEADING = 16
ELLIPSIS = "…"
# Advance widths of Source Sans Pro in its upright face, rounded up, as parts of the type size.
WIDTHS = {
    sign: width
    for width, signs in (
        (0.2, " \u00a0\u202f"),
        (0.29, "!',.:;Iijlf|"),
        (0.35, "()-[]{}/\\rt"),
        (0.47, '"*?cszvxy'),
        (0.51, "#$+0123456789<=>_FJLVXY^aegk~\u2212\u2013€"),
        (0.57, "ACEPRSTZ`bdhnopqu"),
        (0.66, "&BDGKHNOQU"),
        (0.73, "wM"),
        (0.85, "%W@m\u2014"),
        (0.95, ELLIPSIS),
    )
    for sign in signs
}
JOINTS = re.compile(r"[^-/–]*[-/–]|[^-/–]+")
"""The parts of a long word, each with the sign after which it may be broken."""
OTHER = 0.62
FULL = 1.0
SEMIBOLD = 1.035


def text_width(text: str, *, semibold: bool = False) -> float:
    """Return the width of one line of text in pixels, rather too large than too small."""
    return sum(map(_width, text)) * SIZE * (SEMIBOLD if semibold else 1)


def _width(sign: str) -> float:
    """Return the width of a sign as a part of the type size."""
    if unicodedata.combining(sign):
        return 0
    return WIDTHS.get(sign) or (FULL if unicodedata.east_asian_width(sign) in "WF" else OTHER)


def wrapped(text: str, width: float, most: int = 3) -> tuple[str, ...]:
    """Break text into lines.

    Args:
        text: the text.
        width: the room for a line in pixels; a word that is longer is broken.
        most: the number of lines after which the rest is cut, with an ellipsis.
    """
    lines = [""]
    for piece in _pieces(text, width):
        if lines[-1] and text_width(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    kept = [line.rstrip() for line in lines]
    return tuple(kept) if len(kept) <= most else (*kept[: most - 1], _cut(kept[most - 1], width))


def _cut(line: str, width: float) -> str:
    """Return as much of a line as finds room before an ellipsis."""
    while line and text_width(line + ELLIPSIS) > width:
        line = line[:-1].rstrip()
    return line + ELLIPSIS


def _pieces(text: str, width: float) -> Iterator[str]:
    """Yield the parts between which a line may end."""
    for word in text.split():
        parts = JOINTS.findall(word) if text_width(word) > width else [word]
        *pieces, last = (piece for part in parts for piece in (part if text_width(part) > width else [part]))
        yield from pieces
        yield f"{last} "
