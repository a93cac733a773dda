from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "link-scheme"


def test_bad(tmp_path: Path) -> None:
    """A link with another scheme is found where its address stands."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  See [here](javascript:alert(1)).")})
    assert findings(root, RULE) == ["steel.yaml:2:14 a link to javascript:alert(1)"]


def test_good(tmp_path: Path) -> None:
    """A link to the web is not."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  See [here](https://example.org/).")})
    assert findings(root, RULE) == []
