"""Tables as CSV and JSON: what a reader of either gets back, and that no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.artifacts import Plain
from briefings.engines.data import csv_table, guarded, json_table

SIGNS = "=+-@\t\r\n＝＋－＠"
NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DANGEROUS = st.builds(str.__add__, st.sampled_from([*SIGNS, "'=", "''@", "' -", " =", "-1+"]), TEXTS)
VALUES = st.one_of(
    TEXTS,
    DANGEROUS,
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.lists(st.one_of(TEXTS, DANGEROUS).filter(bool), min_size=1, max_size=3),
    st.lists(st.fixed_dictionaries({"text": TEXTS}), min_size=1, max_size=3),
)
ROWS = st.lists(st.fixed_dictionaries({"first": VALUES, "second": VALUES, "said": VALUES}), max_size=4)


def inputs(rows: list[dict[str, Plain]], **others: Plain) -> dict[str, object]:
    """Return the inputs of a table's makers."""
    return {
        "table": "things",
        "rows": rows,
        "columns": ["first", "second", "said"],
        "lines": [],
        "texts": [],
        "entities": {},
        "desk": {"name": "Steel desk", "url": ""},
        "preview": "",
        **others,
    }


def cells(content: bytes) -> list[list[str]]:
    """Read a CSV file as RFC 4180 has it."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def unguarded(cell: str) -> str:
    """Take the apostrophe away that keeps a cell from being a formula."""
    return cell[1:] if re.match(rf"'[\s']*[{re.escape(SIGNS)}]", cell) else cell


def expected(value: Plain) -> str:
    """Return what a CSV reader should get for a value of the JSON twin."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        names = [item for item in value if isinstance(item, str)]
        return "; ".join(names) if len(names) == len(value) else str(len(value))
    return "" if value is None else str(value)


@given(ROWS)
def test_no_cell_is_a_formula(rows: list[dict[str, Plain]]) -> None:
    """Whatever the text, no cell starts with a sign of a formula, spaces before it or none, but for plain numbers."""
    for row in cells(csv_table(inputs(rows))):
        for cell in row:
            assert NUMBER.fullmatch(cell) or not cell.startswith(tuple(SIGNS))
            assert NUMBER.fullmatch(cell) or not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))


@given(ROWS)
def test_both_files_say_the_same(rows: list[dict[str, Plain]]) -> None:
    """A CSV reader gets what the JSON twin says, once the apostrophes are taken away."""
    _, *read = cells(csv_table(inputs(rows)))
    twin = json.loads(json_table(inputs(rows)))["things"]
    assert [[unguarded(cell) for cell in row] for row in read] == [
        [expected(row[name]) for name in ("first", "second", "said")] for row in twin
    ]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("-5", "-5"),
        ("+1.25", "+1.25"),
        ("-5%", "'-5%"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("＝1", "'＝1"),
        ("Steel = iron", "Steel = iron"),
    ],
)
def test_guarded(cell: str, safe: str) -> None:
    """A sign of a formula gets an apostrophe before it; a number and an apostrophe of the text's own stay."""
    assert guarded(cell) == safe


def test_excel_reads_accents() -> None:
    """A CSV file starts with the byte order mark, without which Excel reads it in the machine's old code page."""
    written = csv_table(inputs([{"first": "Škoda", "second": None, "said": 'He said "no",\nand left'}]))
    assert written == '\ufefffirst,second,said\r\nŠkoda,,"He said ""no"",\nand left"\r\n'.encode()


def test_words_of_markdown() -> None:
    """Columns that hold Markdown give its words: entities by their names, no citations, true quotes."""
    row: dict[str, Plain] = {
        "first": 'The "[[baogang]]" group. [@usgs]',
        "second": "One *line*.\n\n- Another, of [[baogang|them]]. [@usgs]\n",
        "said": [{"first": "*It*", "lang": "de"}],
    }
    options: dict[str, Plain] = {"lines": ["first"], "texts": ["second"], "entities": {"baogang": "Baogang"}}
    (written,) = json.loads(json_table(inputs([row], **options)))["things"]
    assert written == {
        "first": "The “Baogang” group.",
        "second": "One line. Another, of them.",
        "said": [{"first": "It", "lang": "de"}],
    }


def test_the_document() -> None:
    """A JSON document says its format and the desk; that of a preview says that it is one."""
    assert json.loads(json_table(inputs([]))) == {
        "format": 1,
        "desk": {"name": "Steel desk", "url": ""},
        "things": [],
    }
    assert json.loads(json_table(inputs([], preview="drafts")))["preview"] == "Not for publication. It shows drafts."
