"""What was made before, by key: a folder of files, each with a checksum before its content.

Builds of several sites, and of several machines, may share one. What was used last stays longest: the time of a file's
last change is that of its last use, noted at most once a day. Where nothing can be kept there, a build keeps what it
makes in a folder of its own until it ends.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeAlias

from briefings.artifacts import digest
from briefings.locks import Notice
from briefings.memory import place

__all__ = ["ROOM", "Cache", "Spare", "spare"]

ROOM = 2_000_000_000
"""How many bytes a cache may hold where nobody says."""
CHECKSUM = len(digest(b""))
DAY = 24 * 60 * 60
FORGOTTEN = 30 * DAY
"""After how long what only sites that are no longer built, and other versions of the program, would use is removed."""
BARRED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
"""Why a folder takes no files for as long as nobody mends it; a disk that is full is none of them."""
Spare: TypeAlias = Callable[[str], Path]
"""Gives another folder, once it is told why one is needed."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Made artifacts by key. A file that is missing, cut or damaged is as good as never made.

    Attributes:
        folder: where they are kept.
        spare: gives the folder for what cannot be kept there; where there is none, that is an error.
        elsewhere: where that stands, by key.
    """

    folder: Path
    spare: Spare | None = None
    elsewhere: dict[str, Path] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        """Tell whether something is kept under a key, and note its use; whether it is whole shows when it is got."""
        path = f"{self.folder}/{key[:2]}/{key}"  # a Path for each of ten thousand takes longer than the look
        try:
            found = os.stat(path)  # noqa: PTH116 # as above
        except OSError:
            return key in self.elsewhere
        if not stat.S_ISREG(found.st_mode):
            return key in self.elsewhere
        if found.st_mtime < time.time() - DAY:
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
        """Keep what was made under a key; a folder that stands in the place of its file goes.

        Raises:
            OSError: where the disk is full, or where the folder cannot be written and there is no other.
        """
        path, whole = self._path(key), digest(content).encode() + content
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        try:
            place(path, whole)
        except OSError as error:
            if self.spare is None or error.errno not in BARRED:
                raise
            other = self.spare(error.strerror or str(error)) / key
            place(other, whole)
            self.elsewhere[key] = other

    def trim(self, room: int, needed: Callable[[], Collection[str]], kept: str) -> None:
        """Remove what was least recently used until the rest fits, and what nobody will use; never what is needed.

        What cannot be removed stays. What another build misses then, it makes again.

        Args:
            room: how many bytes may stay.
            needed: gives the keys of what stays in any case; it is asked only where something has to go.
            kept: the folder beside those of the keys that stays as it is.
        """
        _forget(self.folder, kept)
        made = sorted((status.st_mtime, status.st_size, path) for path, status in _made(self.folder))
        beyond = sum(size for _, size, _ in made) - room
        stays = needed() if beyond > 0 else ()
        for _, size, path in made:
            if beyond > 0 and path.rpartition("/")[2] not in stays:
                _remove(path)
                beyond -= size

    def _path(self, key: str) -> Path:
        """Return where a key's file stands."""
        return self.elsewhere.get(key) or self.folder / key[:2] / key


@contextmanager
def spare(folder: Path, notice: Notice) -> Iterator[Spare]:
    """Give what makes a folder for what a cache cannot keep, of nobody else's, and says so once; it goes in the end.

    Args:
        folder: the cache.
        notice: is told in a sentence that the folder was needed, and why.
    """
    with ExitStack() as ending:

        @cache
        def made() -> Path:
            from tempfile import TemporaryDirectory  # noqa: PLC0415 # next to nobody needs it

            return Path(ending.enter_context(TemporaryDirectory(prefix="briefings-")))

        def given(why: str) -> Path:
            if not made.cache_info().currsize:
                notice(f"{folder}/ takes no files ({why}): what is made is not kept for later builds.")
            return made()

        yield given


def _forget(folder: Path, kept: str) -> None:
    """Remove what was half written, and what nobody has used for long beside what was made."""
    now = time.time()
    for inside in _folders(folder):
        for path, status in _files(inside):
            if _is_part(path):
                used_until = now - DAY  # a build that was ended left it; a younger one may be written just now
            else:
                used_until = 0 if _holds_made(inside) or inside.name == kept else now - FORGOTTEN
            if status.st_mtime < used_until:
                _remove(path)


def _made(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of what was made."""
    for inside in filter(_holds_made, _folders(folder)):
        yield from ((path, status) for path, status in _files(inside) if not _is_part(path))


def _holds_made(folder: os.DirEntry[str]) -> bool:
    """Tell whether a folder holds what was made: its name is the first two letters of keys."""
    return len(folder.name) == len("ab")


def _is_part(path: str) -> bool:
    """Tell whether a file is written just now, or was left half written."""
    return "." in path.rpartition("/")[2]


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
