"""When content was published, and when it changed: moments for feeds and site maps, from its own dates alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from briefings.values.dates import Moment

__all__ = ["changed", "issued", "written"]


def issued(day: str, publish_at: str = "") -> datetime:
    """Return when something was published.

    Args:
        day: its date, which starts at midnight UTC.
        publish_at: when its embargo ended; it counts where it says more than the date.
    """
    moments = (Moment(value).instant for value in (day, publish_at) if value)
    return max(moments).astimezone(UTC)


def changed(first: datetime, days: Iterable[str]) -> datetime:
    """Return when something that was first published at a moment last changed, on one of the days."""
    return max([first, *(Moment(day).instant for day in days if day)])


def written(moment: datetime) -> str:
    """Return a moment as RFC 3339 writes it, in UTC: 2025-01-20T00:00:00Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
