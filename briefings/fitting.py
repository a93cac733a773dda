"""What has room on paper: how a table is set so that each of its columns has it, and how much of a title does."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["LAST", "Column", "fit", "has_long_word", "shortened", "widths"]

DIGIT, LETTER, CAPITAL, SQUARE = 0.54, 0.54, 0.62, 1.0
"""The widths of a semi-bold figure, letter and capital, and of a Chinese sign, in ems of the sans serif face."""
SIGNS = {"fijlrtI.,:;'’!|()[]-–/ ": 0.34, "mwMW@%—…": 0.87}
"""Those of letters and signs that are much narrower or wider."""
LONGEST_WORD, LEAST_WORD = 30, 16
"""The letters of the longest word that stays whole, and how many of a longer one are to stand side by side."""
LINES, LEAST_LINE = 5, 15
"""A cell of running text has about this many lines at most, and room for this many letters on each."""
UPRIGHT, TURNED = 459.0, 656.0
"""The widths that A4 and Letter both have between their margins, upright and turned, in points."""
FULL = 30.0
"""The most ems that a column is given while others could fill more."""
EVEN = 6
"""The most columns that stand side by side without being measured."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header and unit, its cells in plain words, and whether they are numbers."""

    header: str
    cells: Sequence[str]
    numeric: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to set a table: its classes in the styles; size of type, space between columns and room, in points."""

    classes: str
    size: float
    gap: float
    room: float


STEPS = (
    _Step("measured", 8.8, 11.3, UPRIGHT),
    _Step("measured close", 8.0, 8.0, UPRIGHT),
    _Step("measured closer", 7.2, 6.0, UPRIGHT),
    _Step("measured close turned", 8.0, 8.0, TURNED),
    _Step("measured closer turned", 7.2, 6.0, TURNED),
    _Step("measured closest turned", 6.4, 4.0, TURNED),
)
"""From the most comfortable to the last that can be read."""
LAST = STEPS[-1].classes
"""How a table is set that has no room even so."""


def fit(columns: Sequence[Column]) -> str | None:
    """Say how a table is set on paper.

    Args:
        columns: the table, column by column.

    Returns:
        Classes that the styles for paper know; nothing where columns of equal width do; None where no way has room.
    """
    needs = [_need(column) for column in columns]
    first = STEPS[0]
    if len(needs) <= EVEN and all(need * first.size + first.gap <= first.room / len(needs) for need in needs):
        return ""
    widths = ((step, sum(needs) * step.size + (len(needs) - 1) * step.gap) for step in STEPS)
    return next((step.classes for step, width in widths if width <= step.room), None)


def widths(columns: Sequence[Column]) -> tuple[float, ...]:
    """Share the width of a table among its columns: each gets what it needs, and of the rest what it could fill.

    Args:
        columns: the table, column by column.

    Returns:
        The width of each column in percent, to a hundredth; together more than a hundred where no way has room, so
        that the table leaves the paper rather than its words their columns.
    """
    needs = [_need(column) + STEPS[-1].gap / STEPS[-1].size for column in columns]
    fills = [max(min(_fill(column), FULL) - need, 0.0) for column, need in zip(columns, needs, strict=True)]
    rest = max(STEPS[0].room / STEPS[0].size - sum(needs), 0.0)
    more = min(rest / sum(fills), 1.0) if sum(fills) else 0.0
    shares = [need + more * fill for need, fill in zip(needs, fills, strict=True)]
    whole = min(sum(shares), (STEPS[-1].room + STEPS[-1].gap) / STEPS[-1].size)
    return tuple(round(100 * share / whole, 2) for share in shares)


def shortened(text: str, room: float) -> str:
    """Return a text, or as many of its words as stand on a line, with an ellipsis.

    Args:
        text: plain words.
        room: how long the line is, in ems of the narrow face.
    """
    if _width(text) <= room:
        return text
    end = next(end for end in range(len(text) + 1) if _width(text[: end + 1]) > room - SQUARE)
    kept = text[:end]
    words = kept[: kept.rfind(" ")] if " " in kept[len(kept) // 2 :] else kept
    return words.rstrip(" ,;:–-") + "…"


def _need(column: Column) -> float:
    """Return the least width of a column in ems: numbers and words stay whole, and text has lines to be read."""
    words = [_word(word) for word in column.header.split()]
    for cell in column.cells:
        if column.numeric:
            words.append(_width(cell))
        else:
            words += [_word(word) for word in cell.split()]
            words.append(min(_width(cell) / LINES, LEAST_LINE * LETTER))
    return max(words, default=0.0)


def _fill(column: Column) -> float:
    """Return how wide a column is in ems when nothing in it is broken."""
    return max(_width(text) for text in (column.header, *column.cells))


def has_long_word(text: str) -> bool:
    """Tell whether a text has a word that no column has room for, such as an address; it is broken anywhere."""
    return any(len(word) > LONGEST_WORD for word in text.split())


def _word(word: str) -> float:
    """Return the least room of a word in ems."""
    return _width(word[:LEAST_WORD] if len(word) > LONGEST_WORD else word)


def _width(text: str) -> float:
    """Return about how wide a text is in ems, when it is not broken."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    """Return about how wide a letter is in ems."""
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return SQUARE
    usual = DIGIT if letter.isdigit() else CAPITAL if letter.isupper() else LETTER
    return next((width for signs, width in SIGNS.items() if letter in signs), usual)
