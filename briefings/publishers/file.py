"""`file:///srv/www`: a folder of this machine.

The address is that of a link, which leads to a folder with one version of the site. The next version is made beside it,
and the link is moved in one step, so that who reads sees one of them whole. The version before is kept: to go back,
let the link lead there. Files that no publishing put there go with each version.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefings.disk import Disk
from briefings.errors import ContentError, Diagnostic, EnvironmentFault, Mark, Severity, UsageError
from briefings.locks import locked
from briefings.output import MANIFEST, written_files
from briefings.transfer import Publication, Ready, Transfer, refuse_foreign, transfer

__all__ = ["prepare", "switch"]

PART = "next"
"""The name of a version while it is made."""
LINK = "link"
"""The name of the link that is to take the place of the one there."""


def prepare(site: Ready, address: str, workshop: Path) -> Publication:
    """Look at a folder of this machine; as `Preparer`."""
    del workshop  # all that is kept stands beside the place
    place = _place(address)
    version = _version(place)
    there = written_files(version) if version else {}
    refuse_foreign(address, site.files, there, _found(version) if version else ())
    change = transfer(site.files, there)
    return Publication(str(place), change, partial(_carry_out, site, place, version, change))


def _place(address: str) -> Path:
    """Return the path that an address names.

    Raises:
        UsageError: where it names none of this machine.
    """
    parts = urlsplit(address)
    path = Path(unquote(parts.path))
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"} or parts.query or parts.fragment:
        raise UsageError(f"{address!r} names no folder of this machine; write file:///srv/www")
    if not path.is_absolute() or path == Path("/") or ".." in path.parts:
        raise UsageError(f"{address!r} has to name a folder by its whole path, such as file:///srv/www")
    return path


def _versions(place: Path) -> Path:
    """Return the folder that holds the versions of a site, beside its place."""
    return place.with_name(f".{place.name}.versions")


def _version(place: Path) -> Path | None:
    """Return the version that stands at a place; None where nothing does, or an empty folder.

    Raises:
        ContentError: where something stands there that no publishing put there.
    """
    if place.is_symlink():
        leads = place.parent / place.readlink()
        if leads.parent == _versions(place):
            return leads if leads.is_dir() else None
    elif not place.exists() or (place.is_dir() and not any(place.iterdir())):
        return None
    message = f"{place} was not made by publishing: what is published there is a link to one version of the site"
    hint = "Move it away, or publish to a name that is free and let the server look there."
    raise ContentError([Diagnostic(Mark(str(place)), Severity.ERROR, "foreign-file", message, hint)])


def _found(version: Path) -> tuple[str, ...]:
    """Return all files of a version, by path; a link is a file."""
    return tuple(
        path.relative_to(version).as_posix() for path in version.rglob("*") if path.is_symlink() or not path.is_dir()
    )


def _carry_out(site: Ready, place: Path, version: Path | None, change: Transfer) -> None:
    """Put a site at a place.

    Raises:
        EnvironmentFault: where somebody published there meanwhile; nothing is changed.
        OSError: where the place cannot be written; the version that stood there stands there still.
    """
    versions = _versions(place)
    with locked(versions, lambda _said: None):
        if _version(place) != version:
            raise EnvironmentFault(f"{place} was published to meanwhile; publish again")
        if change.come or change.go or version is None:
            switch(site, place, version, Disk())


def switch(site: Ready, place: Path, version: Path | None, disk: Disk) -> None:
    """Make a version beside those that there are, and have the link lead there; the older ones go, but for the last.

    Args:
        site: what is to stand there.
        place: the link.
        version: the version that it leads to now; None for none.
        disk: what works on files.

    Raises:
        OSError: where it cannot be done; the link leads where it did, and it can be done again.
    """
    versions = _versions(place)
    for left in (PART, LINK):
        disk.discard(versions / left)
    _fill(versions / PART, site, version, disk)
    numbers = [int(folder.name) for folder in versions.iterdir() if folder.name.isdecimal()]
    fresh = versions / f"{max(numbers, default=0) + 1:06d}"
    disk.secure(versions)
    disk.move(versions / PART, fresh)
    if place.is_dir() and not place.is_symlink():
        disk.remove_folder(place)
    (versions / LINK).symlink_to(Path(versions.name) / fresh.name)
    disk.move(versions / LINK, place)
    disk.secure(versions)
    for number in numbers:
        if (older := versions / f"{number:06d}") != version:
            disk.discard(older)


def _fill(folder: Path, site: Ready, version: Path | None, disk: Disk) -> None:
    """Make a folder of a site's files, and of those of the version before that no publishing put there.

    What did not change is the same file under a second name, which takes no room.
    """
    there = written_files(version) if version else {}
    own = {path for path in (_found(version) if version else ()) if path not in there and path != MANIFEST}
    for path in sorted({*site.files, MANIFEST, *own}):
        disk.make_folder((folder / path).parent)
        same = path in own or there.get(path, "") == site.files.get(path)
        if version and same and os.path.lexists(version / path):
            disk.keep(version / path, folder / path)
        else:
            disk.write(folder / path, site.read(path))
