"""Work that has to end: what would take minutes is broken off, whatever else the machine does."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["bounded"]

PATIENCE = 30.0
"""How much time of a processor work may take, in seconds: a hundred times what it takes where it grows evenly."""


@contextmanager
def bounded() -> Iterator[None]:
    """Break off what takes far too much time of the processor, as a loop or a pattern that looks back again and again.

    Raises:
        TimeoutError: in the middle of the work.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("the work does not end")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
