"""Notes at the foot of the page on which they are called.

Where the first lines of a paragraph just miss the room that is left, WeasyPrint makes room for them by moving notes
that were called further up to the next page. Here the paragraph moves instead.
"""

from __future__ import annotations

import inspect
from types import ModuleType

from briefings.errors import MissingLibrary

__all__ = ["keep_notes"]

MOVES = "report = not context.in_column and can_break_now and not could_break_before"
"""The line of WeasyPrint that decides whether notes move."""


def keep_notes(block: ModuleType) -> None:
    """Have WeasyPrint leave notes where they are called.

    Args:
        block: WeasyPrint's module that lays blocks out.

    Raises:
        MissingLibrary: this WeasyPrint decides otherwise than the one that was read for this.
    """
    source = inspect.getsource(block._linebox_layout)  # noqa: SLF001 # it offers no other way
    if source.count(MOVES) != 1:
        raise MissingLibrary(
            "reports need WeasyPrint 70.0: another version moves notes in a way that is not known here"
        )
    exec(source.replace(MOVES, "report = False"), vars(block))  # noqa: S102 # its own source, but for one line
