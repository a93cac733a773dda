"""Layouts, judged: whether a report is long, whether its last page is worth its paper, and what has no room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from briefings.engines.notes import keep_notes
from briefings.engines.sealed import block_layout

__all__ = ["WHEN_LONG", "overruns", "settled"]

WHEN_LONG = "when-long"
"""The class of what a document shows only where it has more pages than a short one."""
SHORT = 4
"""The most pages of a report whose parts are found by turning its pages."""
LONG_STYLE = "html { --when-long: block }"
SPARSE = 0.2
"""Below which part of its height a last page is not worth its paper."""
TIGHT_STYLE = "html { --tight: 1 }"

Box: TypeAlias = Any
"""A box of WeasyPrint's, which is untyped."""
SLACK = 0.5
"""What rounding and slanted letters may take, in pixels of CSS."""
QUOTED = 40
"""How many letters of what is cut off are said."""


def settled(render: Callable[..., Box], has_more: bool) -> Box:  # noqa: FBT001 # a fact of the document
    """Lay a document out, and again where the layout itself asks for it; equal documents settle alike.

    Args:
        render: lays the document out, with further styles.
        has_more: whether the document has something to show where it is long.

    Returns:
        The layout. A long document shows what it has for that case (``--when-long`` is ``block``). Where that takes a
        page more, or the last page of several is almost empty, lines are set closer (``--tight`` is 1) if that
        spares the page.
    """
    rendered = first = render()
    told: tuple[str, ...] = ()
    if has_more and len(first.pages) > SHORT:
        told = (LONG_STYLE,)
        rendered = render(*told)
    sparse = len(rendered.pages) > 1 and _filled(rendered.pages[-1]) < SPARSE
    if sparse or len(rendered.pages) > len(first.pages):
        closer = render(*told, TIGHT_STYLE)
        return closer if len(closer.pages) < len(rendered.pages) else rendered
    return rendered


def _filled(page: Box) -> float:
    """Return which part of the room for text is taken, from its top."""
    sheet = page._page_box  # noqa: SLF001 # WeasyPrint has no other way to the boxes of a page
    bottoms = (box.position_y + box.height for box in _texts(page))
    return float((max(bottoms, default=0) - sheet.content_box_y()) / sheet.height)


def _texts(page: Box) -> Iterator[Box]:
    """Yield the boxes of letters of a page, but for those in its margins."""
    sheet = page._page_box  # noqa: SLF001 # WeasyPrint has no other way to the boxes of a page
    inner = (box for child in sheet.children if not hasattr(child, "at_keyword") for box in child.descendants())
    return (box for box in inner if getattr(box, "text", "").strip())


def overruns(pages: Sequence[Box]) -> Iterator[str]:
    """Yield what stands beyond the paper, once a page: the page, and the first words.

    Args:
        pages: pages that were laid out. What stands in their margins is the styles' own and not looked at.
    """
    for number, page in enumerate(pages, 1):
        beyond = next((box.text for box in _texts(page) if _is_beyond(box, page)), None)
        if beyond:
            yield f"“{beyond[:QUOTED]}” stands beyond the edge of page {number}; make what holds it shorter or narrower"


def _is_beyond(box: Box, page: Box) -> bool:
    """Tell whether a box of letters reaches out of its page."""
    right, bottom = box.position_x + box.width, box.position_y + box.height
    across = box.position_x < -SLACK or right > page.width + SLACK
    return bool(across or box.position_y < -SLACK or bottom > page.height + SLACK)


keep_notes(block_layout)
