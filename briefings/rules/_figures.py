"""Numbers as tables write them, each with how far it is known: the numbers that are rounded to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefings.prose.wording import HIDDEN

__all__ = ["Figure", "figure", "summed"]

NUMBER = re.compile(
    r"(?P<about>(?:~|≈|<|>|≤|≥|about|around|some|over|under|circa|ca\.|c\.)?)[ \u00a0]*"
    r"(?P<sign>[-+\u2212\u2013]?)[ \u00a0]*(?P<money>[$€£¥]?)[ \u00a0]*"
    r"(?P<digits>\d(?:[\d.,'’\u00a0\u202f ]*\d)?)"
    r"[ \u00a0\u202f]*(?P<unit>%|[^\W\d_]{1,12})?",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+")
MARKS = re.compile(rf"[*_†‡{HIDDEN}\[\]]+|(?<=\d)[¹²³⁴-⁹]+$")
"""Emphasis, footnotes and citations around a number."""
COMMA = {"de", "es", "it", "nl", "pt", "da", "sv", "nb", "nn", "no", "fi", "pl", "cs", "sk", "ru", "uk", "fr", "tr",
         "id", "hu", "ro", "bg", "hr", "sl", "lt", "lv", "et", "el", "vi"}  # fmt: skip
"""The languages with a comma before decimals."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written: any from `low` to `high` may be meant.

    Attributes:
        text: the number as it was written.
        low: the least number that is rounded to it.
        high: the greatest.
        unit: the sign or word behind it, or the money before it.
    """

    text: str
    low: float
    high: float
    unit: str = ""

    @property
    def value(self) -> float:
        """The number itself."""
        return (self.low + self.high) / 2

    def meets(self, low: float, high: float) -> bool:
        """Tell whether the figure may be a number that lies between two others."""
        slack = 1e-9 * max(abs(self.low), abs(self.high), abs(low), abs(high), 1e-9)
        return self.low <= high + slack and low <= self.high + slack


def figure(cell: str, language: str) -> Figure | None:
    """Return the number of a cell; None where it holds another text.

    Args:
        cell: the cell, as `visible` gives it.
        language: the language of the table; it says what a comma and a point are for.
    """
    found = NUMBER.fullmatch(MARKS.sub("", cell).strip())
    if not found:
        return None
    plain = _plain(found["digits"], comma=language.partition("-")[0] in COMMA)
    if plain is None:
        return None
    decimals = len(plain.partition(".")[2])
    half = 10.0**-decimals / 2
    if found["about"]:
        zeros = len(plain) - len(plain.rstrip("0")) if not decimals else 0
        half = max(10.0**zeros / 2, abs(float(plain)) / 50)
    value = float(plain) * (-1 if found["sign"] in {"-", "\u2212", "\u2013"} else 1)
    return Figure(cell.strip(), value - half, value + half, found["unit"] or found["money"])


def _plain(digits: str, *, comma: bool) -> str | None:
    """Return digits with a point before decimals alone; None where they may be read in two ways."""
    point = "," if comma else "."
    whole, sign, decimals = digits.rpartition(point)
    if not sign:
        whole, decimals = decimals, ""
    if not whole.isdigit() and not GROUPED.fullmatch(whole):
        # A number such as 22.5 where a comma is the rule, as data has it.
        return digits if comma and re.fullmatch(r"\d+\.\d+", digits) and not GROUPED.fullmatch(digits) else None
    if not decimals.isdigit() and decimals:
        return None
    whole = re.sub(r"\D", "", whole)
    return f"{whole}.{decimals}" if decimals else whole


def summed(figures: Iterable[Figure]) -> tuple[float, float]:
    """Return the least and the greatest number that figures may add up to."""
    found = list(figures)
    return sum(one.low for one in found), sum(one.high for one in found)
