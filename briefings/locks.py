"""One command at a time in a site's folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["Notice", "locked"]

Notice = Callable[[str], None]


@contextmanager
def locked(folder: Path, notice: Notice) -> Iterator[None]:
    """Hold a site's folder, once no other command does; the system lets go of it when the process ends, however.

    The folder itself is locked (`flock`), so nothing is left behind. It is made where it is missing, and removed
    again where it is empty in the end. On a file system that cannot lock folders, that is said and nothing is locked.

    Args:
        folder: the site's folder.
        notice: is told in a sentence that another command is waited for.

    Raises:
        OSError: where the folder cannot be made or opened.
    """
    made = not folder.exists()
    descriptor = _hold(folder, notice)
    try:
        yield
    finally:
        if made:
            with suppress(OSError):  # it holds files, as a rule
                folder.rmdir()
        os.close(descriptor)


def _hold(folder: Path, notice: Notice) -> int:
    """Return the descriptor of the folder, locked, and of no folder that was removed meanwhile."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _wait(descriptor, folder, notice)
            if _is_there(folder, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _wait(descriptor: int, folder: Path, notice: Notice) -> None:
    """Lock a descriptor, and say so where that takes waiting."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        notice(f"Another build of {folder}/ is running; waiting for it.")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        notice(f"{folder}/ cannot be locked ({error.strerror}): let no other build write it at the same time.")


def _is_there(folder: Path, descriptor: int) -> bool:
    """Tell whether a folder is still the one that was opened."""
    try:
        return os.path.samestat(folder.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
