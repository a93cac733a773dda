"""`rsync://host/module/folder` and `rsync+ssh://user@host/folder`: a folder of another machine.

rsync cannot change many files at one moment, so what pages load comes before them, and what goes goes last: who reads
meanwhile sees old and new pages, each with all that it loads. Before the first file comes, the manifest at the place
says what will be ours, so that a publication that was broken off is completed by the next.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefings.errors import EnvironmentFault, UsageError
from briefings.journal import parents
from briefings.output import MANIFEST
from briefings.transfer import Publication, Ready, Transfer, listed, refuse_foreign, transfer, turn

__all__ = ["Folder", "prepare"]

ESCAPED = re.compile(r"\\#([0-7]{3})")
"""How rsync writes a byte that is no letter of a name."""
WAITING = 60
"""How many seconds a place may say nothing."""
MISSING = 23
"""The exit status where something was not there."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of another machine.

    Attributes:
        target: what rsync calls it, with a slash at the end.
        options: how it is reached.
    """

    target: str
    options: tuple[str, ...] = ()

    def rsync(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run rsync, and return what it says.

        Raises:
            FileNotFoundError: where the folder, or a file in it, is not there.
            EnvironmentFault: where rsync is missing, or cannot do it.
        """
        command = ["rsync", f"--timeout={WAITING}", *self.options, *arguments]
        try:
            done = subprocess.run(  # noqa: S603 # the addresses stand behind --, and begin with no dash
                command, input=given, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}
            )
        except FileNotFoundError:
            raise EnvironmentFault("to publish there takes rsync, which is not installed") from None
        said = done.stderr.decode(errors="replace").strip()
        if done.returncode == MISSING and "No such file or directory" in said:
            raise FileNotFoundError(said)
        if done.returncode != 0:
            raise EnvironmentFault(f"{self.target}: {said or 'rsync failed'}")
        return done.stdout


def prepare(site: Ready, address: str, workshop: Path) -> Publication:
    """Look at a folder of another machine; as `Preparer`."""
    del workshop  # all that is kept stands at the place
    folder = _folder(address)
    found = _found(folder)
    there = listed(_read(folder, MANIFEST)) if MANIFEST in found else {}
    refuse_foreign(folder.target, site.files, there, found)
    standing = {path: sha256 for path, sha256 in there.items() if path in found}
    change = transfer(site.files, standing)
    return Publication(folder.target, change, partial(_carry_out, site, folder, found, standing, change))


def _folder(address: str) -> Folder:
    """Return the folder that an address names.

    Raises:
        UsageError: where it names none.
    """
    parts = urlsplit(address)
    path = unquote(parts.path)
    if parts.password is not None:
        raise UsageError("rsync takes no password in an address; set RSYNC_PASSWORD, or use a key with rsync+ssh://")
    wrong = parts.query or parts.fragment or ".." in path.split("/") or parts.netloc.startswith("-")
    if parts.scheme not in {"rsync", "rsync+ssh"} or not parts.hostname or not path.strip("/") or wrong:
        message = f"{address!r} names no folder; write rsync://host/module/folder or rsync+ssh://user@host/srv/www"
        raise UsageError(message)
    if parts.scheme == "rsync":
        return Folder(f"rsync://{parts.netloc}{path.rstrip('/')}/", ("--contimeout=20",))
    login = f"{parts.username}@{parts.hostname}" if parts.username else parts.hostname
    port = f" -p {parts.port}" if parts.port else ""
    return Folder(f"{login}:{path.rstrip('/')}/", ("-e", f"ssh -o BatchMode=yes{port}"))


def _found(folder: Folder) -> frozenset[str]:
    """Return the files that stand in a folder; those of an empty one where it is not there."""
    with tempfile.TemporaryDirectory() as nothing:
        try:
            lines = folder.rsync("-rln", "--out-format=%n", "--", folder.target, f"{nothing}/")
        except FileNotFoundError:
            return frozenset()
    # A link is named as it is: what it leads to stands behind an arrow only where that is asked for.
    paths = (ESCAPED.sub(_byte, line) for line in lines.decode("latin-1").splitlines())
    return frozenset(path.encode("latin-1").decode("utf-8", "surrogateescape") for path in paths if path[-1:] != "/")


def _byte(found: re.Match[str]) -> str:
    """Return the byte that rsync wrote as a number."""
    return chr(int(found[1], 8))


def _read(folder: Folder, path: str) -> bytes:
    """Return the bytes of a file that stands in a folder; none where it went meanwhile."""
    with tempfile.TemporaryDirectory() as here:
        try:
            folder.rsync("--", folder.target + path, f"{here}/")
            return (Path(here) / path).read_bytes()
        except FileNotFoundError:
            return b""


def _carry_out(site: Ready, folder: Folder, found: Collection[str], there: Mapping[str, str], change: Transfer) -> None:
    """Put a site into a folder; it may be broken off anywhere, and done again.

    Raises:
        EnvironmentFault: where the folder cannot be reached or written any more.
    """
    if not (change.come or change.go) and MANIFEST in found:
        return
    for path in change.come:
        site.read(path)  # which says where it is no longer as it was built
    _put_manifest(folder, _claimed(there, change))
    for _, paths in groupby(change.come, key=lambda path: turn(path)[0]):
        _put(folder, site.folder, paths)
    _remove(folder, change.go)
    for emptied in _emptied(found, site.files, change.go):
        _remove(folder, [emptied])
    _put_manifest(folder, site.manifest)


def _claimed(there: Mapping[str, str], change: Transfer) -> bytes:
    """Return a manifest of what is ours while files come: what stands there, and what will, with no digest yet."""
    return json.dumps({"files": {**there, **dict.fromkeys(change.come, "")}}).encode()


def _put(folder: Folder, source: Path, paths: Iterable[str]) -> None:
    """Put files into a folder, with the folders above them; each is seen there once it is whole."""
    names = b"\0".join(os.fsencode(path) for path in paths)
    options = ("--files-from=-", "--from0", "--ignore-times", "--times", "--delay-updates", "--chmod=D755,F644")
    folder.rsync(*options, "--mkpath", "--", f"{source}/", folder.target, given=names)


def _put_manifest(folder: Folder, content: bytes) -> None:
    """Put a manifest into a folder."""
    with tempfile.TemporaryDirectory() as here:
        (Path(here) / MANIFEST).write_bytes(content)
        _put(folder, Path(here), [MANIFEST])


def _remove(folder: Folder, paths: Collection[str]) -> None:
    """Remove files from a folder, or folders that are empty."""
    if not paths:
        return
    with tempfile.TemporaryDirectory() as nothing:
        names = b"\0".join(os.fsencode(path) for path in paths)
        for parent in {parent for path in paths for parent in parents(path)}:
            (Path(nothing) / parent).mkdir(parents=True, exist_ok=True)
        options = ("-r", "--delete-missing-args", "--files-from=-", "--from0")
        folder.rsync(*options, "--", f"{nothing}/", folder.target, given=names)


def _emptied(found: Iterable[str], files: Iterable[str], gone: Collection[str]) -> Iterator[str]:
    """Yield the folders in which nothing stands any more, the innermost first."""
    left = {parent for path in {*found, *files}.difference(gone) for parent in parents(path)}
    empty = {parent for path in gone for parent in parents(path)} - left
    yield from sorted(empty, key=lambda path: (-path.count("/"), path))
