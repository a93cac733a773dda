"""Bytes in memory by name, as many as there is room for: what was used last stays longest."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from briefings.artifacts import FileInput, digest
from briefings.errors import ContentError, Diagnostic, EnvironmentFault, Mark, Severity

__all__ = ["Shelf", "Sources"]


class Shelf:
    """Bytes by name, for several threads."""

    def __init__(self, room: int) -> None:
        """Make room for so many bytes; what is larger is kept alone."""
        self._room, self._taken = room, 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name, and note its use; None where nothing is."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def put(self, name: str, content: bytes) -> None:
        """Keep bytes under a name; what was not used for longest goes where there is no room."""
        with self._lock:
            self._taken += len(content) - len(self._kept.pop(name, b""))
            self._kept[name] = content
            while self._taken > self._room and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._taken -= len(gone)


class Sources:
    """The project's files as they were last read: one that is half written by now can still be shown as it was."""

    def __init__(self, root: Path, room: int) -> None:
        """Read files below a folder, and keep so many bytes of them."""
        self._root, self._shelf = root, Shelf(room)

    def take(self, path: str) -> FileInput | None:
        """Read a file as it is now; None where there is none, or it cannot be read."""
        try:
            content = (self._root / path).read_bytes()
        except OSError:
            return None
        source = FileInput(path, digest(content))
        self._shelf.put(source.sha256, content)
        return source

    def read(self, source: FileInput) -> bytes:
        """Return the bytes that a file had when it was taken, or has still.

        Raises:
            ContentError: where it has changed since, and nobody has them any more.
            EnvironmentFault: where it is gone.
        """
        content = self._shelf.get(source.sha256)
        if content is None:
            content = self._found(source)
            self._shelf.put(source.sha256, content)
        return content

    def _found(self, source: FileInput) -> bytes:
        """Read a file that is as it was."""
        try:
            content = (self._root / source.path).read_bytes()
        except OSError as error:
            raise EnvironmentFault(f"{source.path} cannot be read: {error.strerror}") from error
        if digest(content) != source.sha256:
            message = "the file is being changed"
            raise ContentError([Diagnostic(Mark(source.path), Severity.ERROR, "changed-file", message)])
        return content
