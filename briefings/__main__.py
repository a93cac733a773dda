"""``python -m briefings`` and the command ``briefings``: the command line, stopped by Ctrl-C at any time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["run", "run_beside"]


def run() -> None:
    """Run the command line."""
    with _stoppable():
        from briefings.cli import main  # noqa: PLC0415 # it takes a moment, in which Ctrl-C may come

        main()


def run_beside() -> None:
    """Run the command line; without a command, build the desk beside the program."""
    with _stoppable():
        from briefings.cli import build_by_default  # noqa: PLC0415 # as above

        build_by_default()


@contextmanager
def _stoppable() -> Iterator[None]:
    """End the program in a line where Ctrl-C comes before any command has begun."""
    try:
        yield
    except KeyboardInterrupt:
        from briefings.stopping import INTERRUPTED, STOPPED  # noqa: PLC0415 # as above

        sys.stderr.write(f"{STOPPED}\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    run()
