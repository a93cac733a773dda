"""Work that has to end: what would take minutes is broken off, whatever else the machine does."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["bounded", "growth"]

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


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times as many calls work of twice a size makes, of Python's functions and of built-in ones.

    Args:
        work: what is done with a size.
        size: the smaller one.
    """
    return _calls(work, 2 * size) / _calls(work, size)


def _calls(work: Callable[[int], object], size: int) -> int:
    """Return how many calls work makes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(size)
    finally:
        sys.setprofile(before)
    return count
