from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "unknown-author"
AUTHORS = "name: Steel desk\nauthors: {desk: {name: The desk}}\n"


def test_bad(tmp_path: Path) -> None:
    """An author that the settings do not name is found."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("authors: [dekc]")}, AUTHORS)
    assert findings(root, RULE) == ["steel.yaml:1:11 dekc is no author in briefings.yaml"]


def test_good(tmp_path: Path) -> None:
    """One that they name is not."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("authors: [desk]")}, AUTHORS)
    assert findings(root, RULE) == []
