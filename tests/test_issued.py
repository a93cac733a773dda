"""When content was published, and when it changed."""

from __future__ import annotations

from briefings.issued import moments, written
from briefings.records import CorrectionRecord

MINOR = CorrectionRecord("2025-03-01", "A comma.", "minor")
MAJOR = CorrectionRecord("2025-02-01", "The figure was 12.", "major")


def test_the_end_of_an_embargo_counts() -> None:
    """What was under embargo is published when that ends, and has not changed since."""
    assert [*map(written, moments("2025-01-20", "2025-01-20T09:00:00+02:00", "", ()))] == ["2025-01-20T07:00:00Z"] * 2


def test_what_readers_should_know_again_is_a_change() -> None:
    """A new version and a major correction are changes in substance; a minor one changes the page alone."""
    first, last = moments("2025-01-20", "", "2025-01-25", [MINOR, MAJOR])
    assert (first.date().isoformat(), last.date().isoformat()) == ("2025-01-20", "2025-02-01")
    assert moments("2025-01-20", "", "2025-01-25", [MINOR, MAJOR], minor=True)[1].date().isoformat() == "2025-03-01"
