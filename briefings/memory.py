"""What earlier runs kept: lines of JSON, each behind a checksum. Damage at any byte loses lines, and nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefings.artifacts import Plain, digest

__all__ = ["keep", "recall", "written"]

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
    contents = (line.encode("utf-8", "surrogatepass") for line in lines)
    whole = b"".join(digest(content)[:CHECKSUM].encode() + content + b"\n" for content in contents)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_name(f"{path.name}.{os.getpid()}")
        staged.write_bytes(whole)
        staged.replace(path)
