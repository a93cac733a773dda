from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "foreign-lead"


def test_bad(tmp_path: Path) -> None:
    """A lead of another week is found, with the edition that it belongs to."""
    files = {
        "content/briefings/steel.yaml": briefing("date: 2025-01-10"),
        "content/editions/2025-w04.yaml": "title: A week\nlead: steel\n",
    }
    assert findings(desk(tmp_path, files), RULE) == [
        "2025-w04.yaml:2:7 the lead steel is not among the briefings of the edition 2025-w04"
    ]


@pytest.mark.parametrize("typed", ["date: 2025-01-20", "date: 2025-01-10\ndraft: true", "expires_at: 2025-01-21"])
def test_good(tmp_path: Path, typed: str) -> None:
    """One of the edition's week is not, nor one that readers do not see."""
    files = {
        "content/briefings/steel.yaml": briefing(typed),
        "content/editions/2025-w04.yaml": "lead: steel\n",
    }
    assert findings(desk(tmp_path, files), RULE) == []


def test_a_translation_that_is_not_listed(tmp_path: Path) -> None:
    """A lead that is a translation is found where the edition does not list it."""
    files = {
        "content/briefings/steel.yaml": briefing("date: 2025-01-20"),
        "content/briefings/stahl.yaml": briefing("date: 2025-01-20\nlang: de\ntranslation_of: steel"),
        "content/editions/2025-w04.yaml": "lead: stahl\n",
    }
    assert len(findings(desk(tmp_path, files), RULE)) == 1
