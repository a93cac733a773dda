from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "past-horizon"
BODY = "body: [{{implications: [{{id: a, implication: X, horizon: {horizon}, sources: [report]}}]}}]"


def found(tmp_path: Path, horizon: str) -> list[str]:
    """Return what the rule finds for a horizon in a briefing of 20 January 2025."""
    return findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(BODY.format(horizon=horizon))}), RULE)


@pytest.mark.parametrize("horizon", ["2024", "2024-12", "2025-01-19"])
def test_bad(tmp_path: Path, horizon: str) -> None:
    """A horizon that is over on the briefing's day is found."""
    assert len(found(tmp_path, horizon)) == 1


@pytest.mark.parametrize("horizon", ["2025", "2025-01", "2025-01-20", "2026-06-30"])
def test_good(tmp_path: Path, horizon: str) -> None:
    """One that may still end on it or later is not."""
    assert found(tmp_path, horizon) == []
