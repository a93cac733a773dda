"""A commit carried out, or brought to its end where it was broken off.

A site's folder is in one of these states:

- neither journal nor stage: all is as the last commit left it;
- a stage alone: a commit broke off before it was decided, and the stage is thrown away;
- a journal: the commit was decided, and is completed; where it cannot be, it is taken back;
- a mark of return: a commit failed, and is taken back.

Every step may be taken twice, so that whoever is broken off while settling leaves the folder in one of them again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from briefings.artifacts import digest
from briefings.disk import Disk
from briefings.journal import Journal, Step, parents

__all__ = [
    "JOURNAL",
    "RETURN",
    "STAGE",
    "Settled",
    "carry_out",
    "empty_folders",
    "file_digest",
    "forget",
    "in_the_way",
    "is_file",
    "remove_file",
    "settle",
    "take_back",
    "unfinished",
]

JOURNAL = ".briefings-journal"
RETURN = ".briefings-return"
STAGE = ".briefings-stage"


class Settled(StrEnum):
    """What became of a commit that was broken off."""

    NOTHING = "nothing to settle"
    COMPLETED = "completed"
    TAKEN_BACK = "taken back"


def unfinished(folder: Path) -> bool:
    """Tell whether a commit of a site's folder was broken off, so that it holds parts of two sites."""
    return any(os.path.lexists(folder / name) for name in (JOURNAL, RETURN))


def settle(folder: Path, owned: Mapping[str, str], disk: Disk) -> Settled:
    """Bring a commit that was broken off to its end; the folder is locked by the caller.

    A damaged journal stays: it cannot be said what was done, and the next commit writes every file anew that is not
    as it should be.

    Args:
        folder: the site's folder.
        owned: the files that the folder's manifest names.
        disk: what works on files.

    Raises:
        OSError: where the folder cannot be written; it can be settled later.
    """
    journal = _read(folder / JOURNAL)
    if _read(folder / RETURN) or (journal and not _can_be_completed(folder, journal, owned)):
        take_back(folder, disk)
        return Settled.TAKEN_BACK
    if journal:
        carry_out(folder, journal, disk)
        return Settled.COMPLETED
    disk.discard(folder / STAGE)
    return Settled.NOTHING


def carry_out(folder: Path, journal: Journal, disk: Disk) -> None:
    """Take the steps of a journal that stands in the folder; where one cannot be taken, take back all.

    Raises:
        OSError: where that was so.
    """
    try:
        _complete(folder, journal, disk)
    except BaseException:
        take_back(folder, disk)
        raise
    with suppress(OSError):  # what is left is thrown away by the next command
        disk.discard(folder / STAGE)


def _complete(folder: Path, journal: Journal, disk: Disk) -> None:
    """Take the steps of a journal that stands in the folder, those that were taken before excepted."""
    for step in journal.steps:
        staged = folder / STAGE / step.new
        if not step.sha256:
            remove_file(folder, step.path, disk)
        elif staged.exists():
            place = folder / step.path
            disk.make_folder(place.parent)
            disk.move(staged, place)
    disk.secure(folder)
    disk.remove(folder / JOURNAL)


def take_back(folder: Path, disk: Disk) -> None:
    """Leave the folder as it was before the commit whose journal or stage it holds."""
    if os.path.lexists(folder / JOURNAL):
        disk.move(folder / JOURNAL, folder / RETURN)
    if journal := _read(folder / RETURN):
        for step in reversed(journal.steps):
            _take_back(folder, step, disk)
        disk.secure(folder)
        disk.remove(folder / RETURN)
    disk.discard(folder / STAGE)


def forget(folder: Path, disk: Disk) -> None:
    """Remove what says that a commit was broken off, once the folder is whole without it."""
    for name in (JOURNAL, RETURN):
        if os.path.lexists(folder / name):
            disk.remove(folder / name)
    disk.discard(folder / STAGE)


def _take_back(folder: Path, step: Step, disk: Disk) -> None:
    """Undo one step, where it was taken."""
    place, new, old = folder / step.path, folder / STAGE / step.new, folder / STAGE / step.old
    if step.sha256 and new.exists():
        _prune(folder, step.path, disk)  # the folder may have been made, and nothing moved there
    elif step.replaces:
        if os.path.lexists(old) and (step.sha256 or not os.path.lexists(place)):
            disk.make_folder(place.parent)
            disk.move(old, place)
    else:
        remove_file(folder, step.path, disk)


def _can_be_completed(folder: Path, journal: Journal, owned: Mapping[str, str]) -> bool:
    """Tell whether all that is to come is there, whole, and nothing of others has come to stand in its way."""
    for step in journal.steps:
        staged = folder / STAGE / step.new
        waits = staged.exists()
        if step.sha256 and file_digest(staged if waits else folder / step.path) != step.sha256:
            return False
        if waits and not step.replaces and any(in_the_way(folder, step.path, owned)):
            return False
    return True


def is_file(folder: Path, path: str) -> bool:
    """Tell whether a path is a file or a link in the folder itself, and not behind a link."""
    place = folder / path
    behind = any((folder / name).is_symlink() for name in parents(path))
    return not behind and os.path.lexists(place) and (place.is_symlink() or not place.is_dir())


def in_the_way(folder: Path, path: str, owned: Mapping[str, str]) -> Iterator[str]:
    """Yield what no build wrote where a file is to be, below it or above it."""
    place = folder / path
    if place.is_dir() and not place.is_symlink():
        inside = (entry for entry in place.rglob("*") if entry.is_symlink() or not entry.is_dir())
        foreign = (entry.relative_to(folder).as_posix() for entry in inside)
        yield from (name for name in foreign if name not in owned)
    elif path not in owned and os.path.lexists(place):
        yield path
    for name in parents(path):
        parent = folder / name
        if name not in owned and os.path.lexists(parent) and (parent.is_symlink() or not parent.is_dir()):
            yield name


def empty_folders(folder: Path, path: str) -> Iterator[str]:
    """Yield the folders with nothing in them where a file is to be: nobody removes them, and no build made them."""
    place = folder / path
    if place.is_dir() and not place.is_symlink():
        folders = (entry for entry in (place, *place.rglob("*")) if entry.is_dir() and not entry.is_symlink())
        yield from (entry.relative_to(folder).as_posix() for entry in folders if not any(entry.iterdir()))


def remove_file(folder: Path, path: str, disk: Disk) -> None:
    """Remove a file that is there, and the folders above it that are empty then."""
    if is_file(folder, path):
        disk.remove(folder / path)
    _prune(folder, path, disk)


def _prune(folder: Path, path: str, disk: Disk) -> None:
    """Remove the folders above a file that are empty."""
    for name in parents(path):
        try:
            disk.remove_folder(folder / name)
        except (FileNotFoundError, NotADirectoryError):
            continue  # it went before, when this was broken off
        except OSError:
            return


def _read(path: Path) -> Journal | None:
    """Return the journal in a file; None where there is none, or it is damaged."""
    try:
        return Journal.read(path.read_bytes())
    except FileNotFoundError:
        return None


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file; nothing where it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
