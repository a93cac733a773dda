"""A command that is stopped, by Ctrl-C or SIGTERM: it takes back what it has begun, and one line is said."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["INTERRUPTED", "STOPPED", "TERMINATED", "Terminated", "terminable"]

STOPPED = "briefings: stopped; what was there is as it was."
INTERRUPTED = 128 + signal.SIGINT
"""The status with which a command ends after Ctrl-C, as shells say it."""
TERMINATED = 128 + signal.SIGTERM
"""The same after SIGTERM."""


class Terminated(KeyboardInterrupt):
    """SIGTERM came, which ends a command as Ctrl-C does."""


@contextmanager
def terminable() -> Iterator[None]:
    """Have SIGTERM raise Terminated inside; left to itself it ends Python at once, and nothing is cleared away.

    Only a main thread can choose, and whoever takes no notice of SIGTERM still takes none.
    """
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    """End what is done."""
    raise Terminated
