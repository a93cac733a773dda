"""Rows of Excel workbooks (ECMA-376, Office Open XML): a sheet, or a range of it; the only importer of openpyxl.

Cells become the text that a CSV file would have. What a reader of the workbook sees and a program cannot know is a
fault: formulas that no program has worked out, cells that are merged, errors. Workbooks are read within bounds, as they
are archives that may hold a thousand times their size.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import IO, TYPE_CHECKING, TypeAlias
from warnings import catch_warnings
from xml.etree.ElementTree import Element, iterparse
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

from briefings.nodes import FORBIDDEN
from briefings.rows import MAXIMUM_ROWS, RowFault, Rows, named_rows, read_rows
from briefings.values.places import SHEET_PART, split_data_path

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    _Cell: TypeAlias = Cell | MergedCell

__all__ = ["read_data", "read_sheet"]

MOST_BYTES = 10_000_000
MOST_UNPACKED = 30_000_000
MOST_FILES = 2000
MOST_COLUMNS = 200
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TRUE = frozenset({"1", "true"})
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What of a number's format is written as it stands, or is no part of what is written (ECMA-376, 18.8.31)."""
WRONG = "the file is no Excel workbook (.xlsx), or it is damaged or locked with a password"


def read_data(path: str, content: bytes) -> Rows:
    """Read a data file: a CSV file, or the part of a workbook that its path names.

    Args:
        path: the path, such as data/output.csv or data/output.xlsx#Sheet1!A1:C9.
        content: the file.

    Raises:
        RowFault: where it is no such table.
    """
    file, part = split_data_path(path)
    return read_sheet(content, part) if file.lower().endswith(".xlsx") else read_rows(content)


@lru_cache(maxsize=4)
def read_sheet(content: bytes, part: str) -> Rows:
    """Read a part of a workbook, whose first row names the columns.

    Args:
        content: the workbook.
        part: which part, as `briefings.values.places.SHEET_PART` has it; empty for the first sheet that is shown.

    Returns:
        A mapping from column to text for each row.

    Raises:
        RowFault: where the part is no such table; its line is the row of the sheet.
    """
    # Few desks have a workbook, and to import this takes longer than to read ten briefings.
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        with catch_warnings(action="ignore"), ZipFile(io.BytesIO(content)) as archive:
            _refuse_bombs(archive, len(content))
            with closing(load_workbook(io.BytesIO(content), read_only=True, data_only=True)) as workbook:
                shown = [one.title for one in workbook.worksheets if one.sheet_state == "visible"]
                sheet, area = _found(workbook.sheetnames, shown, part)
                _refuse_unknown(archive, sheet, area)
                lines = list(_lines(workbook[sheet], area))
    except RowFault:
        raise
    except Exception as error:  # damage at any byte ends in any error of the libraries that read it
        raise RowFault(WRONG) from error
    return named_rows(lines)


class _Area(tuple[int, int, int, int]):
    """A range of cells: its first column and row, its last column and row, counted from one."""

    __slots__ = ()

    @classmethod
    def of(cls, first: str, last: str) -> _Area:
        """Return the range between two cells, whichever is named first."""
        columns, rows = zip(*(_cell(name) for name in (first, last)), strict=True)
        return cls((min(columns), min(rows), max(columns), max(rows)))

    def holds(self, name: str) -> bool:
        """Tell whether a cell is within the range."""
        column, row = _cell(name)
        return self[0] <= column <= self[2] and self[1] <= row <= self[3]

    def meets(self, other: _Area) -> bool:
        """Tell whether two ranges share a cell."""
        return self[0] <= other[2] and other[0] <= self[2] and self[1] <= other[3] and other[1] <= self[3]


EVERYWHERE = _Area((1, 1, 16_384, 1_048_576))


def _cell(name: str) -> tuple[int, int]:
    """Return the column and row of a cell such as AB12."""
    letters = name.rstrip("0123456789").upper()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(name[len(letters) :])


def _refuse_bombs(archive: ZipFile, size: int) -> None:
    """Refuse what would take too much memory, and what refers outside of it."""
    entries = archive.infolist()
    if size > MOST_BYTES or len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise RowFault("the workbook is too large: keep the rows that are shown in one of their own")
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                _refuse_doctype(part)


def _refuse_doctype(part: IO[bytes]) -> None:
    """Refuse a part that declares what it may hold, as only attacks do: wherever, and in whatever encoding."""
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refused
    parser.ParseFile(part)


def _refused(*_declared: object) -> None:
    """Refuse a workbook."""
    raise RowFault(WRONG)


def _found(sheets: Sequence[str], shown: Sequence[str], part: str) -> tuple[str, _Area]:
    """Return the sheet and the range that a part names; the first sheet that is shown where it names none."""
    named = SHEET_PART.fullmatch(part)
    if not named or not shown:
        raise RowFault(WRONG)
    sheet = named["sheet"] or shown[0]
    sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    if sheet not in sheets:
        raise RowFault(f"the workbook has no sheet {sheet!r}; it has {', '.join(sheets[:10])}")
    return sheet, _Area.of(named["first"], named["last"]) if named["first"] else EVERYWHERE


def _refuse_unknown(archive: ZipFile, sheet: str, area: _Area) -> None:
    """Refuse merged and hidden cells, and formulas whose results are not in the workbook."""
    with archive.open(_place(archive, sheet)) as part:
        for tag, name in _peculiar(part):
            if tag == "hidden":
                first, last = map(int, name.rpartition(" ")[2].split(":"))
                _refuse_hidden(area, name, first, last)
                continue
            row = _cell(name.partition(":")[0])[1]
            if tag == "formula" and area.holds(name):
                message = f"the formula in {name} has not been worked out: open the workbook in Excel and save it"
                raise RowFault(message, row)
            if tag == "merged" and area.meets(_Area.of(name.partition(":")[0], name.rpartition(":")[2])):
                raise RowFault(f"the cells {name} are merged: undo that, and write into each what it holds", row)


def _refuse_hidden(area: _Area, name: str, first: int, last: int) -> None:
    """Refuse rows or columns of a range that no reader of the workbook sees."""
    rows = name.startswith("row")
    if (area[1] <= last and first <= area[3]) if rows else (area[0] <= last and first <= area[2]):
        message = f"the {name.partition(' ')[0]} {first if first == last else f'{first} to {last}'} is hidden"
        raise RowFault(f"{message}: show it, or name a range without it", first if rows else area[1])


def _peculiar(part: IO[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the formulas without a result, the merged cells, and the hidden rows and columns, of a sheet."""
    for _, element in _elements(part):
        if element.tag == f"{NAMESPACE}c":
            value = element.find(f"{NAMESPACE}v")
            if element.find(f"{NAMESPACE}f") is not None and (value is None or not value.text):
                yield "formula", element.get("r", "A1")
        elif element.tag == f"{NAMESPACE}mergeCell":
            yield "merged", element.get("ref", "A1")
        elif element.tag == f"{NAMESPACE}row" and element.get("hidden") in TRUE and len(element):
            number = element.get("r", "1")
            yield "hidden", f"row {number}:{number}"
        elif element.tag == f"{NAMESPACE}col" and element.get("hidden") in TRUE:
            yield "hidden", f"column {element.get('min', '1')}:{element.get('max', '1')}"
        if element.tag in {f"{NAMESPACE}row", f"{NAMESPACE}mergeCell"}:
            element.clear()


def _elements(part: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """Yield the elements of a part as they end."""
    # Entities are refused before, and expat refuses what grows too fast.
    return iter(iterparse(part))  # noqa: S314


def _place(archive: ZipFile, sheet: str) -> str:
    """Return the part of the archive that holds a sheet."""
    with archive.open("xl/workbook.xml") as book:
        names = {element.get("name"): element.get(RELATION) for _, element in _elements(book) if element.get(RELATION)}
    with archive.open("xl/_rels/workbook.xml.rels") as relations:
        targets = {element.get("Id"): element.get("Target", "") for _, element in _elements(relations)}
    target = targets[names[sheet]]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _lines(sheet: Worksheet, area: _Area) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a range that hold anything, each with its number, as wide as the first."""
    last = min(area[3], area[1] + MAXIMUM_ROWS + 1)
    columns = min(area[2], area[0] + MOST_COLUMNS - 1)
    width = 0
    for row in sheet.iter_rows(min_row=area[1], max_row=last, min_col=area[0], max_col=columns):
        cells = [_text(cell) for cell in row]
        if not any(cells):
            continue
        while cells and not cells[-1] and len(cells) > width:
            cells.pop()
        width = width or len(cells)
        number = next(cell.row for cell in row if cell.value is not None)
        yield number, cells + [""] * (width - len(cells))


def _text(cell: _Cell) -> str:
    """Return a cell as a CSV file would have it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        raise RowFault(f"the cell {cell.coordinate} holds the error {value}", cell.row or 1)
    text = _written(value, str(cell.number_format or ""))
    if found := FORBIDDEN.search(text.replace("\r\n", "\n")):
        raise RowFault(
            f"the cell {cell.coordinate} holds U+{ord(found[0]):04X}, a sign that no page can show", cell.row or 1
        )
    return text


def _number(value: float) -> str:
    """Return a number with the digits that Excel keeps, all of them written out: no reader knows what 1e+15 is."""
    return str(value) if isinstance(value, int) else f"{Decimal(f'{value:.15g}'):f}"


def _written(value: object, pattern: str) -> str:
    """Return a value as text: dates by ISO 8601, numbers with the fifteen digits that Excel keeps."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        percent = "%" in LITERAL.sub("", pattern)
        return _number(value * 100 if percent else value) + ("%" if percent else "")
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()
