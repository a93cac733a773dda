"""A cell of a table with more text than a reader takes in at a glance.

Bad: a cell of 400 characters
Good: the same in two sentences, the rest under notes:
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.blocks.table import Table
from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject, rows_of
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.INFO
MOST = 250


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each cell of more than 250 characters; of a data file, at the block that names it."""
    hint = "Shorten it, or put what is left under notes: or into prose."
    for location, block in each(Table, subject.value):
        for row, cells in enumerate(block.table.rows):
            for column, cell in enumerate(cells):
                if len(cell) > MOST:
                    mark = subject.mark((*location, "table", "rows", row, column))
                    yield Finding(mark, f"the cell has {len(cell)} characters; {MOST} are enough", hint)
        for number, line in enumerate(rows_of(block, subject), start=1):
            for name, text in line.items():
                if len(text) > MOST:
                    message = f"row {number}: the cell under {name} has {len(text)} characters; {MOST} are enough"
                    yield Finding(subject.mark((*location, "table", "data")), message, hint)
