from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "unknown-footnote"


def test_bad(tmp_path: Path) -> None:
    """A footnote that is never written is found where it is called."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  A claim.[^1]")})
    assert findings(root, RULE) == ["steel.yaml:2:11 [^1] has no footnote text"]


def test_good(tmp_path: Path) -> None:
    """One that is written is not."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  A claim.[^1]\n\n  [^1]: The note.")})
    assert findings(root, RULE) == []
