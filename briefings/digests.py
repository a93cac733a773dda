"""The digests of files, kept between runs, so that a file that did not change is not read again.

A file is known by its path, size, times and inode. As in git, an entry whose times are not older than the moment
at which the file was read is not trusted: it could have been written again within the same tick of the clock.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias, cast

from briefings.memory import keep, recall, written

__all__ = ["Known", "identity", "keep_digests", "known_digests", "tick"]

Identity: TypeAlias = tuple[int, int, int, int]
"""The size, the times of the last change of content and of anything, in nanoseconds, and the inode."""
Known: TypeAlias = Mapping[str, tuple[Identity, str]]
"""What a file was known by and the SHA-256 of its content, by path."""


def identity(status: os.stat_result) -> Identity:
    """Return what a file is known by."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def known_digests(path: Path) -> Known:
    """Return what was kept in a file; nothing where it cannot be read."""
    entries = (cast("list[object]", line) for line in recall(path))
    return {str(name): (cast("Identity", tuple(cast("list[int]", known))), str(sha)) for name, known, sha in entries}


def keep_digests(path: Path, found: Known) -> None:
    """Keep what files are known by."""
    keep(path, (written([name, list(known), sha]) for name, (known, sha) in sorted(found.items())))


def tick(folder: Path) -> int:
    """Return the present moment in nanoseconds as the files of a folder get it: clocks of disks are coarse.

    Where nothing can be written there, no moment is late enough: 0, before which no file was written.
    """
    probe = folder / f"tick.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        moment = probe.stat().st_mtime_ns
        probe.unlink()
    except OSError:
        return 0
    return min(moment, time.time_ns())
