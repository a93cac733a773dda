from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "ragged-row"


def test_bad(tmp_path: Path) -> None:
    """Every row that is too short or too long is found at its place."""
    typed = "body:\n  - table: {columns: [a, b], rows: [[1, 2], [3], [4, 5, 6]], total: [7]}"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    assert findings(root, RULE) == [
        "steel.yaml:2:45 1 cell stands under 2 columns",
        "steel.yaml:2:50 3 cells stand under 2 columns",
        "steel.yaml:2:69 1 cell stands under 2 columns",
    ]


def test_good(tmp_path: Path) -> None:
    """An empty cell is a cell."""
    typed = "body:\n  - table: {columns: [a, b], rows: [[1, 2], [3, ~]]}"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    assert findings(root, RULE) == []
