"""Trees of files, and a disk that fails at a chosen operation, or is cut off there for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefings.disk import Disk

__all__ = ["Cut", "CutDisk", "grow", "own", "tree"]


class Cut(BaseException):
    """The process has ended here; nothing that stands after it happens."""


@dataclass
class CutDisk(Disk):
    """A disk that counts its operations, and at one of them raises an error, or ends.

    Attributes:
        at: the number of the operation, counted from one; nought for none.
        lasting: whether every operation after it is cut off too, as by SIGKILL; else it alone fails, as by a full disk.
        done: the operations that were asked for, by name.
    """

    at: int = 0
    lasting: bool = True
    done: list[str] = field(default_factory=list)

    def make_folder(self, path: Path) -> None:
        """Make a folder, or fail."""
        self._asked("make_folder", lambda: None)
        super().make_folder(path)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file, or the half of it."""
        self._asked("write", lambda: path.write_bytes(content[: len(content) // 2]))
        super().write(path, content)

    def keep(self, path: Path, twin: Path) -> None:
        """Keep a file, or the half of a copy."""
        self._asked("keep", lambda: twin.write_bytes(path.read_bytes()[:1]))
        super().keep(path, twin)

    def move(self, path: Path, place: Path) -> None:
        """Move a file, or fail."""
        self._asked("move", lambda: None)
        super().move(path, place)

    def remove(self, path: Path) -> None:
        """Remove a file, or fail."""
        self._asked("remove", lambda: None)
        super().remove(path)

    def remove_folder(self, path: Path) -> None:
        """Remove a folder, or fail."""
        self._asked("remove_folder", lambda: None)
        super().remove_folder(path)

    def discard(self, folder: Path) -> None:
        """Remove a folder, or the half of what is in it."""
        self._asked("discard", lambda: _halve(folder))
        super().discard(folder)

    def secure(self, folder: Path) -> None:
        """Wait for nothing: a test looks at files, and no power is lost."""
        del folder
        self._asked("secure", lambda: None)

    def _asked(self, name: str, half: Callable[[], object]) -> None:
        """Count an operation; at the chosen one do the half of it and fail, and after a lasting one do nothing."""
        self.done.append(name)
        if self.lasting and 0 < self.at < len(self.done):
            raise Cut
        if len(self.done) == self.at:
            half()
            raise Cut if self.lasting else OSError(28, "No space left on device")


def _halve(folder: Path) -> None:
    """Remove every second file of a folder."""
    for path in sorted(folder.glob("*"))[::2]:
        path.unlink()


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, those of hidden names among them; a link as where it leads."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def own(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder without those that a commit keeps beside them while it lasts."""
    kept = (".briefings-stage/", ".briefings-journal", ".briefings-return")
    return {path: content for path, content in tree(folder).items() if not path.startswith(kept)}


def grow(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
