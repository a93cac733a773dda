"""The file operations that a commit is made of: each is done or not done, so that a commit may end between any two."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

__all__ = ["Disk"]


class Disk:
    """This machine's files. Paths are whole; every operation raises OSError where it cannot be done."""

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, where they are missing."""
        path.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file, with the permissions that the process gives its files."""
        path.write_bytes(content)

    def keep(self, path: Path, twin: Path) -> None:
        """Give a file a second name, or a copy where the file system has no such names; a link is kept as one."""
        try:
            os.link(path, twin, follow_symlinks=False)
        except OSError:
            shutil.copy2(path, twin, follow_symlinks=False)

    def move(self, path: Path, place: Path) -> None:
        """Move a file to another place on the same file system, at once, over what file is there."""
        path.replace(place)

    def remove(self, path: Path) -> None:
        """Remove a file or a link."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def discard(self, folder: Path) -> None:
        """Remove a folder of ours with all that is in it; of a link, the link."""
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)

    def secure(self, folder: Path) -> None:
        """Wait until all that was done on the folder's file system outlasts a loss of power.

        One call (Linux's `syncfs`) for any number of files and folders: an `fsync` for each of 1,000 files took
        twenty times as long. It also waits for what other programs wrote there.
        """
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if _synchronise(descriptor) != 0:
                os.sync()
        finally:
            os.close(descriptor)


def _synchronise(descriptor: int) -> int:
    """Call `syncfs`; return its status, or that of failure where the system has no such call."""
    import ctypes  # noqa: PLC0415 # where nothing is written, nothing waits for its import

    call = getattr(ctypes.CDLL(None), "syncfs", None)
    return int(call(descriptor)) if call else -1
