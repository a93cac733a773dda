"""The site's folder: all changes or none, and never a file that a build did not write.

What a build wrote stands in a manifest in the folder itself. Changed files are staged beside the site and then
moved into place; what the manifest lists and the new site lacks is removed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefings.artifacts import digest
from briefings.errors import ContentError, Diagnostic, Mark, Severity

__all__ = ["MANIFEST", "Change", "clear", "commit", "written_files"]

MANIFEST = ".briefings.json"
STAGE = ".briefings-stage"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to the folder: the paths written, removed, and left as they were."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def written_files(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of each file that earlier builds wrote, by path; nothing where that is not known."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = manifest["files"] if manifest["version"] == VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {str(path): str(checksum) for path, checksum in files.items()} if isinstance(files, dict) else {}


def commit(folder: Path, files: Mapping[str, bytes]) -> Change:
    """Make the folder hold exactly the given files, besides those that no build wrote.

    Args:
        folder: the site's folder; it is made where it is missing.
        files: the content of each file by its path below the folder.

    Raises:
        ContentError: where a file that no build wrote is in the way; nothing was changed.
        OSError: where the folder cannot be written.
    """
    before = written_files(folder)
    differing = {path: content for path, content in sorted(files.items()) if _differs(folder / path, content)}
    if foreign := sorted({other for path in differing for other in _foreign(folder, path, before)}):
        raise ContentError(_in_the_way(folder, path) for path in foreign)
    stage = folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        for path, content in differing.items():
            _write(stage / path, content)
        _write(stage / MANIFEST, _manifest(files))
        for path in differing:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).replace(folder / path)
        removed = tuple(sorted(path for path in before if path not in files and _is_safe(path)))
        for path in removed:
            _remove(folder, path)
        (stage / MANIFEST).replace(folder / MANIFEST)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return Change(tuple(differing), removed, tuple(sorted(set(files) - set(differing))))


def _differs(path: Path, content: bytes) -> bool:
    """Tell whether a file has other content, or is not there."""
    try:
        return path.read_bytes() != content
    except OSError:
        return True


def _foreign(folder: Path, path: str, before: Mapping[str, str]) -> Iterator[str]:
    """Yield what no build wrote where a file is to be, or a folder above it."""
    if path not in before and (folder / path).exists():
        yield path
    for parent in _parents(folder, path):
        name = parent.relative_to(folder).as_posix()
        if name not in before and parent.exists() and not parent.is_dir():
            yield name


def _in_the_way(folder: Path, path: str) -> Diagnostic:
    """Say that a file stands where the site wants its own."""
    message = "the file was not written by a build, and the site has a file or folder of that name"
    return Diagnostic(Mark(f"{folder.name}/{path}"), Severity.ERROR, "foreign-file", message, "Move it away.")


def _write(path: Path, content: bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of the files."""
    checksums = {path: digest(content) for path, content in sorted(files.items())}
    return (json.dumps({"files": checksums, "version": VERSION}, indent=0) + "\n").encode()


def _is_safe(path: str) -> bool:
    """Tell whether a path of a manifest stays below the folder."""
    return not path.startswith("/") and ".." not in Path(path).parts


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders above it that are empty then."""
    (folder / path).unlink(missing_ok=True)
    for parent in _parents(folder, path):
        try:
            parent.rmdir()
        except OSError:
            return


def _parents(folder: Path, path: str) -> Iterator[Path]:
    """Yield the folders above a file, up to the site's own."""
    for parent in (folder / path).parents:
        if parent == folder:
            return
        yield parent


def clear(folder: Path) -> tuple[str, ...]:
    """Remove every file that builds wrote, and say which."""
    removed = tuple(sorted(path for path in written_files(folder) if _is_safe(path)))
    for path in removed:
        _remove(folder, path)
    (folder / MANIFEST).unlink(missing_ok=True)
    return removed
