"""What earlier runs kept: lines of JSON, each behind a checksum. Damage at any byte loses lines, and nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefings.artifacts import Plain, digest

__all__ = ["add", "keep", "place", "recall", "written"]

CHECKSUM = 16
"""How many characters of the digest stand before a line: damage is found, forgery is not looked for."""


def written(value: Plain) -> str:
    """Return a plain value as one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def recall(path: Path) -> Iterator[Plain]:
    """Yield what the lines of a file hold, in order; a line that is damaged, or no file at all, holds nothing."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return
    for line in lines:
        checksum, content = line[:CHECKSUM], line[CHECKSUM:]
        if checksum and checksum == digest(content)[:CHECKSUM].encode():
            yield json.loads(content.decode("utf-8", "surrogatepass"))


def keep(path: Path, lines: Iterable[str]) -> None:
    """Keep lines in a file, in the place of what stood there; where it cannot be written, nothing is kept."""
    whole = b"".join(map(_checked, lines))
    with suppress(OSError):
        place(path, whole)


def add(path: Path, line: str) -> None:
    """Keep one more line in a file, at its end; where it cannot be written, it is not kept."""
    with suppress(OSError), path.open("ab") as file:
        file.write(_checked(line))


def _checked(line: str) -> bytes:
    """Return a line behind its checksum."""
    content = line.encode("utf-8", "surrogatepass")
    return digest(content)[:CHECKSUM].encode() + content + b"\n"


def place(path: Path, content: bytes) -> None:
    """Put a file in its place, whole, over what stood there.

    Raises:
        OSError: where it cannot be written; what stood there stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Builds on several machines may share a cache, so a process number would not do for a name of one's own.
    staged = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        staged.write_bytes(content)
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
