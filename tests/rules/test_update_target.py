from pathlib import Path

import pytest

from tests.desks import desk, findings
from tests.following import judged

RULE = "update-target"
ROW = {"rise": ""}


def update(name: str) -> str:
    """Write an update."""
    return f"updates:\n  - {{implication: {name}, change: weakened}}\n"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("second/rise", "a briefing cannot update its own judgement"),
        ("third/rise", "third is of 2025-01-20, after this briefing"),
        ("erste/rise", "erste is a translation"),
    ],
)
def test_bad(tmp_path: Path, target: str, said: str) -> None:
    """An update on an own, a later or a translated judgement is found."""
    files = {
        "content/briefings/first.yaml": judged("2025-01-06", ROW),
        "content/briefings/erste.yaml": "lang: de\ntranslation_of: first\n" + judged("2025-01-06", ROW),
        "content/briefings/second.yaml": judged("2025-01-13", ROW, update(target)),
        "content/briefings/third.yaml": judged("2025-01-20", ROW),
    }
    (found,) = findings(desk(tmp_path, files), RULE)
    assert found.endswith(said)


@pytest.mark.parametrize("day", ["2025-01-06", "2025-01-13"])
def test_good(tmp_path: Path, day: str) -> None:
    """An update on a judgement of an earlier briefing, or of one of the same day, is not."""
    files = {
        "content/briefings/first.yaml": judged(day, ROW),
        "content/briefings/second.yaml": judged("2025-01-13", ROW, update("first/rise")),
    }
    assert findings(desk(tmp_path, files), RULE) == []
