"""Dates as readers see them, in the language of the page."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from briefings.values.dates import PartialDate

__all__ = ["shown"]

YEAR, MONTH = len("2025"), len("2025-01")


@lru_cache(maxsize=2**12)
def shown(day: str, language: str) -> str:
    """Return a date, as far as it is known, in words: 20 January 2025, January 2025, or 2025."""
    locale = Locale.parse(language, sep="-")
    first = PartialDate.parse(day).first_day
    if len(day) == YEAR:
        return day
    if len(day) == MONTH:
        return format_skeleton("yMMMM", first, locale=locale)
    if language == "en":
        return format_date(first, "d MMMM y", locale=locale)
    return format_date(first, "long", locale=locale)
