from pathlib import Path

from tests.desks import BRIEFING, desk, findings

RULE = "unknown-briefing"
BAOGANG = {"content/briefings/baogang-special-steel.yaml": BRIEFING}


def test_bad(tmp_path: Path) -> None:
    """A briefing that an edition names and nobody wrote is found."""
    root = desk(tmp_path, {**BAOGANG, "content/editions/2025-w04.yaml": "lead: baogang\nbriefings: [steel]\n"})
    assert findings(root, RULE) == [
        "2025-w04.yaml:1:7 baogang is no briefing in content/briefings/",
        "2025-w04.yaml:2:13 steel is no briefing in content/briefings/",
    ]


def test_good(tmp_path: Path) -> None:
    """One that is there is not."""
    root = desk(tmp_path, {**BAOGANG, "content/editions/2025-w04.yaml": "lead: baogang-special-steel\n"})
    assert findings(root, RULE) == []
