"""When content was published, and when it changed: moments for feeds and site maps, from its own dates alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

from briefings.values.dates import Moment

__all__ = ["Corrected", "issued", "moments", "written"]

MAJOR = "major"


def issued(day: str, publish_at: str = "") -> datetime:
    """Return when something was published.

    Args:
        day: its date, which starts at midnight UTC.
        publish_at: when its embargo ended; it counts where it says more than the date.
    """
    moments = (Moment(value).instant for value in (day, publish_at) if value)
    return max(moments).astimezone(UTC)


class Corrected(Protocol):
    """A correction: its day, and whether it is major."""

    @property
    def date(self) -> str:
        """Its day."""

    @property
    def kind(self) -> str:
        """Major or minor."""


def moments(
    day: str, publish_at: str, updated: str, corrections: Iterable[Corrected], *, minor: bool = False
) -> tuple[datetime, datetime]:
    """Return when something was published, and when it last changed.

    Args:
        day: its date.
        publish_at: when its embargo ended; empty where it had none.
        updated: the day of its last version; empty where it has one alone.
        corrections: what was corrected; major ones count, as readers should know it again.
        minor: whether minor ones count too: they change a page, but not what it says.
    """
    first = issued(day, publish_at)
    days = [updated, *(one.date for one in corrections if minor or one.kind == MAJOR)]
    return first, max([first, *(Moment(changed).instant for changed in days if changed)])


def written(moment: datetime) -> str:
    """Return a moment as RFC 3339 writes it, in UTC: 2025-01-20T00:00:00Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
