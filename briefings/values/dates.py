"""Dates as far as they are known, and moments that say their zone (ISO 8601)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import ClassVar

from briefings.values.base import TextValue, fault

__all__ = ["Day", "Moment", "PartialDate"]

PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
WITH_TIME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<hour>\d{1,2})(?P<minute>:\d{2}).*")
MOMENT = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})"
WITH_ZONE = re.compile(r".*(?:Z|[+-]\d{2}:?\d{2})")


def _reads(read: Callable[[str], object], text: str) -> bool:
    """Tell whether the calendar has what a text writes."""
    try:
        read(text)
    except ValueError:
        return False
    return True


class PartialDate(TextValue):
    """A date as far as it is known: 2025, 2025-01 or 2025-01-20."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {
        "type": ["string", "integer"],
        "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
        "minimum": 1000,
        "maximum": 9999,
    }

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what is no date, and dates that no calendar has."""
        if not PARTIAL.fullmatch(text):
            raise fault("wrong-type", f"{text!r} is no date", "Write a year, month or day: 2025, 2025-01, 2025-01-20")
        if not _reads(date.fromisoformat, text + "-01-01"[len(text) - 4 :]):
            raise fault("impossible-date", f"the calendar has no {text}")
        return text

    @property
    def first_day(self) -> date:
        """The first day that the date may mean."""
        return date.fromisoformat(self + "-01-01"[len(self) - 4 :])

    @property
    def last_day(self) -> date:
        """The last day that the date may mean."""
        first = self.first_day
        if len(self) == len("2025"):
            return date(first.year, 12, 31)
        return first.replace(day=monthrange(first.year, first.month)[1]) if len(self) == len("2025-01") else first


class Day(PartialDate):
    """A day: 2025-01-20."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse months, years, and days with a time."""
        if found := WITH_TIME.fullmatch(text):
            day = found["day"]
            if not WITH_ZONE.fullmatch(text):
                raise fault("no-zone", f"{text!r} has a time and no zone", f"Write the day alone: {day}")
            raise fault("wrong-type", f"{text!r} is a moment; a day is meant", f"Write: {day}")
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise fault("wrong-type", f"{text!r} is no day", "Write year, month and day: 2025-01-20")
        return super().check(text)

    @property
    def iso_week(self) -> str:
        """The ISO 8601 week as an edition's id: ``2025-w04``."""
        year, week, _ = self.first_day.isocalendar()
        return f"{year}-w{week:02d}"


class Moment(TextValue):
    """A day, or a day and time with its zone: 2025-01-20T08:00+01:00."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {
        "type": "string",
        "pattern": rf"^({MOMENT}|\d{{4}}-\d{{2}}-\d{{2}})$",
    }

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse moments without a zone, and those that no calendar has."""
        found = WITH_TIME.fullmatch(text)
        if not found:
            return Day.check(text)
        right = f"{found['day']}T{found['hour']:0>2}{found['minute']}+00:00"
        if not WITH_ZONE.fullmatch(text):
            raise fault("no-zone", f"{text!r} has a time and no zone", f"Write, for UTC: {right}")
        if not (re.fullmatch(MOMENT, text) and _reads(datetime.fromisoformat, text)):
            raise fault("impossible-date", f"there is no moment {text!r}", "Write: 2025-01-20T08:00+01:00")
        return text

    @property
    def instant(self) -> datetime:
        """The moment with its zone; a day alone starts at midnight UTC."""
        if PARTIAL.fullmatch(self):
            return datetime.combine(date.fromisoformat(self), time(), UTC)
        return datetime.fromisoformat(self)
