"""Data that a table or chart cannot be made from: no file, no rows, no such column, a word for a number.

Bad: chart: {type: bar, x: year, y: outptu, data: data/output.csv, ...}
Good: chart: {type: bar, x: year, y: output, data: data/output.csv, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Mark, Severity
from briefings.rows import RowFault
from briefings.rules import Finding
from briefings.sheets import read_data
from briefings.subject import Subject, rows_of
from briefings.values.places import DataPath
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each fault of a data file, and for each of a block's rows."""
    faulty: set[object] = set()
    for location, path in each(DataPath, subject.value):
        found = _fault(subject, path)
        if found or subject.find(path.file) is None:
            faulty.add(location[:2])
        if found:
            yield Finding(subject.mark(location), *found)
    for location, block in subject.blocks():
        if location not in faulty:
            for inside, message in block.row_faults(rows_of(block, subject)):
                yield Finding(subject.mark((*location, *inside)), message)


def _fault(subject: Subject, path: DataPath) -> tuple[str, str] | None:
    """Return what is wrong with a data file, and a hint."""
    content, file = subject.find(path.file), path.file
    if content is None and subject.refused(file):
        return None
    if content is None:
        return f"there is no file content/{file}", ""
    try:
        read_data(path, content)
    except RowFault as fault:
        row = f"See row {fault.line} of the sheet in content/{file}"
        return f"{path}: {fault}", row if file.lower().endswith(
            ".xlsx"
        ) else f"See {Mark(f'content/{file}', fault.line)}"
    return None
