from pathlib import Path

import pytest
from markupsafe import Markup

from briefings.blocks.table import Table
from briefings.rows import read_rows
from briefings.values.text import Line
from briefings.views.shown import Reader, Screen
from tests.desks import block, briefing, built, desk, refused

DATA = read_rows(b"year,output,note\n2023,39000,\n2024,45000,*Record*\n")


def table(typed: str) -> Table:
    """Read a table."""
    found = block(f"{{table: {{{typed}}}}}")
    assert isinstance(found, Table)
    return found


def test_rows() -> None:
    """A table in the briefing is shown as it was typed; an absent cell is empty."""
    extras = table("columns: [Year, Output], rows: [[2024, 45], [2025, ~]], units: [~, kt]").extras((), "en")
    assert extras == {
        "columns": ("Year", "Output"),
        "body": (("2024", "45"), ("2025", "")),
        "numeric": [True, True],
        "fit": "",
    }


def test_file() -> None:
    """One from a file has the file's columns, or those that are named, in their order."""
    assert list(table("data: data/a.csv").extras(DATA, "en")["columns"]) == ["year", "output", "note"]  # type: ignore[call-overload] # a sequence
    assert table("data: data/a.csv, columns: [note, output]").extras(DATA, "en")["body"] == (
        ("", "39,000"),
        ("*Record*", "45,000"),
    )


def test_years() -> None:
    """Years are not grouped as thousands."""
    assert table("data: data/a.csv, columns: [year]").extras(DATA, "en")["body"] == (("2023",), ("2024",))


@pytest.mark.parametrize(
    ("cells", "numeric"),
    [
        ("1, 2", True),
        ("'>99%', ~", True),
        ("'1,234', -5", True),
        ("–, 3", True),
        ("much, 3", False),
        ("~, ~", False),
    ],
)
def test_numeric(cells: str, numeric: bool) -> None:  # a value of the table
    """A column holds numbers where each of its filled cells is one."""
    first, second = cells.rsplit(", ", 1)
    extras = table(f"columns: [A], rows: [[{first}], [{second}]]").extras((), "en")
    assert extras["numeric"] == [numeric]


def test_columns_of_the_file() -> None:
    """A column that the file does not have is found at its name."""
    faults = list(table("data: data/a.csv, columns: [year, outptu]").row_faults(DATA))
    assert faults == [(("table", "columns", 1), "the data has no column 'outptu'; it has year, output, note")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rows: [[1]]", "1:16: error[missing-field]: a table with rows names its columns"),
        ("columns: [A]", "1:16: error[missing-field]: a table has either rows or data"),
        ("columns: [A], rows: [[1]], data: a.csv", "1:16: error[missing-field]: a table has either rows or data"),
    ],
)
def test_refused(typed: str, said: str) -> None:
    """A table names its columns, and its rows stand in one place."""
    assert [line.splitlines()[0] for line in refused(f"{{table: {{{typed}}}}}")] == [said]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("columns: [A, B], rows: [[1, 2], [3]]", [(("rows", 1), "1 cell stands under 2 columns")]),
        (
            "columns: [A], rows: [[1, 2], []]",
            [(("rows", 0), "2 cells stand under 1 column"), (("rows", 1), "0 cells stand under 1 column")],
        ),
        ("columns: [A], rows: [[1]], total: [1, 2]", [(("total",), "2 cells stand under 1 column")]),
        ("columns: [A], rows: [[1]], units: [a, b]", [(("units",), "2 cells stand under 1 column")]),
        ("columns: [A], rows: [[1]]", []),
        ("data: data/a.csv, total: [1, 2]", [(("total",), "2 cells stand under 3 columns")]),
    ],
)
def test_a_table_is_as_wide_as_its_columns(typed: str, found: list[object]) -> None:
    """Every row, the units and the total have a cell for each column, those of the data file too."""
    assert list(table(typed).table.ragged(DATA)) == found


def test_the_text_of_a_file_is_no_markdown() -> None:
    """Cells and names of columns of a data file are shown letter by letter."""
    rows = read_rows(b"*a*,b\n**x**,[[y]]\n")
    extras = table("data: data/a.csv").extras(rows, "en")
    shown = Reader(Screen(""), "en", {}, {}).show(extras)
    assert shown == {"columns": ("*a*", "b"), "body": (("**x**", "[[y]]"),), "numeric": (False, False), "fit": ""}
    cells = [*extras["columns"], *extras["body"][0]]  # type: ignore[misc,index] # rows of text
    assert not any(isinstance(cell, Line | Markup) for cell in cells)


def test_a_file_is_shown_escaped(tmp_path: Path) -> None:
    """The page shows what the file holds."""
    files = {
        "content/briefings/steel.yaml": briefing("body: [{table: {data: data/a.csv}}]"),
        "content/data/a.csv": "name\n<b>[x](javascript:1)\n",
    }
    built(desk(tmp_path, files))
    page = (tmp_path / "site/briefings/steel/index.html").read_text()
    assert "&lt;b&gt;[x](javascript:1)" in page
