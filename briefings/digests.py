"""The digests of files, kept between runs, so that a file that did not change is not read again.

A file is known by its path, size, times and inode. As in git, an entry whose times are not older than the moment
at which the file was read is not trusted: it could have been written again within the same tick of the clock.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias, cast

from briefings.artifacts import Plain
from briefings.memory import keep, recall, written

__all__ = ["DIGESTS", "Identity", "Known", "identity", "keep_digests", "known_digests", "tick"]

DIGESTS = "digests"
"""The name of the file that holds them, in the folder of what was read before."""
TOGETHER = 500
"""How many entries stand on one line: few enough that damage loses little, many enough to be read fast."""
Identity: TypeAlias = list[int]
"""The size, the times of the last change of content and of anything, in nanoseconds, and the inode."""
Known: TypeAlias = Mapping[str, tuple[Identity, str]]
"""What a file was known by and the SHA-256 of its content, by path."""


def identity(status: os.stat_result) -> Identity:
    """Return what a file is known by."""
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def known_digests(path: Path) -> Known:
    """Return what was kept in a file; nothing where it cannot be read."""
    lines = cast("list[list[tuple[str, Identity, str]]]", recall(path))
    return {name: (known, sha) for line in lines for name, known, sha in line}


def keep_digests(path: Path, found: Known) -> None:
    """Keep what files are known by."""
    entries = iter(sorted(found.items()))
    rows: list[list[Plain]] = []
    while some := [[name, known, sha] for name, (known, sha) in islice(entries, TOGETHER)]:
        rows.append(cast("list[Plain]", some))
    keep(path, map(written, rows))


def tick(probe: Path) -> int:
    """Return the present moment in nanoseconds as files get it where a probe is written: clocks of disks are coarse.

    Where nothing can be written there, no moment is late enough: 0, before which no file was written.
    """
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        moment = probe.stat().st_mtime_ns
        probe.unlink()
    except OSError:
        return 0
    return min(moment, time.time_ns())
