"""Tables of HTML: spans spread over the cells that they cover, heads of several rows joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefings.importing.escaping import escaped_line
from briefings.importing.grids import consequences
from briefings.importing.markup.inline import Page, Run, collected, lines, rendered
from briefings.importing.markup.laid import Laid
from briefings.importing.markup.tree import words
from briefings.importing.passages import Grid, Passage
from briefings.importing.skeletons import KEPT, PAD, literal

__all__ = ["grid"]

WIDEST = 100
LARGEST = 100_000
"""How many cells a table may have, with what its spans cover."""
SPANS = "cells span others: each heading stands above all that it covers, each cell beside all rows"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A place of a table: its element, its text as Markdown, and whether it only is covered by another's span."""

    element: HtmlElement | None
    markdown: str = ""
    covered: bool = False


def grid(table: HtmlElement, page: Page, language: str) -> Laid | None:
    """Return a table of data; None where it is too large, or has no text in its rows."""
    elements = [row for row in table.iter("tr") if any(words(cell).strip() for cell in _cells(row))]
    rows = _spread(elements, page)
    width = max((len(row) for row in rows), default=0)
    if not 1 < width <= WIDEST or len(rows) <= 1 or len(rows) * width > LARGEST:
        return None
    heads = min(_heads(elements), len(rows) - 1)
    full = [[*row, *(_Cell(None),) * (width - len(row))] for row in rows]
    columns = tuple(map(_joined, zip(*full[:heads], strict=True))) if heads > 1 else _texts(full[0])
    caption = next((found for one in table.iter("caption") if (found := words(one).strip())), "")
    others = [found for one in table.iter("caption") if (found := words(one).strip())][1:]
    skeletons = [*([KEPT] if caption else []), *map(literal, others), *_skeletons(elements, full, heads)]
    body = tuple(_texts(row) for row in full[heads:])
    judged = None if caption or heads > 1 else consequences(columns, body, language)
    if judged:
        skeletons[0] = (
            KEPT + literal("\t" + words(full[0][1].element).strip()) if full[0][1].element is not None else KEPT
        )
    spans = [(_quote(full), SPANS)] if any(cell.covered for row in full for cell in row) else []
    passage: Passage = judged or Grid(columns, body, escaped_line(caption), language)
    return Laid(skeletons, (passage,), [*spans, *_doubts(table, page)])


def _cells(row: HtmlElement) -> list[HtmlElement]:
    """Return the cells of a row."""
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _spread(elements: Sequence[HtmlElement], page: Page) -> list[list[_Cell]]:
    """Return the cells of each row, with those that spans of others cover."""
    rows: list[list[_Cell]] = []
    below: dict[int, tuple[int, _Cell]] = {}  # by column: how many more rows a cell covers
    for element in elements:
        row: list[_Cell] = []
        waiting, down = iter(_cells(element)), {}
        cell = next(waiting, None)
        while cell is not None or len(row) in below:
            if len(row) in below:
                left, covering = below.pop(len(row))
                if left > 1:
                    down[len(row)] = (left - 1, covering)
                row.append(covering)
                continue
            row += _own(cell, len(row), down, page)
            cell = next(waiting, None)
        below = {**below, **down}
        rows.append(row[: WIDEST * 2])
    return rows


def _own(cell: HtmlElement | None, column: int, down: dict[int, tuple[int, _Cell]], page: Page) -> list[_Cell]:
    """Return a cell and those that it covers beside it; what it covers below is noted."""
    if cell is None:
        return []
    text = _markdown(cell, page)
    wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
    covered = _Cell(None, text, covered=True)
    for at in range(column, column + wide):
        if high > 1:
            down[at] = (high - 1, covered)
    beside = covered if cell.tag == "th" else _Cell(None, covered=True)  # a row's own title is said once
    return [_Cell(cell, text), *(beside,) * (wide - 1)]


def _span(cell: HtmlElement, name: str) -> int:
    """Return how many columns or rows a cell covers."""
    written = (cell.get(name) or "1").strip()
    return (
        max(1, min(int(written), WIDEST if name == "colspan" else LARGEST))
        if written.isascii() and written.isdigit()
        else 1
    )


def _markdown(cell: HtmlElement, page: Page) -> str:
    """Return a cell's text as Markdown of one line."""
    runs = [Run(run.text, run.style, run.link) for run in collected(cell, page, flat=True)]
    return next((rendered(line)[0] for line in lines(iter(runs))), "")


def _heads(elements: Sequence[HtmlElement]) -> int:
    """Return how many rows are the head of a table: at least one."""
    count = 0
    for element in elements:
        cells = _cells(element)
        parent = element.getparent()
        if not ((parent is not None and parent.tag == "thead") or all(cell.tag == "th" for cell in cells)):
            break
        count += 1
    return max(count, 1)


def _texts(row: Sequence[_Cell]) -> tuple[str, ...]:
    """Return the text of each cell."""
    return tuple(cell.markdown for cell in row)


def _joined(cells: Sequence[_Cell]) -> str:
    """Return the name of a column under a head of several rows."""
    return ", ".join(dict.fromkeys(cell.markdown for cell in cells if cell.markdown))


def _skeletons(elements: Sequence[HtmlElement], full: Sequence[Sequence[_Cell]], heads: int) -> Iterator[str]:
    """Yield the skeleton of each row; a head of several rows is kept joined, and so stands in the record too."""
    for index, (element, row) in enumerate(zip(elements, full, strict=True)):
        if heads > 1 and index < heads:
            whole = literal("\t".join(words(cell).strip() for cell in _cells(element)))
            yield whole + (PAD * len(row) if index == 0 else "")
            continue
        written, own = "", 0
        for cell in row:
            written += PAD if cell.element is None else ("\t" if own else "") + KEPT
            own += cell.element is not None
        yield written


def _quote(full: Sequence[Sequence[_Cell]]) -> str:
    """Return the words of the first cell that covers others."""
    return next((cell.markdown for row in full for cell in row if cell.covered and cell.markdown), "")


def _doubts(table: HtmlElement, page: Page) -> Iterator[tuple[str, str]]:
    """Yield what a person has to look at in the cells."""
    said = words(table).strip()[:80]
    yield from ((said, run.doubt) for run in collected(table, page, flat=True) if run.doubt)
