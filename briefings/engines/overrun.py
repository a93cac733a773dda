"""What a layout has no room for: letters that would stand beyond the edge of the paper, and so be lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

__all__ = ["overruns"]

Box: TypeAlias = Any
"""A box of WeasyPrint's, which is untyped."""
SLACK = 0.5
"""What rounding and slanted letters may take, in pixels of CSS."""
QUOTED = 40
"""How many letters of what is cut off are said."""


def overruns(pages: Sequence[Box]) -> Iterator[str]:
    """Yield what stands beyond the paper, once a page: the page, and the first words.

    Args:
        pages: pages that were laid out. What stands in their margins is the styles' own and not looked at.
    """
    for number, page in enumerate(pages, 1):
        sheet = page._page_box  # noqa: SLF001 # WeasyPrint has no other way to the boxes of a page
        inner = (box for child in sheet.children if not hasattr(child, "at_keyword") for box in child.descendants())
        texts = (box for box in inner if getattr(box, "text", "").strip())
        beyond = next((box.text for box in texts if _is_beyond(box, page)), None)
        if beyond:
            yield f"“{beyond[:QUOTED]}” stands beyond the edge of page {number}; make what holds it shorter or narrower"


def _is_beyond(box: Box, page: Box) -> bool:
    """Tell whether a box of letters reaches out of its page."""
    right, bottom = box.position_x + box.width, box.position_y + box.height
    across = box.position_x < -SLACK or right > page.width + SLACK
    return bool(across or box.position_y < -SLACK or bottom > page.height + SLACK)
