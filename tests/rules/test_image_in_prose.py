from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "image-in-prose"


def test_bad(tmp_path: Path) -> None:
    """An image inside prose is found."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  ![The plant](images/plant.png)")})
    assert findings(root, RULE) == ["steel.yaml:2:16 an image inside prose"]


def test_good(tmp_path: Path) -> None:
    """A link after an exclamation mark is none."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  !\\[The plant](briefings/steel/)")})
    assert findings(root, RULE) == []
