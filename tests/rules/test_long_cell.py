from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "long-cell"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """A cell of more than 250 characters is found."""
    typed = f"body: [{{table: {{columns: [A], rows: [[{'a word ' * 40}]]}}}}]"
    assert found(tmp_path, typed) == ["1:39 the cell has 279 characters; 250 are enough"]


def test_good(tmp_path: Path) -> None:
    """A shorter one is not."""
    assert found(tmp_path, "body: [{table: {columns: [A], rows: [[a word]]}}]") == []


def test_data(tmp_path: Path) -> None:
    """One of a data file is found at the block that names it."""
    files = {
        "content/briefings/steel.yaml": briefing("body: [{table: {data: a.csv}}]"),
        "content/a.csv": "name,note\nOre," + "x" * 300,
    }
    said = ["steel.yaml:1:23 row 1: the cell under note has 300 characters; 250 are enough"]
    assert findings(desk(tmp_path, files), RULE) == said
