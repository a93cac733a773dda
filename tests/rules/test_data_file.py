from pathlib import Path

from tests.desks import briefing, desk, findings, said

RULE = "data-file"
DATA = {"content/data/output.csv": "year,output\n2023,1\n2024,2\n"}


def test_bad(tmp_path: Path) -> None:
    """A column that the file does not have is found where it is named."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "body:\n  - chart: {type: bar, title: T, x: year, y: outptu, data: data/output.csv}\n"
            ),
            **DATA,
        },
    )
    assert findings(root, RULE) == [
        "steel.yaml:2:46 the data has no column 'outptu'; did you mean 'output'? It has year, output"
    ]


def test_good(tmp_path: Path) -> None:
    """One that it has is not."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "body:\n  - chart: {type: bar, title: T, x: year, y: output, data: data/output.csv}\n"
            ),
            **DATA,
        },
    )
    assert findings(root, RULE) == []


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is found where it is named, and no column is missed."""
    typed = "body: [{table: {columns: [a], data: data/none.csv}}]"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    assert findings(root, RULE) == ["steel.yaml:1:37 there is no file content/data/none.csv"]


def test_no_table(tmp_path: Path) -> None:
    """A file that is no table is found, with the line of the file in the hint."""
    files = {"content/briefings/steel.yaml": briefing("body: [{table: {data: data/a.csv}}]")}
    root = desk(tmp_path, {**files, "content/data/a.csv": "a,b\n1,2\n3\n"})
    (line,) = said(root)
    assert line.endswith("    See content/data/a.csv:3:1")


def test_a_word_for_a_number(tmp_path: Path) -> None:
    """A word in a column of numbers is found."""
    data = {"content/data/output.csv": "year,output\n2023,1\n2024,much\n"}
    typed = "body: [{chart: {type: bar, title: T, x: year, y: output, data: data/output.csv}}]"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed), **data})
    assert [line.partition(" ")[2] for line in findings(root, RULE)] == [
        "row 2: 'much' is no number that 'output' can hold"
    ]


def test_a_link_that_was_refused(tmp_path: Path) -> None:
    """Of a link that leads out of the project, only that is said."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("body: [{table: {data: data/a.csv}}]")})
    (root / "content/data").symlink_to("/etc")
    assert [line.partition(" ")[0] for line in said(root)] == ["content/data:1:1:"]
