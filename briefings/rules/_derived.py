"""Shares and changes of a table that do not follow from other columns of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import TypeAlias

from briefings.rules._figures import Figure, summed
from briefings.rules._tables import Column, Grid

__all__ = ["changes", "shares"]

Span: TypeAlias = tuple[float, float]
Wrong: TypeAlias = tuple[tuple[str | int, ...], str]
MOST = 12
"""How many columns are tried as what others follow from."""
ENOUGH = 2
"""How many rows have to follow from a column, to know that the others should."""


def shares(table: Grid) -> Iterator[Wrong]:
    """Yield each share that is not that of its row, with what is wrong."""
    bases = [column for column in table.columns if column.adds_up and not column.percent][:MOST]
    for column in table.columns:
        if column.is_share and column.percent:
            ways = [(base, _shares_of(base, table)) for base in bases]
            yield from _astray(column, ways, "a share of {name}")


def _shares_of(base: Column, table: Grid) -> list[Span | None]:
    """Return between which per cents each row's share of a column lies."""
    if base.total is None and table.nested:
        return []
    whole = (base.total.low, base.total.high) if base.total else summed(cell for cell in base.cells if cell)
    if whole[0] <= 0 or (base.total is None and not all(base.cells)):
        return []
    return [
        (100 * cell.low / whole[1], 100 * cell.high / whole[0]) if cell and cell.low >= 0 else None
        for cell in base.cells
    ]


def changes(table: Grid) -> Iterator[Wrong]:
    """Yield each change that is not that of its row, or from the row above, with what is wrong."""
    bases = [column for column in table.columns if not column.is_change and not column.is_share][:MOST]
    for column in table.columns:
        if not column.is_change:
            continue
        change = _percent if column.percent else _difference
        ways = [(later, _between(earlier.cells, later.cells, change)) for earlier, later in permutations(bases, 2)]
        ways += [(base, [None, *_between(base.cells, base.cells[1:], change)]) for base in bases]
        ways += [(base, [*_between(base.cells[1:], base.cells, change), None]) for base in bases]
        yield from _astray(column, ways, "a change of {name}")


def _between(
    earlier: Sequence[Figure | None], later: Sequence[Figure | None], change: Callable[[Figure, Figure], Span | None]
) -> list[Span | None]:
    """Return between which numbers each change lies."""
    return [change(one, other) if one and other else None for one, other in zip(earlier, later, strict=False)]


def _percent(earlier: Figure, later: Figure) -> Span | None:
    """Return between which per cents a change lies."""
    if earlier.low <= 0 or later.low < 0:
        return None
    return 100 * (later.low / earlier.high - 1), 100 * (later.high / earlier.low - 1)


def _difference(earlier: Figure, later: Figure) -> Span:
    """Return between which numbers a difference lies."""
    return later.low - earlier.high, later.high - earlier.low


def _astray(column: Column, ways: Sequence[tuple[Column, Sequence[Span | None]]], said: str) -> Iterator[Wrong]:
    """Yield the cells that do not follow as most others of their column do."""
    best: tuple[int, Column, list[int], Sequence[Span | None]] | None = None
    for base, spans in ways:
        pairs = [
            (row, cell, span)
            for row, (cell, span) in enumerate(zip(column.cells, spans, strict=False))
            if cell and span
        ]
        wrong = [row for row, cell, span in pairs if not cell.meets(*span)]
        right = len(pairs) - len(wrong)
        if right >= max(ENOUGH, 2 * len(wrong)) and (best is None or right > best[0]):
            best = right, base, wrong, spans
    for row in best[2] if best else ():
        cell, span = column.cells[row], best[3][row] if best else None
        if best and cell and span:
            what = said.format(name=best[1].name)
            yield ("rows", row, column.index), f"{cell.text} is not {what}: that is {_near(span, column)}"


def _near(span: Span, column: Column) -> str:
    """Return a number between two, with as many decimals as a column has."""
    decimals = max(
        (len(cell.text.rstrip("% ").rpartition(".")[2]) if "." in cell.text else 0) for cell in column.cells if cell
    )
    return f"{sum(span) / 2:,.{min(decimals, 6)}f}{'%' if column.percent else ''}"
