"""Totals of a table that are not the sum of their column."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.rules._figures import Figure, summed
from briefings.rules._tables import Column, Grid

__all__ = ["totals"]

NEAR = 0.02
"""How near a total has to be to the sum to be meant for one, as a share of it, where it is not called a total."""
WHOLE = 100


def totals(table: Grid) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the total of each column that is not its sum, with what is wrong."""
    for column in table.columns:
        if column.total and not table.nested and len(column.cells) > 1 and _added(column):
            low, high = summed(cell for cell in column.cells if cell)
            if not _follows(table, column, column.total, (low, high)):
                added = _written(low, high, column)
                message = f"the total of {column.name} is {column.total.text}; its cells add up to {added}"
                yield (*table.total, column.index), message


def _added(column: Column) -> bool:
    """Tell whether a column is one to be added: per cents are where they are shares, or make up a hundred."""
    if not column.percent:
        return column.adds_up
    return column.is_share or (column.adds_up and bool(column.total and column.total.value == WHOLE))


def _follows(table: Grid, column: Column, total: Figure, added: tuple[float, float]) -> bool:
    """Tell whether a total may be the sum of its column, or of more than its rows."""
    if total.meets(*added):
        return True
    middle = sum(added) / 2
    if not all(column.cells):
        return total.value > middle
    if total.value > middle and column.percent and not table.called_total and total.value < WHOLE:
        return True
    if table.called_total and not (column.percent and total.value == WHOLE and middle < WHOLE * (1 - NEAR)):
        return False
    return total.value > middle * (1 + NEAR)


def _written(low: float, high: float, column: Column) -> str:
    """Return a sum as the column writes its numbers."""
    decimals = max(
        len(cell.text.rstrip("% ").rpartition(".")[2]) if "." in cell.text else 0 for cell in column.cells if cell
    )
    return f"{(low + high) / 2:,.{min(decimals, 6)}f}"
