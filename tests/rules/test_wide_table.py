from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "wide-table"


def found(tmp_path: Path, columns: int, cell: str) -> list[str]:
    """Return what the rule says of a table whose cells are all the same."""
    names, row = ", ".join(map(str, range(columns))), ", ".join([cell] * columns)
    typed = f"body:\n  - table: {{columns: [{names}], rows: [[{row}]]}}"
    return findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE)


def test_bad(tmp_path: Path) -> None:
    """A table that no page has room for is found at its block."""
    said = "the 60 columns of the table have no room on a page, even turned and in small type"
    assert found(tmp_path, 60, "'1,234'") == [f"steel.yaml:2:12 {said}"]


def test_good(tmp_path: Path) -> None:
    """Twenty-five columns of figures have room on turned paper."""
    assert found(tmp_path, 25, "'1,234'") == []


def test_other_faults_are_found_elsewhere(tmp_path: Path) -> None:
    """Rows that do not fit under the columns, or a file that is not there, are no matter of width."""
    typed = "body:\n  - table: {columns: [a, b], rows: [[1]]}\n  - table: {data: data/none.csv}\n"
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE) == []
