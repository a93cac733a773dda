"""Rows of Excel workbooks."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from briefings.rows import RowFault
from briefings.sheets import read_data, read_sheet
from briefings.values.places import DataPath
from tests.desks import briefing, built, desk, findings, said

CHART = "body: [{chart: {type: bar, title: T, x: year, y: output, data: 'data/output.xlsx#Figures!A1:B3'}}]"


def workbook(*rows: list[object], sheet: str = "Figures", formats: dict[str, str] | None = None) -> bytes:
    """Write a workbook with an empty first sheet, and one with rows."""
    book = Workbook()
    found = book.create_sheet(sheet)
    for row in rows:
        found.append(row)
    for name, pattern in (formats or {}).items():
        found[name].number_format = pattern
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def rewritten(content: bytes, name: str, pattern: str, by: str) -> bytes:
    """Return a workbook in one part of which something is replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            text = old.read(entry)
            new.writestr(entry.filename, re.sub(pattern, by, text.decode()) if entry.filename == name else text)
    return written.getvalue()


OUTPUT = workbook(["year", "output"], [2023, 270], [2024, 315.5], ["Source: a yearbook"])


@pytest.mark.parametrize("part", ["Figures!A1:B3", "Figures!B3:A1", "'Figures'!A1:B3"])
def test_a_range(part: str) -> None:
    """A range of a named sheet is read, whichever corner comes first."""
    assert read_sheet(OUTPUT, part) == ({"year": "2023", "output": "270"}, {"year": "2024", "output": "315.5"})


def test_the_first_sheet() -> None:
    """Without a name it is the first sheet; empty rows and columns around are passed over."""
    book = Workbook()
    for row in ([], ["a", "b"], [], [1, None], [None, 2]):
        book.worksheets[0].append(row)
    assert read_sheet(saved(book), "") == ({"a": "1", "b": ""}, {"a": "", "b": "2"})
    assert read_data("data/a.XLSX", saved(book)) == read_sheet(saved(book), "")
    assert read_data("data/a#b.csv", b"a\n1\n") == ({"a": "1"},)


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (" text ", "", "text"),
        (True, "", "TRUE"),
        (270, "", "270"),
        (0.1 + 0.2, "", "0.3"),
        (-1e-7, "", "-0.0000001"),
        (1e15, "", "1000000000000000"),
        (1.5e300 / 1.5e278, "", "1" + "0" * 22),
        (12345678901234567, "", "12345678901234600"),
        (0.453, "0.0%", "45.3%"),
        (5, '0.0"%"', "5"),
        (5, "0.0\\%", "5"),
        (0.05, '0%" of all"', "5%"),
        (date(2025, 1, 20), "yyyy-mm-dd", "2025-01-20"),
        (datetime(2025, 1, 20, 8, 30), "", "2025-01-20 08:30:00"),  # noqa: DTZ001 # a workbook knows no zones
        (time(8, 30), "", "08:30:00"),
        ("=1+1", "", None),
    ],
)
def test_cells(value: object, pattern: str, text: str | None) -> None:
    """Cells are the text that a CSV file would have; a formula that nobody worked out is a fault."""
    content = workbook(["a"], [value], formats={"A2": pattern} if pattern else None)
    if text is None:
        with pytest.raises(RowFault, match="the formula in A2 has not been worked out"):
            read_sheet(content, "Figures")
    else:
        assert read_sheet(content, "Figures") == ({"a": text},)


def test_a_formula_with_its_result() -> None:
    """A formula whose result a program has kept is that."""
    content = rewritten(
        workbook(["a"], ["=1+1"]),
        "xl/worksheets/sheet2.xml",
        "<f>1\\+1</f><v ?/>|<f>1\\+1</f><v></v>",
        "<f>1+1</f><v>2</v>",
    )
    assert read_sheet(content, "Figures") == ({"a": "2"},)


def test_what_is_hidden() -> None:
    """Without a name it is the first sheet that is shown; a hidden row or column within the range is a fault."""
    book = Workbook()
    book.worksheets[0].append(["secret"])
    book.worksheets[0].sheet_state = "hidden"
    shown = book.create_sheet("Shown")
    for row in (["a", "b"], [1, 2], [3, 4]):
        shown.append(row)
    assert read_sheet(saved(book), "")[0] == {"a": "1", "b": "2"}
    shown.row_dimensions[3].hidden = True
    assert len(read_sheet(saved(book), "A1:B2")) == 1
    with pytest.raises(RowFault, match="the row 3 is hidden"):
        read_sheet(saved(book), "")
    shown.row_dimensions[3].hidden = False
    shown.column_dimensions["B"].hidden = True
    assert len(read_sheet(saved(book), "A1:A3")) == 2
    with pytest.raises(RowFault, match="the column 2 is hidden"):
        read_sheet(saved(book), "A1:B3")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    """A document type is refused wherever it stands and in whatever encoding, one that openpyxl never reads too."""
    text = f"<?xml version='1.0' encoding='{encoding}'?><!--{'x' * 9000}--><!DOCTYPE a [<!ENTITY b 'c'>]><a/>"
    written = io.BytesIO(OUTPUT)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("xl/more.xml", text.encode(encoding))
    with pytest.raises(RowFault, match="no Excel workbook"):
        read_sheet(written.getvalue(), "Figures!A1:B3")


def test_merged() -> None:
    """Merged cells within the range are a fault, those beside it are not."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["a", "b"], [1, 2], [3, 4], ["Both", None]):
        sheet.append(row)
    sheet.merge_cells("A4:B4")
    assert len(read_sheet(saved(book), "A1:B3")) == 2
    with pytest.raises(RowFault, match="the cells A4:B4 are merged") as fault:
        read_sheet(saved(book), "")
    assert fault.value.line == 4


def bomb() -> bytes:
    """Write an archive that holds a thousand times its size."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "part", "said"),
    [
        (b"", "", "no Excel workbook"),
        (b"PK\x03\x04 and no more", "", "no Excel workbook"),
        (OUTPUT[: len(OUTPUT) // 2], "", "no Excel workbook"),
        (bomb(), "", "too large"),
        (OUTPUT, "Other", "no sheet 'Other'; it has Sheet, Figures"),
        (OUTPUT, "", "the file is empty"),
        (OUTPUT, "Figures", "the row has 1 cell|the row has 2 cells|Source"),
        (workbook(["a", "a"], [1, 2]), "Figures", "no name twice"),
        (workbook(["a"], ["#N/A"]), "Figures", "A2 holds the error #N/A"),
        (rewritten(OUTPUT, "xl/worksheets/sheet2.xml", "^", '<!DOCTYPE x [<!ENTITY y "z">]>'), "Figures", "no Excel"),
        (rewritten(OUTPUT, "xl/worksheets/sheet2.xml", "</sheetData>.*", ""), "Figures!A1:B3", "no Excel workbook"),
        (rewritten(OUTPUT, "xl/workbook.xml", "<sheets>.*</sheets>", ""), "", "no Excel workbook"),
    ],
)
def test_faults(content: bytes, part: str, said: str) -> None:
    """Whatever is wrong with a workbook is a fault of its own."""
    if said.startswith("the row has 1"):
        assert read_sheet(content, part)[-1] == {"year": "Source: a yearbook", "output": ""}
        return
    with pytest.raises(RowFault, match=said):
        read_sheet(content, part)


@settings(max_examples=60)
@given(st.data())
def test_damage(data: st.DataObject) -> None:
    """A workbook that is damaged anywhere is read or is a fault, and nothing else happens."""
    damaged = bytearray(OUTPUT)
    for place in data.draw(st.lists(st.integers(0, len(OUTPUT) - 1), min_size=1, max_size=3)):
        damaged[place] = data.draw(st.integers(0, 255))
    with suppress(RowFault):
        assert read_sheet(bytes(damaged), "Figures!A1:B3")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("data/a.xlsx", "data/a.xlsx"),
        ("data/a.xlsx#Sheet1!a1:c9", "data/a.xlsx#Sheet1!A1:C9"),
        ("data/a.xlsx#'My sheet'!A1:C9", "data/a.xlsx#'My sheet'!A1:C9"),
        ("data/a.xlsx#My sheet", "data/a.xlsx#My sheet"),
        ("data/a.xlsx#A1:C9", "data/a.xlsx#A1:C9"),
        ("data/a.xlsx#", "data/a.xlsx"),
    ],
)
def test_paths(written: str, kept: str) -> None:
    """A path names a sheet, a range, or both."""
    path = DataPath.parse(written)
    assert (str(path), path.file) == (kept, "data/a.xlsx")


@pytest.mark.parametrize("written", ["data/a.xlsx#S!A1", "data/a.xlsx#S!A0:B2", "data/a.xls", "../a.xlsx#S", "a.csv#S"])
def test_no_paths(written: str) -> None:
    """What names no part of a workbook below content/ is refused."""
    with pytest.raises(ValueError, match=r"path|part|files"):
        DataPath.parse(written)


def test_on_the_page(tmp_path: Path) -> None:
    """A chart is drawn from a workbook, and its data is published; a changed workbook changes the page."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(CHART), "content/data/output.xlsx": OUTPUT})
    assert said(root) == []
    first = built(root, "data").change
    page = root / "site/briefings/steel/index.html"
    assert "315.5" in page.read_text(encoding="utf-8")
    assert first.written
    (root / "content/data/output.xlsx").write_bytes(workbook(["year", "output"], [2023, 270], [2024, 999.5]))
    built(root, "data")
    assert "999.5" in page.read_text(encoding="utf-8")


def test_what_is_said(tmp_path: Path) -> None:
    """A fault of a workbook is said at the block that names it, with the row of the sheet."""
    content = workbook(["year", "output"], [2023, 270], [2024, "#N/A"])
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(CHART), "content/data/output.xlsx": content})
    message = "data/output.xlsx#Figures!A1:B3: the cell B3 holds the error #N/A"
    assert findings(root, "data-file") == [f"steel.yaml:1:65 {message}"]
    assert said(root)[0].endswith("See row 3 of the sheet in content/data/output.xlsx")
