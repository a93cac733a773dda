"""From values to pixels: round steps for numbers, and steps of the calendar for dates."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from babel.dates import format_skeleton

from briefings.values.dates import PartialDate
from briefings.vega.measure import text_width
from briefings.vega.plot import figure

__all__ = ["APART", "Scale", "Tick", "calendar", "date_lines", "held", "linear", "milliseconds", "regular", "roomiest"]

APART = 8
"""Between two names or numbers along an axis, in pixels."""
ROUND = (1, 2, 5)
EPOCH = date(1970, 1, 1).toordinal()
DAY = 86_400_000
MONTHS = 12
MOST_DAYS = 1000  # a century of days would only be thrown away
YEAR, MONTH = 4, 7
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
MONTH_STEPS = (1, 2, 3, 6)
DAY_STEPS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked place of an axis and what stands there, line by line."""

    value: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of numbers laid out along pixels."""

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    start: float = 0
    end: float = 0

    def laid(self, start: float, end: float) -> Scale:
        """Return the scale with its two ends at these pixels."""
        return Scale(self.low, self.high, self.ticks, start, end)

    def pixel(self, value: float) -> float:
        """Return the pixel at which a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def held(lines: Sequence[str], middle: float, lowest: float, highest: float) -> float:
    """Return the middle of some lines of text, moved so far that none of them leaves the picture.

    Args:
        lines: the text.
        middle: where its middle is wished.
        lowest: the left edge of the picture.
        highest: its right edge.
    """
    half = max(map(text_width, lines)) / 2
    return min(max(middle, lowest + half), highest - half)


def roomiest(scales: Iterable[Scale], lowest: float, highest: float) -> Scale:
    """Return the first scale of which no two numbers or dates below a level axis touch.

    Where there is none, the last keeps as many of its marks as find room.

    Args:
        scales: scales that are laid out, those with more marks first; at least one.
        lowest: the left edge of the picture.
        highest: its right edge.
    """
    for scale in scales:
        found = scale
        if _find_room(found, lowest, highest):
            return found
    thinned = (replace(found, ticks=found.ticks[::every]) for every in range(2, len(found.ticks) + 1))
    return next(scale for scale in thinned if _find_room(scale, lowest, highest))


def _find_room(scale: Scale, lowest: float, highest: float) -> bool:
    """Tell whether what stands at the marks of a scale does not touch."""
    middles = [held(tick.lines, scale.pixel(tick.value), lowest, highest) for tick in scale.ticks]
    halves = [max(map(text_width, tick.lines)) / 2 for tick in scale.ticks]
    places = pairwise(zip(middles, halves, strict=True))
    return all(before + half + APART <= after - other for (before, half), (after, other) in places)


def linear(values: Sequence[float], most: int = 6) -> Scale:
    """Return a scale from a round number to a round number.

    Args:
        values: what has to find room; at least one.
        most: the largest number of steps.
    """
    low, high = min(values), max(values)
    if low == high:
        low, high = (min(low, 0), max(high, 0)) if low else (0, 1)
    for step in _round_steps((high - low) / most):
        first = math.floor(Decimal(repr(low)) / step)
        last = math.ceil(Decimal(repr(high)) / step)
        if last - first <= most:
            break
    marks = [index * step for index in range(first, last + 1)]
    return Scale(float(marks[0]), float(marks[-1]), tuple(Tick(float(mark), (figure(mark),)) for mark in marks))


def _round_steps(least: float) -> Iterator[Decimal]:
    """Yield 1, 2 and 5 times the powers of ten from a number on, without end."""
    for power in itertools.count(math.floor(math.log10(least))):
        for multiple in ROUND:
            if multiple * 10.0**power >= least:
                yield Decimal(multiple * 10**power) if power >= 0 else Decimal(multiple).scaleb(power)


def milliseconds(day: date) -> int:
    """Return a day as Vega counts it: milliseconds since 1970, UTC."""
    return (day.toordinal() - EPOCH) * DAY


def calendar(cells: Sequence[str], most: int, language: str) -> Scale:
    """Return a scale of milliseconds with a step of the calendar that the dates are fine enough for.

    Args:
        cells: dates as far as they are known; at least two different ones.
        most: the largest number of marked dates.
        language: the language of the months' names.
    """
    days = sorted(PartialDate(cell).first_day for cell in cells)
    precision = max(map(len, cells))
    marks = next(found for found in _calendars(days[0], days[-1], precision) if len(found) <= most)
    places = (milliseconds(PartialDate(mark).first_day) for mark in marks)
    ticks = tuple(Tick(place, lines) for place, lines in zip(places, date_lines(marks, language), strict=True))
    return Scale(milliseconds(days[0]), milliseconds(days[-1]), ticks)


def _calendars(first: date, last: date, precision: int) -> Iterator[list[str]]:
    """Yield the dates of ever wider steps, as fine as they are to be written; the widest step has none."""
    if precision > MONTH:
        for step in DAY_STEPS:
            count = min((last - first).days // step, MOST_DAYS)
            yield [(first + timedelta(days=index * step)).isoformat() for index in range(count + 1)]
    if precision > YEAR:
        months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, MONTHS + 1)]
        for step in MONTH_STEPS:
            yield [start.isoformat()[:MONTH] for start in months[::step] if first <= start <= last]
    for step in YEAR_STEPS:
        years = range(-(-first.year // step) * step, last.year + 1, step)
        yield [str(year) for year in years if date(year, 1, 1) >= first]
    yield []


def regular(cells: Sequence[str], most: int) -> list[str]:
    """Return those of some dates that lie on a step of the calendar.

    Args:
        cells: dates in the order of time or not.
        most: the largest number of dates to return.
    """
    days = sorted(PartialDate(cell).first_day for cell in cells)
    written = {PartialDate(cell).first_day.isoformat(): cell for cell in cells}
    for marks in _calendars(days[0], days[-1], max(map(len, cells))):
        found = [mark + "-01-01"[len(mark) - YEAR :] for mark in marks]
        kept = [written[day] for day in found if day in written]
        if len(kept) <= most:
            return kept
    return []


def date_lines(cells: Sequence[str], language: str) -> list[tuple[str, ...]]:
    """Write dates for a reader, finest part first; a year stands below it where it is not the one before.

    Args:
        cells: dates as far as they are known.
        language: the language of the months' names.
    """
    locale = "en_GB" if language == "en" else language.replace("-", "_")
    written: list[tuple[str, ...]] = []
    year = ""
    for cell in cells:
        if len(cell) == YEAR:
            written.append((cell,))
            continue
        form = "MMM" if len(cell) == MONTH else "MMMd"
        name = format_skeleton(form, PartialDate(cell).first_day, locale=locale)
        written.append((name,) if cell[:YEAR] == year else (name, cell[:YEAR]))
        year = cell[:YEAR]
    return written
