"""The project's files as one build sees them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefings.artifacts import FileInput, FileSet, digest
from briefings.digests import Identity, identity, keep_digests, known_digests, tick
from briefings.errors import ContentError, Diagnostic, EnvironmentFault, Mark, Severity

__all__ = ["FOLDERS", "Snapshot", "scan"]

FOLDERS = ("content", "templates")
"""The project's folders that are read."""


@dataclass(frozen=True)
class Snapshot:
    """The files below a project's root, by path, with the digest of each.

    Attributes:
        root: the project's folder.
        files: each file by its path from the root, with forward slashes.
        diagnostics: what must not be read: links that lead out of the project.
    """

    root: Path
    files: Mapping[str, FileInput]
    diagnostics: tuple[Diagnostic, ...] = ()

    def read(self, source: FileInput) -> bytes:
        """Return a file's bytes.

        Raises:
            ContentError: where the file has changed or gone since the scan.
        """
        try:
            content = (self.root / source.path).read_bytes()
        except OSError as error:
            raise EnvironmentFault(f"{source.path} cannot be read: {error.strerror}") from error
        if digest(content) != source.sha256:
            message = "the file changed while the build was reading it"
            raise ContentError([Diagnostic(Mark(source.path), Severity.ERROR, "changed-file", message, "Build again.")])
        return content

    def find(self, path: str) -> bytes | None:
        """Return the bytes of the file at a path, or None where there is none."""
        source = self.files.get(path)
        return self.read(source) if source else None

    def refuses(self, path: str) -> bool:
        """Tell whether a path is, or leads through, a link that must not be read."""
        links = (diagnostic.mark.path for diagnostic in self.diagnostics)
        return any(path == link or path.startswith(f"{link}/") for link in links)

    def state(self, path: str) -> str:
        """Return the digest of the file at a path; what stands there instead of one, in a word, or nothing."""
        source = self.files.get(path)
        return source.sha256 if source else "link" if self.refuses(path) else ""

    def below(self, folder: str) -> FileSet:
        """Return the files below a folder, named from there."""
        prefix = folder + "/"
        inside = ((path.removeprefix(prefix), file) for path, file in self.files.items() if path.startswith(prefix))
        return FileSet(tuple(sorted(inside)))


def scan(root: Path, desk_file: str, kept: Path | None = None) -> Snapshot:
    """Look at the project's files.

    Args:
        root: the project's folder.
        desk_file: the path of the desk's settings below it.
        kept: where the digests of files are kept between runs; None where each file is to be read.

    Raises:
        EnvironmentFault: where a folder or file cannot be read.
    """
    home = root.resolve()
    known = known_digests(kept) if kept else {}
    moment = tick(kept.with_name(f"tick.{os.getpid()}")) if kept else 0
    found: dict[str, tuple[Identity, str]] = {}
    diagnostics: list[Diagnostic] = []
    above = len(f"{root}/")
    for path, is_link in _paths(root, desk_file):
        name = path[above:]
        if fault := _link_fault(Path(path), home) if is_link else "":
            diagnostics.append(Diagnostic(Mark(name), Severity.ERROR, "link-out", fault, "Copy the file here."))
            continue
        try:
            found[name] = _found(path, known.get(name))
        except OSError as error:
            raise EnvironmentFault(f"{name} cannot be read: {error.strerror}") from error
    trusted = {name: entry for name, entry in found.items() if entry[0][1] < moment > entry[0][2]}
    if kept and trusted != known:
        keep_digests(kept, trusted)
    files = {name: FileInput(name, sha) for name, (_, sha) in found.items()}
    return Snapshot(root, files, tuple(diagnostics))


def _found(path: str, known: tuple[Identity, str] | None) -> tuple[Identity, str]:
    """Return what a file is known by, and its digest; it is read where it is not as it was known.

    Raises:
        OSError: where it cannot be read.
    """
    before = identity(os.stat(path))  # noqa: PTH116 # a Path for each of ten thousand files takes longer than the look
    if known and known[0] == before:
        return known
    return before, digest(Path(path).read_bytes())


def _link_fault(path: Path, home: Path) -> str:
    """Return why a link cannot be followed; nothing for what is a file of the project."""
    try:
        inside = path.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):
        return "the link leads nowhere"
    if path.is_dir():
        return "the link leads to a folder"
    return "" if inside else "the link leads out of the project"


def _paths(root: Path, desk_file: str) -> Iterator[tuple[str, bool]]:
    """Yield the desk's settings and every file below the project's folders, sorted, and whether each is a link.

    Hidden ones are passed over.
    """
    if (root / desk_file).exists():
        yield f"{root}/{desk_file}", (root / desk_file).is_symlink()
    for folder in FOLDERS:
        if (root / folder).is_dir():
            linked = (root / folder).is_symlink()
            yield from ((path, linked or is_link) for path, is_link in _below(f"{root}/{folder}"))


def _below(folder: str) -> Iterator[tuple[str, bool]]:
    """Yield the files below a folder; a folder that is a link is one path, so that no circle is walked."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        raise EnvironmentFault(f"{folder} cannot be read: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() or entry.is_file():
            yield entry.path, entry.is_symlink()
        elif entry.is_dir():
            yield from _below(entry.path)
