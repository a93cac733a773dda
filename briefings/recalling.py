"""What was read of each content file before, and whether it still holds.

It holds while the file is the same, the program and the desk's settings are, and each other file that was asked for
on reading it is as it was then: the same content, a link that was refused, or not there.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from briefings.artifacts import FileInput, Plain, canonical, digest
from briefings.encoding import decode_diagnostic, decode_record, encode_diagnostic, encode_record
from briefings.errors import Diagnostic
from briefings.memory import keep, recall, written
from briefings.records import Record

__all__ = ["Memory", "Reading", "decoded", "encoded"]

SHARDS = 64
"""In how many files it is kept: few enough to be opened at once, many enough that one change writes little."""
PASSING = "changed-file"
"""The rule that says that a file changed while it was read, which holds for one run alone."""
State: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a content file.

    Attributes:
        found: its record; its kind and slug where it cannot be read.
        diagnostics: what is wrong inside it.
        asked: each other file that was asked for, with its state then.
    """

    found: Record | tuple[str, str]
    diagnostics: tuple[Diagnostic, ...]
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def lasting(self) -> bool:
        """Whether it holds for more than one run."""
        return not any(diagnostic.rule == PASSING for diagnostic in self.diagnostics)


def encoded(reading: Reading) -> str:
    """Return what was read as a line of JSON."""
    found = reading.found
    return written(
        [
            list(map(list, reading.asked)),
            ["", list(found)] if isinstance(found, tuple) else encode_record(found),
            [encode_diagnostic(diagnostic) for diagnostic in reading.diagnostics],
        ]
    )


def decoded(value: Plain) -> Reading:
    """Return what was read, from what a line of JSON holds."""
    asked, found, diagnostics = cast("tuple[list[list[str]], list[Plain], list[Plain]]", value)
    broken = cast("tuple[str, str]", tuple(cast("list[str]", found[1]))) if found[0] == "" else None
    return Reading(
        broken or decode_record(found),
        tuple([decode_diagnostic(item) for item in diagnostics]),
        tuple([(path, state) for path, state in asked]),
    )


@dataclass(frozen=True, slots=True)
class Memory:
    """Where what was read is kept, and what it all depends on: the program and the desk's settings."""

    folder: Path
    basis: str

    def key(self, file: FileInput) -> str:
        """Return what the reading of a file depends on, besides the files that are asked for."""
        return digest(canonical([self.basis, file.path, file.sha256]))[:32]

    def recalled(self, files: Mapping[str, FileInput], state: State) -> Iterator[tuple[str, Reading | None]]:
        """Yield what was kept: the path of each file, and what was read of it; None where that holds no longer.

        Args:
            files: the content files as they are now, by path.
            state: tells the state of any file now.
        """
        for shard in range(SHARDS):
            for line in recall(self._place(shard)):
                path, key, value = cast("tuple[str, str, list[Plain]]", line)
                file = files.get(path)
                asked = cast("list[list[str]]", value[0])
                holds = file and key == self.key(file) and all(state(other) == then for other, then in asked)
                yield path, decoded(value) if holds else None

    def remember(self, fresh: Mapping[str, str], stale: Collection[str], files: Mapping[str, FileInput]) -> None:
        """Keep what was read anew, beside what holds still.

        Args:
            fresh: what was read anew, as a line of JSON, by path.
            stale: the paths of the files of which what was kept holds no longer.
            files: the content files, by path.
        """
        replaced = {*stale, *fresh}
        lines: dict[int, list[str]] = {_shard(path): [] for path in stale}
        for path, line in fresh.items():
            lines.setdefault(_shard(path), []).append(f"[{written(path)},{written(self.key(files[path]))},{line}]")
        for shard, new in lines.items():
            place = self._place(shard)
            old = (written(line) for line in recall(place) if cast("list[str]", line)[0] not in replaced)
            keep(place, [*old, *new])

    def _place(self, shard: int) -> Path:
        """Return where one part is kept."""
        return self.folder / f"{shard:02d}"


def _shard(path: str) -> int:
    """Return the part in which a file's reading is kept."""
    return zlib.crc32(path.encode("utf-8", "surrogatepass")) % SHARDS
