"""A row of a table with more or fewer cells than there are columns.

Bad: columns: [Country, Output], rows: [[China, 270], [Norway]]
Good: columns: [Country, Output], rows: [[China, 270], [Norway, ~]]
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.blocks.table import Table
from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject, rows_of
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such row, units and totals among them."""
    for location, block in each(Table, subject.value):
        for inside, message in block.table.ragged(rows_of(block, subject)):
            yield Finding(
                subject.mark((*location, "table", *inside)),
                message,
                "Write ~ for an empty cell; quote a cell that holds a comma.",
            )
