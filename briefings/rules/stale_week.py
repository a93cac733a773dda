"""An edition whose title, number or date is that of another week, as it is left when the last one was copied.

Bad: title: Week 4 in content/editions/2025-w05.yaml
Good: title: Week 5
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from briefings.errors import Mark, Severity
from briefings.records import EditionRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "SETTABLE", "across"]

LEVEL = Severity.ERROR
SETTABLE = True
MONTHS = ("january", "february", "march", "april", "may", "june",
          "july", "august", "september", "october", "november", "december")  # fmt: skip
WEEK = re.compile(r"\b(?:week|kw|w|semaine|woche)[ .-]*(\d{1,2})\b(?:\s*(?:,|of|/)?\s*(\d{4}))?", re.IGNORECASE)
ISO = re.compile(r"\b(\d{4})-w(\d{2})\b", re.IGNORECASE)
DAY = re.compile(rf"\b(\d{{1,2}})\.? ({'|'.join(MONTHS)}) (\d{{4}})\b|\b(\d{{4}})-(\d\d)-(\d\d)\b", re.IGNORECASE)
GRACE = timedelta(days=7)
"""How long after its last day an edition may appear."""


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each edition's title, date and number that belong to another week."""
    editions = [record for record in world.records if isinstance(record, EditionRecord) and record.file and record.days]
    by_week = _numbered_by_week(editions)
    for edition in editions:
        first, last = (date.fromisoformat(day) for day in edition.days or ())
        # One that says its days itself may be dated before them.
        dated = "" if edition.span else edition.date
        for message in (*_title(edition.title, first, last), *_date(dated, first, last)):
            yield Finding(_mark(edition), message, f"The edition is of {first} to {last}.")
        if by_week and edition.number != first.isocalendar().week and edition.number is not None:
            message = f"the number {edition.number} is that of another week"
            yield Finding(
                _mark(edition), message, f"The others go by their weeks; write: number: {first.isocalendar().week}"
            )


def _mark(edition: EditionRecord) -> Mark:
    """Return the place of an edition."""
    return Mark(edition.file.path if edition.file else "")


def _title(title: str, first: date, last: date) -> Iterator[str]:
    """Yield what of a title belongs to another week."""
    weeks = {day.isocalendar()[:2] for day in (first, last)}
    for found in ISO.finditer(title):
        if (int(found[1]), int(found[2])) not in weeks:
            yield f"the title names the week {found[0]}"
    for found in WEEK.finditer(ISO.sub("", title)):
        if int(found[1]) not in {week for _, week in weeks} or (
            found[2] and int(found[2]) not in {first.year, last.year}
        ):
            yield f"the title names {found[0]}"
    for found in DAY.finditer(title):
        if not first <= _day(found, first) <= last + GRACE:
            yield f"the title names {found[0]}"


def _day(found: re.Match[str], otherwise: date) -> date:
    """Return the day that a title names; another where the calendar has none such."""
    try:
        if found[4]:
            return date.fromisoformat(found[0])
        return date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return otherwise


def _date(written: str, first: date, last: date) -> Iterator[str]:
    """Yield that a date belongs to another week."""
    if written and not first <= date.fromisoformat(written) <= last + GRACE:
        yield f"the date {written} is not of the edition's days or the week after"


def _numbered_by_week(editions: list[EditionRecord]) -> bool:
    """Tell whether editions are numbered by their weeks: all but one at the most, of three or more."""
    numbered = [edition for edition in editions if edition.number is not None and edition.days]
    right = sum(
        edition.number == date.fromisoformat((edition.days or ("",))[0]).isocalendar().week for edition in numbered
    )
    return len(numbered) > 2 and right >= len(numbered) - 1  # noqa: PLR2004 # two are no custom
