"""The site's folder: all changes or none, and never a file that a build did not write.

What a build wrote stands in a manifest in the folder itself. Changed files are staged in the folder, on the same file
system; then a journal of what is to be done is written, and from then on the commit is decided: files are moved into
place, what the manifest lists and the new site lacks is removed, and the manifest comes last. Where a step fails, all
are taken back, for which the stage holds the old files too. `briefings.settling` says what the next command does where
a commit was broken off.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from briefings.artifacts import digest
from briefings.disk import Disk
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.journal import Journal, Step, is_safe, ordered
from briefings.settling import (
    JOURNAL,
    STAGE,
    Settled,
    carry_out,
    empty_folders,
    forget,
    in_the_way,
    is_file,
    remove_file,
    settle,
    take_back,
    unfinished,
)

__all__ = [
    "MANIFEST",
    "Change",
    "Cleared",
    "Manifest",
    "Readers",
    "Settled",
    "clear",
    "commit",
    "read_manifest",
    "settled",
    "unfinished",
    "written_files",
]

MANIFEST = ".briefings.json"
VERSION = 2
READABLE = (1, VERSION)


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to the folder: the paths written, removed, and left as they were."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom a site was built; the moment is left out, as it changes no byte by itself.

    Attributes:
        clearance: the highest marking that they may see; empty where that is not known.
        preview: what the site shows that a published one does not, in words; empty where nothing.
    """

    clearance: str = ""
    preview: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build wrote: the SHA-256 of each file by path, and for whom."""

    files: Mapping[str, str]
    readers: Readers


def read_manifest(folder: Path) -> Manifest | None:
    """Return what the last build wrote; None where that is not known. Version 1 does not say for whom."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if found["version"] not in READABLE:
            return None
        files = {str(path): str(checksum) for path, checksum in found["files"].items()}
        said = found.get("readers", {})
        readers = Readers(str(said.get("clearance", "")), str(said.get("preview", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Manifest({path: checksum for path, checksum in files.items() if is_safe(path)}, readers)


def written_files(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of each file that earlier builds wrote, by path; nothing where that is not known."""
    manifest = read_manifest(folder)
    return manifest.files if manifest else {}


def settled(folder: Path, disk: Disk | None = None) -> Settled:
    """Bring a commit that was broken off to its end, and say which: the folder is the old site then, or the new one.

    The caller has locked the folder.

    Raises:
        OSError: where the folder cannot be written.
    """
    return settle(folder, written_files(folder) if unfinished(folder) else {}, disk or Disk())


def commit(
    folder: Path,
    files: Mapping[str, bytes],
    readers: Readers,
    disk: Disk | None = None,
    standing: Collection[str] = (),
) -> Change:
    """Make the folder hold exactly the given files, besides those that no build wrote; the caller has locked it.

    Args:
        folder: the site's folder; it is made where it is missing.
        files: the content of each file by its path below the folder.
        readers: for whom the files are.
        disk: what works on files.
        standing: the files that are known to be there as they are to be, which are not read.

    Raises:
        ContentError: where a file that no build wrote is in the way; nothing was changed.
        OSError: where the folder cannot be written; it is as it was.
    """
    works = disk or Disk()
    works.make_folder(folder)
    settled(folder, works)
    owned = written_files(folder)
    try:
        sums, come = _staged(folder, files, {path: owned[path] for path in standing if path in owned}, works)
        _refuse_foreign(folder, come, owned)
        removed = tuple(sorted(path for path in owned if path not in files))
        go = _kept(folder, removed, len(come), works)
        last = _manifest_step(folder, _manifest(sums, readers), len(come) + len(go), works)
        if steps := (*ordered((*come, *go)), *last):
            _decide(folder, Journal(steps), works)
            carry_out(folder, Journal(steps), works)
    except BaseException:
        take_back(folder, works)
        raise
    if unfinished(folder):  # by a journal that is damaged
        forget(folder, works)
    return _change(come, removed, sums)


def _change(come: Sequence[Step], removed: tuple[str, ...], paths: Iterable[str]) -> Change:
    """Return what a commit did."""
    written = tuple(step.path for step in come)
    return Change(written, removed, tuple(sorted(set(paths).difference(written))))


def _staged(
    folder: Path, files: Mapping[str, bytes], known: Mapping[str, str], disk: Disk
) -> tuple[dict[str, str], tuple[Step, ...]]:
    """Stage the files that differ; return the SHA-256 of all, and the steps. Each content is asked for once.

    Args:
        folder: the site's folder.
        files: the content of each file, by path.
        known: the SHA-256 of those that are there as they are to be.
        disk: what works on files.
    """
    sums = dict(known)
    steps: list[Step] = []
    for path in sorted(files.keys() - known.keys()):
        content = files[path]
        sums[path] = digest(content)
        if _differs(folder, path, content):
            steps.append(_stage(folder, path, content, len(steps), disk))
    return sums, tuple(steps)


def _differs(folder: Path, path: str, content: bytes) -> bool:
    """Tell whether a file has other content, or is not there, or is a link."""
    place = folder / path
    try:
        return not is_file(folder, path) or place.is_symlink() or place.read_bytes() != content
    except OSError:
        return True


def _stage(folder: Path, path: str, content: bytes, number: int, disk: Disk) -> Step:
    """Put a file that comes into the stage, and the one that it replaces."""
    step = Step(number, path, digest(content), is_file(folder, path))
    disk.make_folder(folder / STAGE)
    disk.write(folder / STAGE / step.new, content)
    if step.replaces:
        disk.keep(folder / path, folder / STAGE / step.old)
    return step


def _kept(folder: Path, paths: Iterable[str], number: int, disk: Disk) -> tuple[Step, ...]:
    """Put files that go into the stage, those that are still there; return the steps, numbered from a number on."""
    there = (path for path in paths if is_file(folder, path))
    steps = tuple(Step(count, path, "", replaces=True) for count, path in enumerate(there, number))
    for step in steps:
        disk.make_folder(folder / STAGE)
        disk.keep(folder / step.path, folder / STAGE / step.old)
    return steps


def _manifest_step(folder: Path, content: bytes, number: int, disk: Disk) -> tuple[Step, ...]:
    """Stage the manifest where it changes; return its step, or none."""
    return (_stage(folder, MANIFEST, content, number, disk),) if _differs(folder, MANIFEST, content) else ()


def _decide(folder: Path, journal: Journal, disk: Disk) -> None:
    """Put the journal in its place, at once: from then on the commit is completed, whatever happens.

    All that was staged outlasts a loss of power first, then the journal does, before anything is moved.
    """
    disk.write(folder / STAGE / JOURNAL, journal.write())
    disk.secure(folder)
    disk.move(folder / STAGE / JOURNAL, folder / JOURNAL)
    disk.secure(folder)


def _refuse_foreign(folder: Path, steps: Sequence[Step], owned: Mapping[str, str]) -> None:
    """Stop where what no build wrote is in the way of a file that comes."""
    if foreign := sorted({other for step in steps for other in in_the_way(folder, step.path, owned)}):
        raise ContentError(_foreign(folder, path) for path in foreign)
    if empty := sorted({other for step in steps for other in empty_folders(folder, step.path)}):
        raise ContentError(_empty(folder, path) for path in empty)


def _foreign(folder: Path, path: str) -> Diagnostic:
    """Say that a file stands where the site wants its own."""
    message = "the file was not written by a build, and the site has a file or folder of that name"
    return Diagnostic(Mark(f"{folder.name}/{path}"), Severity.ERROR, "foreign-file", message, "Move it away.")


def _empty(folder: Path, path: str) -> Diagnostic:
    """Say that a folder stands where the site wants a file."""
    message = "an empty folder stands where the site has a file of that name"
    return Diagnostic(Mark(f"{folder.name}/{path}"), Severity.ERROR, "foreign-file", message, "Remove it.")


def _manifest(sums: Mapping[str, str], readers: Readers) -> bytes:
    """Return the manifest of the files, whose SHA-256 are given by path."""
    said = {"files": dict(sorted(sums.items())), "readers": asdict(readers), "version": VERSION}
    return (json.dumps(said, indent=0) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Cleared:
    """What was cleared of a site: the paths of the files that went, and of those that could not be removed."""

    removed: tuple[str, ...]
    stayed: tuple[str, ...]


def clear(folder: Path, disk: Disk | None = None) -> Cleared:
    """Remove every file that builds wrote, as far as that can be done; the caller has locked the folder.

    It takes no room on the disk, and where it is broken off, or a file stays, the manifest is still there for the next.

    Raises:
        OSError: where a commit that was broken off cannot be brought to its end; nothing was removed.
    """
    works = disk or Disk()
    settled(folder, works)
    owned = sorted(written_files(folder))
    stayed = [path for path in owned if not _goes(folder, path, works)]
    if not stayed and not _goes(folder, MANIFEST, works):
        stayed.append(MANIFEST)
    if not stayed:
        forget(folder, works)
    return Cleared(tuple(path for path in owned if path not in stayed), tuple(stayed))


def _goes(folder: Path, path: str, disk: Disk) -> bool:
    """Remove a file; tell whether that could be done."""
    try:
        remove_file(folder, path, disk)
    except OSError:
        return False
    return True
