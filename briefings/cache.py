"""What was made before, by key: a folder of files, each with a checksum before its content."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from briefings.artifacts import digest

__all__ = ["Cache"]

CHECKSUM = len(digest(b""))


@dataclass(frozen=True, slots=True)
class Cache:
    """Made artifacts by key. A file that is missing, cut or damaged is as good as never made."""

    folder: Path

    def has(self, key: str) -> bool:
        """Tell whether something is kept under a key; whether it is whole shows when it is got."""
        return os.path.exists(f"{self.folder}/{key[:2]}/{key}")  # noqa: PTH110 # a Path for each of ten thousand

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
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Builds on several machines may share a cache, so a process number would not do for a name of one's own.
        staged = path.with_name(f"{path.name}.{token_hex(8)}")
        try:
            staged.write_bytes(digest(content).encode() + content)
            staged.replace(path)
        except BaseException:
            staged.unlink(missing_ok=True)
            raise

    def _path(self, key: str) -> Path:
        """Return where a key's file stands."""
        return self.folder / key[:2] / key
