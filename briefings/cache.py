"""What was made before, by key: a folder of files, each with a checksum before its content.

Builds of several sites, and of several machines, may share one. What was used last stays longest: the time of a file's
last change is that of its last use, noted at most once a day.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefings.artifacts import digest
from briefings.memory import place

__all__ = ["ROOM", "Cache"]

ROOM = 2_000_000_000
"""How many bytes a cache may hold where nobody says."""
CHECKSUM = len(digest(b""))
DAY = 24 * 60 * 60
FORGOTTEN = 30 * DAY
"""After how long what only sites that are no longer built, and other versions of the program, would use is removed."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Made artifacts by key. A file that is missing, cut or damaged is as good as never made."""

    folder: Path

    def has(self, key: str) -> bool:
        """Tell whether something is kept under a key, and note its use; whether it is whole shows when it is got."""
        path = f"{self.folder}/{key[:2]}/{key}"  # a Path for each of ten thousand takes longer than the look
        try:
            used = os.stat(path).st_mtime  # noqa: PTH116 # as above
        except OSError:
            return False
        if used < time.time() - DAY:
            with suppress(OSError):  # one that cannot be written is used all the same
                os.utime(path)
        return True

    def get(self, key: str) -> bytes | None:
        """Return what was made under a key, or None."""
        try:
            stored = self._path(key).read_bytes()
        except OSError:
            return None
        checksum, content = stored[:CHECKSUM], stored[CHECKSUM:]
        return content if checksum == digest(content).encode() else None

    def put(self, key: str, content: bytes) -> None:
        """Keep what was made under a key.

        Raises:
            OSError: where the folder cannot be written.
        """
        place(self._path(key), digest(content).encode() + content)

    def trim(self, room: int, needed: Callable[[], Collection[str]], kept: str) -> None:
        """Remove what was least recently used until the rest fits, and what nobody will use; never what is needed.

        What cannot be removed stays. What another build misses then, it makes again.

        Args:
            room: how many bytes may stay.
            needed: gives the keys of what stays in any case; it is asked only where something has to go.
            kept: the folder beside those of the keys that stays as it is.
        """
        now = time.time()
        made: list[tuple[float, int, str]] = []
        for folder in _folders(self.folder):
            for path, status in _files(folder):
                if "." in path.rpartition("/")[2]:
                    # A build that was ended left it half written; a younger one may be written just now.
                    used_until = now - DAY
                elif len(folder.name) == len("ab"):
                    made.append((status.st_mtime, status.st_size, path))
                    continue
                else:
                    used_until = now - FORGOTTEN if folder.name != kept else 0
                if status.st_mtime < used_until:
                    _remove(path)
        beyond = sum(size for _, size, _ in made) - room
        stays = needed() if beyond > 0 else ()
        for _, size, path in sorted(made):
            if beyond > 0 and path.rpartition("/")[2] not in stays:
                _remove(path)
                beyond -= size

    def _path(self, key: str) -> Path:
        """Return where a key's file stands."""
        return self.folder / key[:2] / key


def _folders(folder: Path) -> list[os.DirEntry[str]]:
    """Return the folders in a folder; a link to one is left alone, as others may use what it leads to."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    return []


def _files(folder: os.DirEntry[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files in a folder; those that another build removes meanwhile are left out."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                yield entry.path, entry.stat(follow_symlinks=False)


def _remove(path: str) -> None:
    """Remove a file, where that can be done."""
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108 # as above
