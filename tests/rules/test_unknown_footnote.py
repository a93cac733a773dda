from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "unknown-footnote"


def test_bad(tmp_path: Path) -> None:
    """A footnote that is never written is found where it is called."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  A claim.[^1]")})
    assert findings(root, RULE) == ["steel.yaml:2:11 [^1] has no footnote text"]


def test_one_label_for_two(tmp_path: Path) -> None:
    """One whose label another has is found where it is written, as nobody would see it."""
    lead = "lead: |\n  A claim.[^1]\n\n  > [^1]: The note.\n\n  [^1]: Another.\n"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(lead)})
    assert findings(root, RULE) == ["steel.yaml:4:3 [^1] is written a second time: only the last is shown"]


def test_good(tmp_path: Path) -> None:
    """One that is written is not."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  A claim.[^1]\n\n  [^1]: The note.")})
    assert findings(root, RULE) == []
