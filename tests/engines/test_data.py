"""Tables as CSV and JSON: what a reader of either gets back, and that no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from briefings.artifacts import Plain
from briefings.engines.data import csv_file, csv_table, json_table
from briefings.nodes import FORBIDDEN
from briefings.rows import read_rows, unguarded

SIGNS = "=+-@\t\r\n＝＋－＠"
NUMBER = re.compile(r"[-+\u2212]?(\d[\d,]*(\.\d+)?|\.\d+)([eE][-+]?\d+)?[ \u00a0\u202f]?%?")
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


def readable(cell: str) -> bool:
    """Tell whether a data file can hold a cell: one that is not blank, without a sign that no page can show."""
    return bool(cell) and not FORBIDDEN.search(cell.replace("\r\n", "\n").replace("\r", "\n"))


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


NAMES = st.lists(
    st.one_of(TEXTS, DANGEROUS, st.text(alphabet=";\t,\"'=x\n", max_size=8)).map(str.strip).filter(readable),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(st.data())
def test_what_is_written_is_read_as_it_was(data: st.DataObject) -> None:
    """Whatever a data file holds, its columns and cells come back, formulas and separators among them."""
    columns = data.draw(NAMES)
    row = st.lists(NAMES.map(lambda names: names[0]), min_size=len(columns), max_size=len(columns))
    rows = data.draw(st.lists(row, min_size=1, max_size=3))
    assert read_rows(csv_file(columns, rows)) == tuple(dict(zip(columns, cells, strict=True)) for cells in rows)


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
