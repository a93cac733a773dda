"""A total, share or change in a table that does not follow from the table's own cells, whatever was rounded.

Bad: rows: [[China, 270], [US, 45]], total: [Total, 325]
Good: rows: [[China, 270], [US, 45]], total: [Total, 315]

A total has to be the sum where it is called one; where it is called otherwise, such as World, rows may be missing, and
it counts where the rows exceed it or all but reach it. Shares and changes are known by what stands above their column,
and count where they follow from the same columns in other rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.blocks.table import Table
from briefings.errors import Severity
from briefings.rules import Finding
from briefings.rules._derived import changes, shares
from briefings.rules._tables import Grid, grid
from briefings.rules._totals import totals
from briefings.subject import Subject, rows_of
from briefings.values.places import Language
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
HINT = "Mend the cell or those that it follows from; where both are right, say why under notes: and ignore the finding."


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such cell."""
    own: Language | None = getattr(subject.value, "lang", None)
    for location, block in each(Table, subject.value):
        found = grid(block, rows_of(block, subject), block.lang or own or subject.language)
        if found is None:
            continue
        for place, message in _wrong(found):
            at = ("data",) if place[0] == "rows" and block.table.data else place
            yield Finding(subject.mark((*location, "table", *at)), message, HINT)


def _wrong(table: Grid) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the cells that do not follow, each with what is wrong."""
    yield from totals(table)
    yield from shares(table)
    yield from changes(table)
