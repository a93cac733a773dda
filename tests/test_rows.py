import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.rows import MAXIMUM_ROWS, RowFault, guarded, number, read_rows, unguarded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("1,234,567.5", 1234567.5),
        ("-3", -3),
        ("\u22123", -3),
        ("+.5", 0.5),
        ("2e3", 2000),
    ],
)
def test_numbers(text: str, value: float) -> None:
    """Numbers are read as people write them."""
    assert number(text) == value


@pytest.mark.parametrize("text", ["", " ", "much", "12 kt", "1,23", "1.2.3", "-", "e5", "nan", "inf", "1e999", "²"])
def test_words(text: str) -> None:
    """Anything else is no number, what is too large for one neither."""
    assert number(text) is None


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text is a number or none."""
    assert isinstance(number(text), float | None)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator: str) -> None:
    """Columns are separated by comma, semicolon or tab."""
    assert read_rows(f"year{separator}output\n2024{separator}2\n".encode()) == ({"year": "2024", "output": "2"},)


def test_what_stands_in_quotes_separates_nothing() -> None:
    """A name of a column may hold other signs that separate, and the end of a line."""
    assert read_rows(b'"a;b;\nc ""d;e""",f\n1,2\n') == ({'a;b;\nc "d;e"': "1", "f": "2"},)
    assert read_rows(b'5" pipe;6" pipe\n1;2\n') == ({'5" pipe': "1", '6" pipe': "2"},)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfyear,output\n2024,2\n",
        b"year,output\r\n2024,2\r\n",
        b"year,output\n\n 2024 , 2 \n,\n",
        b'year,output\n"2024","2"',
    ],
    ids=["byte-order mark", "Windows", "spaces and empty lines", "quotes"],
)
def test_ways_to_write(content: bytes) -> None:
    """A byte-order mark, Windows lines, spaces, empty lines and quotes change nothing."""
    assert read_rows(content) == ({"year": "2024", "output": "2"},)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "the file is empty"),
        (b"year,output\n", 1, "the file has no rows"),
        (b"year,output\n2023,1\n2024\n", 3, "the row has 1 cell, the first line names 2 columns"),
        (b"year,output\n2023,1,2\n", 2, "the row has 3 cells, the first line names 2 columns"),
        (b"year,year\n1,2\n", 1, "the first line has to name each column, no name twice"),
        (b"year,\n1,2\n", 1, "the first line has to name each column, no name twice"),
        (b"year\nCaf\xe9\n", 2, "the file is not UTF-8; from Excel, save it as CSV UTF-8"),
        (
            "year,output\r\n2023,\uffff\r\n".encode(),
            2,
            "the file holds U+FFFF, a sign that no page can show; take it out",
        ),
        (b"year\n\x07\n", 2, "the file holds U+0007, a sign that no page can show; take it out"),
        (
            b"year;output\n2023;1\n2024;-1,234\n",
            3,
            "the comma of -1,234 may stand before decimals or between thousands; write -1.234 or -1234",
        ),
        (b'year\n"2024\n', 2, "the file is no CSV: unexpected end of data"),
    ],
)
def test_faults(content: bytes, line: int, message: str) -> None:
    """What is no table is refused, with its line."""
    with pytest.raises(RowFault) as caught:
        read_rows(content)
    assert (caught.value.line, str(caught.value)) == (line, message)


def test_too_many_rows() -> None:
    """A file has so many rows and no more."""
    head, row = b"a,b\n", b"1,2\n"
    assert len(read_rows(head + row * (MAXIMUM_ROWS - 1))) == MAXIMUM_ROWS - 1
    with pytest.raises(RowFault, match="are the most"):
        read_rows(head + row * (MAXIMUM_ROWS + 1))


@given(st.binary() | st.text(alphabet='a1,;"\n\r\t\0é').map(str.encode))
def test_any_bytes(content: bytes) -> None:
    """Any bytes are rows or a fault."""
    try:
        rows = read_rows(content)
    except RowFault:
        return
    assert rows


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("-5", "-5"),
        ("+1.25", "+1.25"),
        ("-5%", "-5%"),
        ("+3.5 %", "+3.5 %"),
        ("-1,234.5", "-1,234.5"),
        ("-5e3", "-5e3"),
        ("-5%%", "'-5%%"),
        ("-5%\n", "'-5%\n"),
        ("-5+1", "'-5+1"),
        ("-A1", "'-A1"),
        ("\u22125", "\u22125"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("＝1", "'＝1"),
        ("Steel = iron", "Steel = iron"),
    ],
)
def test_formulas(cell: str, safe: str) -> None:
    """A sign of a formula gets an apostrophe before it; a number, a share and an apostrophe stay, and all come back."""
    assert (guarded(cell), unguarded(safe)) == (safe, cell)


@given(st.text(alphabet="'=+-@ \t\r\n5%,.e\uff1dx"))
def test_every_text_comes_back(text: str) -> None:
    """Whatever a cell says, it is read as it was written."""
    assert unguarded(guarded(text)) == text


def test_a_cell_that_was_guarded_is_read_without() -> None:
    """The apostrophe before a formula, in a cell or above a column, is for spreadsheets."""
    assert read_rows(b"'=name,output\n'=1+1,'tis\n") == ({"=name": "=1+1", "output": "'tis"},)
