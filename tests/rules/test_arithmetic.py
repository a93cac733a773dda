from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.rules._figures import figure, summed
from tests.desks import briefing, desk, findings

RULE = "arithmetic"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def table(root: Path, content: str, language: str = "en") -> list[str]:
    """Return what the rule says of a table, without its place."""
    typed = f"lang: {language}\nbody:\n  - table:\n" + "".join(
        f"      {line}\n" for line in content.strip().split("\n")
    )
    return [line.partition(" ")[2] for line in found(root, typed)]


COUNTRIES = 'columns: [Country, Output, Share]\nunits: [~, kt, "%"]\nrows:\n'


def test_bad(tmp_path: Path) -> None:
    """A total that is not the sum of its column is found at its cell."""
    typed = "body: [{table: {columns: [A, B], rows: [[China, 270], [US, 45]], total: [Total, 325]}}]"
    assert found(tmp_path, typed) == ["1:81 the total of B is 325; its cells add up to 315"]


def test_good(tmp_path: Path) -> None:
    """One that is, is not."""
    typed = "body: [{table: {columns: [A, B], rows: [[China, 270], [US, 45]], total: [Total, 315]}}]"
    assert found(tmp_path, typed) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (COUNTRIES + "  - [China, 270, 69.2]\n  - [US, 45, 11.5]\n  - [Rest, 75, 29.2]\ntotal: [World, 390, 100.0]",
         ["29.2 is not a share of Output: that is 19.2%", "the total of Share is 100.0; its cells add up to 109.9"]),
        (("columns: [Year, Output, Change]\nunits: [~, kt, '%']\nrows:\n  - [2021, 100, ~]\n  - [2022, 110, 10.0]\n"
         "  - [2023, 121, 10.0]\n  - [2024, 133, 19.9]"),
         ["19.9 is not a change of Output: that is 9.9%"]),
        (("columns: [Country, '2023', '2024', Change]\nrows:\n  - [A, 10, 12, +20%]\n  - [B, 20, 15, −25%]\n"
         "  - [C, 40, 50, +15%]"),
         ["+15% is not a change of 2024: that is 25%"]),
        (("columns: [Country, '2023', '2024', Difference]\nrows:\n  - [A, '1,010', '1,250', 240]\n"
         "  - [B, 20, 15, -5]\n  - [C, 40, 55, 25]"),
         ["25 is not a change of 2024: that is 15"]),
        ("columns: [A, B]\nrows: [[x, 10.5], [y, 20.25], [Total, 31.75]]",
         ["the total of B is 31.75; its cells add up to 30.75"]),
        ("columns: [A, B]\nrows: [[x, '$1,200'], [y, '$300']]\ntotal: [Sum, '$1,600']",
         ["the total of B is $1,600; its cells add up to 1,500"]),
        ("columns: [A, B]\nrows: [[x, 500], [y, 700]]\ntotal: [World, 1000]",
         ["the total of B is 1000; its cells add up to 1,200"]),
        ("columns: [A, B]\nrows: [[x, 500], [y, 700]]\ntotal: [World, 1210]",
         ["the total of B is 1210; its cells add up to 1,200"]),
    ],
)  # fmt: skip
def test_found(tmp_path: Path, content: str, said: list[str]) -> None:
    """Shares, changes in per cent and in units, decimals, money and totals by another name are found."""
    assert table(tmp_path, content) == said


@pytest.mark.parametrize(
    "content",
    [
        "columns: [A, B]\nrows: [[x, 33.3], [y, 33.3], [z, 33.3]]\ntotal: [Total, 100]",
        "columns: [A, B]\nrows: [[China, 270], [US, 45]]\ntotal: [World, 390]",
        "columns: [A, Price]\nrows: [[x, 20], [y, 40]]\ntotal: [Total, 31]",
        "columns: [A, B]\nrows: [[x, 20], [y, ~]]\ntotal: [Total, 31]",
        "columns: [A, B]\nrows: [[x, 20], [of which z, 5], [y, 11]]\ntotal: [Total, 31]",
        "columns: [A, B]\nrows: [[x, ~20], [y, 11]]\ntotal: [Total, '31.4']",
        "columns: [A, B]\nrows: [[x, 20 kt], [y, 11 Mt]]\ntotal: [Total, 40 kt]",
        "columns: [A, B]\nunits: [~, '%']\nrows: [[x, 20], [y, 40]]\ntotal: [Total, 30]",
        "columns: [Year, B]\nrows: [[2023, 20], [2024, 40]]\ntotal: [Total, 60]",
        "columns: [A, B]\nrows: [[x, '20[^1]'], [y, '**40**']]\ntotal: [Total, 60]",
        "columns: [A, Change]\nrows: [[x, 20], [y, 40], [z, 17]]",
        "columns: [A, B, Share]\nrows: [[x, 20, 5%], [y, 40, 7%], [z, 17, 1%]]",
    ],
)  # fmt: skip
def test_let_be(tmp_path: Path, content: str) -> None:
    """Rounding, rows that are missing or parts of others, prices, other units and shares of other things are let be."""
    assert table(tmp_path, content) == []


@pytest.mark.parametrize(
    ("language", "rows", "count"),
    [
        ("de", "[[x, '1.200,5'], [y, '300,5']]\ntotal: [Summe, '1.501,0']", 0),
        ("de", "[[x, '1.200,5'], [y, '300,5']]\ntotal: [Summe, '1.601,0']", 1),
        ("fr", "[[x, '1 200,5'], [y, '300,5']]\ntotal: [Total, '1 501,0']", 0),
        ("en", "[[x, '1 200.5'], [y, '300.5']]\ntotal: [Total, '1 501.0']", 0),
    ],
)
def test_notations(tmp_path: Path, language: str, rows: str, count: int) -> None:
    """Numbers are read as the table's language writes them."""
    assert len(table(tmp_path, f"columns: [A, B]\nrows: {rows}", language)) == count


def test_data(tmp_path: Path) -> None:
    """The rows of a data file count too; what is wrong is said at the block."""
    files = {
        "content/briefings/steel.yaml": briefing("body: [{table: {data: a.csv, total: [Total, 9]}}]"),
        "content/a.csv": "a,b\nx,1\ny,2\n",
    }
    said = ["steel.yaml:1:45 the total of b is 9; its cells add up to 3"]
    assert findings(desk(tmp_path, files), RULE) == said


@given(st.lists(st.decimals(0, 10**6, places=1), min_size=2, max_size=9), st.integers(0, 1))
def test_what_is_rounded_adds_up(cells: list[Decimal], places: int) -> None:
    """Whatever a sum and its cells are rounded to, it is the sum of them."""
    shown = [figure(str(round(cell, places)), "en") for cell in cells]
    total = figure(str(round(sum(cells, Decimal()), places)), "en")
    assert total
    assert total.meets(*summed(cell for cell in shown if cell))
