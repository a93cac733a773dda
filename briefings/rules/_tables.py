"""A table as arithmetic sees it: columns of figures, the rows that belong together, and the total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.blocks.table import Table
from briefings.prose.wording import visible
from briefings.rows import Rows
from briefings.rules._figures import Figure, figure

__all__ = ["Column", "Grid", "grid"]

TOTAL = re.compile(
    r"\W*(?:(?:grand |sub-?)?totals?|sum|together|in all|overall|all(?! (?:other|else|the rest))|both(?: \w+)?"
    r"|insgesamt|summe|gesamt|ensemble|总计|合计|итого|всего)\b",
    re.IGNORECASE,
)
PART = re.compile(r"\W*(?:of which|including|thereof|davon|darunter|dont|sub-?total|memo)\b", re.IGNORECASE)
ABSENT = re.compile(r"[-–—.…]*|n/?a|n\.a\.|nil|none|~", re.IGNORECASE)
NOT_ADDED = re.compile(
    r"price|average|mean|median|\brate|index|year|\bper\b|/|grade|growth|change|yield|ratio|rank|\bage\b|temperature"
    r"|density|purity|concentration|number\b|no\.|\bid\b|score|margin|date|since|increase|decrease|difference",
    re.IGNORECASE,
)
SHARE = re.compile(r"\bshares?\b|\bportion|\bproportion|% of|per ?cent of|\banteil|\bpart\b", re.IGNORECASE)
CHANGE = re.compile(
    r"\bchange|\bgrowth|\bdifference|\bincrease|\bdecrease|±|Δ|\bveränderung|\by/y|\byoy", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: what stands above it, its unit, its cells, and its total."""

    index: int
    name: str
    unit: str
    cells: Sequence[Figure | None]
    total: Figure | None

    @property
    def head(self) -> str:
        """All that stands above it."""
        return f"{self.name} {self.unit}".strip()

    @property
    def percent(self) -> bool:
        """Whether it holds per cents."""
        return (
            any(cell.unit == "%" for cell in self.cells if cell) or "%" in self.head or "per cent" in self.head.lower()
        )

    @property
    def is_share(self) -> bool:
        """Whether it is called a share."""
        return bool(SHARE.search(self.head))

    @property
    def is_change(self) -> bool:
        """Whether it is called a change."""
        return bool(CHANGE.search(self.head))

    @property
    def adds_up(self) -> bool:
        """Whether its cells may be added."""
        return not NOT_ADDED.search(self.head) and len({cell.unit for cell in self.cells if cell}) == 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its columns of figures, and where its total stands.

    Attributes:
        columns: the columns in which every filled cell holds a figure.
        labels: the first cell of each row.
        label: the first cell of the total; empty where there is none.
        total: where the total stands: in `total`, or in the last row.
        whole: whether a column lacks no cell.
    """

    columns: Sequence[Column]
    labels: Sequence[str]
    label: str
    total: tuple[str | int, ...]

    @property
    def called_total(self) -> bool:
        """Whether the total is called one."""
        return bool(TOTAL.match(self.label))

    @property
    def nested(self) -> bool:
        """Whether some rows are parts or sums of others, so that the rows cannot be added."""
        return any(PART.match(label) or TOTAL.match(label) for label in self.labels)


def grid(block: Table, rows: Rows, language: str) -> Grid | None:
    """Return a table as arithmetic sees it; None where its rows are at fault, which is said elsewhere.

    Args:
        block: the table.
        rows: the rows of its data file; empty where it names none.
        language: the language in which the table's numbers are written; those of a file are as in English.
    """
    content = block.table
    if any(block.row_faults(rows)) or any(content.ragged(rows)):
        return None
    names = [str(name) for name in content.columns] or list(rows[0] if rows else ())
    written = [list(map(str, row)) for row in content.rows] or [[row[name] for name in names] for row in rows]
    total, place = list(map(str, content.total)), ("total",)
    body: list[list[str]] = written
    where: tuple[str | int, ...] = place
    if not total and len(written) > 2 and TOTAL.match(written[-1][0]):  # noqa: PLR2004 # two rows and their sum
        body, total, where = written[:-1], written[-1], ("rows", len(written) - 1)
    units = [str(unit) for unit in content.units] or [""] * len(names)
    tongue = "en" if content.data else language
    columns = [
        _column(index, (name, unit), [row[index] for row in body], (total[index] if total else "", language), tongue)
        for index, (name, unit) in enumerate(zip(names, units, strict=True))
    ]
    labels = [row[0] if row else "" for row in body]
    return Grid([column for column in columns if column], labels, total[0] if total else "", where)


def _column(
    index: int, head: tuple[str, str], cells: Sequence[str], total: tuple[str, str], language: str
) -> Column | None:
    """Return a column; None where it holds anything but figures."""
    found = [figure(visible(cell), language) for cell in cells]
    if any(not one and not ABSENT.fullmatch(cell.strip()) for one, cell in zip(found, cells, strict=True)):
        return None
    last = figure(visible(total[0]), total[1])
    return Column(index, *head, found, last) if any(found) else None
