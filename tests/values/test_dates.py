from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from briefings.values.dates import Day, Moment, PartialDate


def refused(kind: type[PartialDate | Moment], text: str) -> tuple[str, str]:
    """Return the rule and the hint with which a text is refused."""
    with pytest.raises(PydanticCustomError) as caught:
        kind.parse(text)
    return caught.value.type, (caught.value.context or {})["hint"]


@given(st.dates(date(1000, 1, 1)))
def test_known_so_far(day: date) -> None:
    """A date may be known to the year, the month or the day."""
    text = day.isoformat()
    assert [PartialDate.parse(text[:end]).first_day for end in (4, 7, 10)] == [
        day.replace(month=1, day=1),
        day.replace(day=1),
        day,
    ]


@pytest.mark.parametrize(
    "text", ["", "25", "2025-1", "2025-01-1", "20250120", "2025-01-20x", "January 2025", "Q1 2025"]
)
def test_no_date(text: str) -> None:
    """Anything else is no date, and the hint shows the three ways."""
    assert refused(PartialDate, text) == ("wrong-type", "Write a year, month or day: 2025, 2025-01, 2025-01-20")


@pytest.mark.parametrize("text", ["0000", "2025-13", "2025-00", "2025-02-30", "2025-02-29", "٢٠٢٥"])
def test_no_such_date(text: str) -> None:
    """A date that no calendar has is refused as such."""
    assert refused(PartialDate, text)[0] == "impossible-date"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025", ("wrong-type", "Write year, month and day: 2025-01-20")),
        ("2025-01", ("wrong-type", "Write year, month and day: 2025-01-20")),
        ("20 January 2025", ("wrong-type", "Write year, month and day: 2025-01-20")),
        ("2025-01-20 08:00", ("no-zone", "Write the day alone: 2025-01-20")),
        ("2025-01-20T08:00Z", ("wrong-type", "Write: 2025-01-20")),
        ("2025-02-30", ("impossible-date", "")),
    ],
)
def test_no_day(text: str, expected: tuple[str, str]) -> None:
    """Where a day is meant, nothing less and nothing more is one."""
    assert refused(Day, text) == expected


@pytest.mark.parametrize(
    ("text", "week"), [("2025-01-20", "2025-w04"), ("2024-12-30", "2025-w01"), ("2027-01-01", "2026-w53")]
)
def test_week(text: str, week: str) -> None:
    """A day belongs to its ISO week, which may be one of another year."""
    assert Day(text).iso_week == week


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-01-20", datetime(2025, 1, 20, tzinfo=UTC)),
        ("2025-01-20T08:00Z", datetime(2025, 1, 20, 8, tzinfo=UTC)),
        ("2025-01-20 08:00:30+01:00", datetime(2025, 1, 20, 8, 0, 30, tzinfo=timezone(timedelta(hours=1)))),
    ],
)
def test_moments(text: str, instant: datetime) -> None:
    """A moment is a day, which starts at midnight UTC, or a time with its zone."""
    assert Moment.parse(text).instant == instant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-20 08:00", ("no-zone", "Write, for UTC: 2025-01-20T08:00+00:00")),
        ("2025-01-20 8:00", ("no-zone", "Write, for UTC: 2025-01-20T08:00+00:00")),
        ("2025-01-20 08:00 CET", ("no-zone", "Write, for UTC: 2025-01-20T08:00+00:00")),
        ("2025-01-20T25:00Z", ("impossible-date", "Write: 2025-01-20T08:00+01:00")),
        ("2025-01-20T8:00Z", ("impossible-date", "Write: 2025-01-20T08:00+01:00")),
        ("2025-01-20T08:00 +01:00", ("impossible-date", "Write: 2025-01-20T08:00+01:00")),
        ("tomorrow", ("wrong-type", "Write year, month and day: 2025-01-20")),
    ],
)
def test_no_moment(text: str, expected: tuple[str, str]) -> None:
    """A time without a zone, or one that no clock shows, is refused, and the hint is a moment."""
    assert refused(Moment, text) == expected
    if "T" in expected[1]:
        assert Moment.parse(expected[1].partition(": ")[2])


@given(st.text(alphabet="0123456789-T: Z+", max_size=25))
def test_any_text(text: str) -> None:
    """Any text is a moment or refused."""
    try:
        moment = Moment.parse(text)
    except PydanticCustomError:
        return
    assert moment.instant.tzinfo
