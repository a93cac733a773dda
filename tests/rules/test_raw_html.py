from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "raw-html"


def test_bad(tmp_path: Path) -> None:
    """HTML in prose is found."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  A <b>record year.")})
    assert findings(root, RULE) == ["steel.yaml:2:5 raw HTML in prose: <b>"]


def test_good(tmp_path: Path) -> None:
    """Markdown is not, nor is a sign of comparison."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  A **record** year, a < b.")})
    assert findings(root, RULE) == []
