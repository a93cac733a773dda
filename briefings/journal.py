"""What a commit does to a site's folder, as a value that is written down before it is done.

The journal is data with a checksum: a list of steps in the order in which they are taken. Each step has a number,
under which the stage holds the file that is to come (`new`) and the one that was there (`old`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from briefings.artifacts import canonical, digest

__all__ = ["Journal", "Step", "is_safe", "ordered", "parents"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One file that comes or goes.

    Attributes:
        number: what it is called in the stage.
        path: where it stands below the site's folder.
        sha256: of the content that comes; empty where the file goes.
        replaces: whether a file was there before.
    """

    number: int
    path: str
    sha256: str
    replaces: bool

    @property
    def new(self) -> str:
        """The name in the stage of the file that comes."""
        return f"{self.number}.new"

    @property
    def old(self) -> str:
        """The name in the stage of the file that was there."""
        return f"{self.number}.old"


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps of a commit, in the order in which they are taken."""

    steps: tuple[Step, ...]

    def write(self) -> bytes:
        """Return the journal as bytes: a checksum, a line break, and JSON."""
        body = canonical({"steps": [asdict(step) for step in self.steps], "version": VERSION})
        return digest(body).encode() + b"\n" + body

    @staticmethod
    def read(content: bytes) -> Journal | None:
        """Return the journal that some bytes are; None where they are damaged, or lead out of the folder."""
        checksum, _, body = content.partition(b"\n")
        if checksum != digest(body).encode():
            return None
        try:
            found = json.loads(body)
            steps = tuple(_step(step) for step in found["steps"]) if found["version"] == VERSION else None
        except (ValueError, KeyError, TypeError):
            return None
        return Journal(steps) if steps is not None and all(is_safe(step.path) for step in steps) else None


def _step(found: Mapping[str, object]) -> Step:
    """Return a step that was read."""
    number, path, sha256, replaces = (found[name] for name in ("number", "path", "sha256", "replaces"))
    return Step(int(str(number)), str(path), str(sha256), bool(replaces))


def ordered(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Put steps in an order that works: what stands where a folder or file is to be goes first, the rest last."""
    come = {step.path for step in steps if step.sha256}
    above = {parent for path in come for parent in parents(path)}

    def rank(step: Step) -> int:
        """Tell when a step is taken."""
        if step.sha256:
            return 1
        return 0 if step.path in above or not come.isdisjoint(parents(step.path)) else 2

    return tuple(sorted(steps, key=rank))


def parents(path: str) -> tuple[str, ...]:
    """Return the folders above a file, the nearest first, without the site's own."""
    return tuple(parent.as_posix() for parent in PurePosixPath(path).parents)[:-1]


def is_safe(path: str) -> bool:
    """Tell whether a path stays below the folder."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/") and "\0" not in path
