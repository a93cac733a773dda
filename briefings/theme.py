"""The theme: the templates and styles that the package carries, and those of the desk that stand before them."""

from __future__ import annotations

from pathlib import Path

from briefings.artifacts import FileInput, FileSet, digest
from briefings.files import Snapshot

__all__ = ["packaged", "read_packaged", "theme"]

PREFIX = "theme:"


def packaged() -> Path:
    """Return the folder of the packaged theme: inside the wheel, or beside the package in a clone."""
    inside = Path(__file__).parent / "theme"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


def theme(snapshot: Snapshot) -> FileSet:
    """Return the theme's files by name; a desk's file takes the place of the packaged one of its name."""
    home = packaged()
    paths = sorted(path for path in home.rglob("*") if path.is_file())
    names = {path.relative_to(home).as_posix(): path for path in paths}
    files = {name: FileInput(PREFIX + name, digest(path.read_bytes())) for name, path in names.items()}
    files |= dict(snapshot.below("templates").files)
    return FileSet(tuple(sorted(files.items())))


def read_packaged(source: FileInput) -> bytes | None:
    """Return the bytes of a file of the packaged theme, or None for a file of the project."""
    if not source.path.startswith(PREFIX):
        return None
    return (packaged() / source.path.removeprefix(PREFIX)).read_bytes()
