"""A table with more, or longer, columns than a page has room for, even turned and in small type.

Bad: a table of forty columns of figures
Good: two tables, or one with its rows and columns exchanged
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.blocks.table import Table
from briefings.errors import Severity
from briefings.fitting import fit
from briefings.rules import Finding
from briefings.subject import Subject, rows_of
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such table; what is wrong with its rows is found elsewhere."""
    for location, block in each(Table, subject.value):
        rows = rows_of(block, subject)
        if not rows and not block.table.rows:
            continue
        if any(block.row_faults(rows)) or any(block.table.ragged(rows)):
            continue
        columns = block.measured(rows, block.lang or subject.language)
        if fit(columns) is None:
            yield Finding(
                subject.mark((*location, "table")),
                f"the {len(columns)} columns of the table have no room on a page, even turned and in small type",
                "Make two tables of it, exchange its rows and columns, or shorten what stands in it.",
            )
