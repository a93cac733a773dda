"""What is wrong with the notes of a chart: a place or a value that the picture does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from briefings.values.dates import PartialDate
from briefings.vega.plot import Note, Plot, Reading, amount, is_date

__all__ = ["NoteFault", "note_faults"]

MOST_NOTES = 6
FARTHEST = 10
"""How many times the largest value a noted one may be."""


@dataclass(frozen=True, slots=True)
class NoteFault:
    """One thing that is wrong with a note.

    Attributes:
        message: what is wrong.
        index: which note, from zero; None for all of them.
        field: the field of the note that shows it: x, y, from, to, panel; empty for the whole note.
    """

    message: str
    index: int | None = None
    field: str = ""


def note_faults(plot: Plot) -> Iterator[NoteFault]:
    """Yield what is wrong with the notes of a chart whose rows are sound."""
    if len(plot.notes) > MOST_NOTES:
        yield NoteFault(
            f"the chart has {len(plot.notes)} annotations; {MOST_NOTES} are the most that a reader can follow"
        )
    for index, note in enumerate(plot.notes):
        for field, message in _of(plot, note):
            yield NoteFault(message, index, field)


def _of(plot: Plot, note: Note) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one note, with the field that shows it."""
    yield from _of_the_fields(note)
    for field, cell in (("x", note.x), ("from", note.start), ("to", note.end)):
        if cell and (message := _place(plot, cell)):
            yield field, message
            return
    if note.start and note.end and _order(plot, note.start) > _order(plot, note.end):
        yield "from", f"the stretch begins after its end: {note.start} to {note.end}"
    if note.y and (message := _value(plot, note.y)):
        yield "y", message
    if note.panel and (note.panel not in plot.panels):
        near = _near(note.panel, plot.panels) if any(plot.panels) else "; the chart has none"
        yield "panel", f"there is no panel {note.panel!r}{near}"


def _of_the_fields(note: Note) -> Iterator[tuple[str, str]]:
    """Yield what the fields of a note have against one another."""
    if bool(note.start) != bool(note.end):
        yield (
            ("from", "to is not there: a stretch has two ends")
            if note.start
            else (
                "to",
                "from is not there: a stretch has two ends",
            )
        )
    elif note.start and (note.x or note.y):
        yield "x" if note.x else "y", "an annotation stands at x and y, or over a stretch by from and to"
    elif not (note.start or note.x or note.y):
        yield "", "the annotation needs a place: x, y, or both; or from and to"


def _place(plot: Plot, cell: str) -> str:
    """Return what is wrong with a place along the axis, or nothing."""
    if plot.reading is Reading.CATEGORY:
        return "" if cell in plot.categories else f"the axis has no {cell!r}{_near(cell, plot.categories)}"
    if plot.reading is Reading.DATE and not is_date(cell):
        return f"{cell!r} is no date; the axis has dates"
    if plot.reading is Reading.NUMBER and amount(cell) is None:
        return f"{cell!r} is no number; the axis has numbers"
    places = sorted(plot.categories, key=lambda name: _order(plot, name))
    first, last = places[0], places[-1]
    beyond = not _order(plot, first) <= _order(plot, cell) <= _latest(plot, last)
    return f"{cell} lies outside the axis, which reaches from {first} to {last}" if beyond else ""


def _order(plot: Plot, cell: str) -> float:
    """Return where a cell stands among others."""
    if plot.reading is Reading.CATEGORY:
        return plot.categories.index(cell)
    return PartialDate(cell).first_day.toordinal() if plot.reading is Reading.DATE else amount(cell) or 0.0


def _latest(plot: Plot, cell: str) -> float:
    """Return the last place that a cell may mean."""
    return PartialDate(cell).last_day.toordinal() if plot.reading is Reading.DATE else _order(plot, cell)


def _value(plot: Plot, cell: str) -> str:
    """Return what is wrong with a value, or nothing."""
    value = amount(cell)
    if value is None:
        return f"{cell!r} is no number"
    known = [abs(end) for point in plot.points for end in (point.y, point.low, point.high) if end is not None]
    largest = max(known, default=0)
    return f"{cell} is more than {FARTHEST} times the largest value" if abs(value) > FARTHEST * largest > 0 else ""


def _near(cell: str, names: Sequence[str]) -> str:
    """Return what may be meant."""
    found = get_close_matches(cell, names, n=1)
    return f"; did you mean {found[0]!r}?" if found else f"; it has {', '.join(names)}"
