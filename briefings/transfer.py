"""What has to be done for a place to hold a site, and no more: what comes, what goes, and in which order.

Where readers look at a place while it changes, what a page loads stands there before the page does, and what goes goes
last. A place is told apart from what else stands in it by the manifest of the site that it holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefings.artifacts import digest
from briefings.errors import ContentError, Diagnostic, EnvironmentFault, Mark, Severity
from briefings.journal import parents
from briefings.output import MANIFEST

__all__ = ["Publication", "Ready", "Transfer", "listed", "refuse_foreign", "transfer", "turn"]

PAGES = (".html", ".xml", ".json", ".txt")
"""The endings of what names other files: pages, feeds, site maps."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A site that may go out.

    Attributes:
        folder: where it stands.
        files: the SHA-256 of each of its files, by path; its manifest is not among them.
        manifest: its manifest, which goes out with it and says what is ours at the place.
    """

    folder: Path
    files: Mapping[str, str]
    manifest: bytes

    def read(self, path: str) -> bytes:
        """Return the bytes of one of its files, or of its manifest.

        Raises:
            EnvironmentFault: where it is no longer as it was built.
        """
        if path == MANIFEST:
            return self.manifest
        content = (self.folder / path).read_bytes()
        if digest(content) != self.files[path]:
            raise EnvironmentFault(f"{self.folder / path} changed while it was published; build and publish again")
        return content


@dataclass(frozen=True, slots=True)
class Transfer:
    """What changes at a place.

    Attributes:
        come: the files that come, new or changed, in order: what pages load, then pages, then feeds and indexes.
        go: the files that go after that.
        stay: how many stay as they are.
    """

    come: tuple[str, ...]
    go: tuple[str, ...]
    stay: int


@dataclass(frozen=True, slots=True)
class Publication:
    """A site on its way to a place.

    Attributes:
        place: the place, as people may read it, without a password.
        transfer: what changes there.
        carry_out: does it; it may be broken off and done again.
    """

    place: str
    transfer: Transfer
    carry_out: Callable[[], None]


def transfer(files: Mapping[str, str], there: Mapping[str, str]) -> Transfer:
    """Return what changes at a place for it to hold a site.

    Args:
        files: the SHA-256 of each file of the site, by path.
        there: those of the site that stands there, by its manifest.
    """
    come = sorted((path for path in files if there.get(path) != files[path]), key=turn)
    return Transfer(tuple(come), tuple(sorted(there.keys() - files.keys())), len(files) - len(come))


def turn(path: str) -> tuple[int, str]:
    """Return when a file comes: its round, in which pages follow what they load, and its name."""
    suffix = PurePosixPath(path).suffix
    return (PAGES.index(suffix) + 1 if suffix in PAGES else 0), path


def listed(manifest: bytes) -> Mapping[str, str]:
    """Return the SHA-256 of each file that a manifest at a place names, by path; nothing for no manifest."""
    try:
        return {str(path): str(sha256) for path, sha256 in json.loads(manifest)["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def refuse_foreign(place: str, files: Iterable[str], there: Collection[str], found: Collection[str]) -> None:
    """Stop where what no publishing put at a place is in the way.

    Args:
        place: the place, as people may read it.
        files: the files that are to stand there.
        there: those that an earlier publishing put there.
        found: all files that stand there.

    Raises:
        ContentError: with a diagnostic for each file in the way.
    """
    wanted = {MANIFEST, *files}
    taken = wanted | {parent for path in wanted for parent in parents(path)}
    foreign = [path for path in found if path not in there and path != MANIFEST]
    if inside := [path for path in foreign if path in taken or not wanted.isdisjoint(parents(path))]:
        raise ContentError(_foreign(place, path) for path in inside)


def _foreign(place: str, path: str) -> Diagnostic:
    """Say that a file stands where the site wants its own."""
    message = f"the file {path} was not put there by publishing, and the site has a file or folder of that name"
    return Diagnostic(Mark(place), Severity.ERROR, "foreign-file", message, "Move it away, or publish elsewhere.")
