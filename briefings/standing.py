"""What the last build of a site left, and whether all still stands as it did: then there is nothing to do.

It stands while everything that a build depends on is as it was, no embargo and no expiry lies between the two clocks,
and each file of the site is the one that was written: of the same size, times and inode.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from briefings.artifacts import Plain, canonical, digest
from briefings.digests import Identity, identity, tick
from briefings.encoding import decode_diagnostic, encode_diagnostic
from briefings.errors import Diagnostic
from briefings.files import Snapshot
from briefings.memory import keep, recall, written
from briefings.output import MANIFEST, written_files
from briefings.requests import Request
from briefings.settling import file_digest
from briefings.theme import theme
from briefings.typefaces import typeface_digest

__all__ = ["Left", "Span", "Standing", "site_name"]

ALWAYS = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
APART = {"root", "site", "cache", "audience", "jobs", "cluster"}
"""What of a request changes nothing that is built or kept, or is looked at by itself."""
FOLDER = "standing-3"
"""The folder of the cache; its number is that of what stands in it."""
PROBE = ".briefings-tick"
"""The file of the site that is written to learn the time of its disk, and removed at once."""
PATIENCE = 20
"""How often the clock of the disk is looked at until it has gone on, 5 ms apart."""


@dataclass(frozen=True, slots=True)
class Span:
    """The moments at which a site is the same: of one day, and between two moments at which something changes."""

    day: str
    start: datetime
    end: datetime

    @classmethod
    def around(cls, clock: datetime, moments: Iterable[datetime]) -> Span:
        """Return the span that a clock stands in, among the moments at which embargoes end and items expire."""
        known = list(moments)
        start = max((moment for moment in known if moment <= clock), default=ALWAYS[0])
        end = min((moment for moment in known if moment > clock), default=ALWAYS[1])
        return cls(clock.date().isoformat(), start, end)

    def plain(self) -> list[str]:
        """Return it as plain values."""
        return [self.day, self.start.isoformat(), self.end.isoformat()]

    @classmethod
    def of(cls, plain: Sequence[str]) -> Span:
        """Return what plain values stand for."""
        day, *bounds = plain
        return cls(day, *_moments(bounds))

    def includes(self, clock: datetime) -> bool:
        """Tell whether no moment at which something changes lies between a clock and the one of the span."""
        return self.start <= clock < self.end

    def holds(self, clock: datetime) -> bool:
        """Tell whether a clock stands in the span."""
        return self.day == clock.date().isoformat() and self.includes(clock)


@dataclass(frozen=True, slots=True)
class Left:
    """What a build left.

    Attributes:
        paths: the files of the site.
        diagnostics: what was said.
        moments: when embargoes end, and when items expire.
        span: how long it is the same, by the clock as of which it was built.
        begun: when the build began to look at the site (`Standing.begin`).
        drafts: how many drafts the readers do not see.
    """

    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    moments: tuple[tuple[datetime, ...], tuple[datetime, ...]]
    span: Span
    begun: int = 0
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where it is kept what a build of a site left, and what that depends on besides the clock.

    Attributes:
        place: the file that says it.
        key: the digest of what the build depends on, but for typefaces from packages.
        site: the site's folder.
        snapshot: the project's files.
    """

    place: Path
    key: str
    site: Path
    snapshot: Snapshot

    @classmethod
    def of(cls, request: Request, snapshot: Snapshot) -> Standing:
        """Return it for what is to be built from files."""
        asked = {field.name: getattr(request, field.name) for field in fields(request) if field.name not in APART}
        basis: list[Plain] = [
            [[path, file.sha256] for path, file in sorted(snapshot.files.items())],
            [str(diagnostic) for diagnostic in snapshot.diagnostics],
            theme(snapshot).identity(),
            [[name, str(sorted(of) if isinstance(of, frozenset) else of)] for name, of in asked.items()],
            str(replace(request.audience, clock=ALWAYS[0])),
        ]
        place = request.cache / FOLDER / site_name(request.site)
        return cls(place, digest(canonical(basis)), request.site, snapshot)

    def left(self, clock: datetime) -> Left | None:
        """Return what the last build left, where that is what one as of a clock would leave, and stands there still."""
        lines = recall(self.place)
        facts, rows = _line(lines, "facts"), _line(lines, "files")
        if not (facts and rows):
            return None
        key, span, typefaces, moments, drafts, diagnostics = facts
        known = dict(rows)
        lasting = Span.of(span)
        same = key == self.key and lasting.holds(clock) and known == _identities(self.site, known)
        if not same or any(typeface_digest(self.snapshot, place) != sha for place, sha in typefaces):
            return None
        waiting, expiring = map(_moments, moments)
        paths = tuple(path for path in known if path != MANIFEST)
        said = tuple(map(decode_diagnostic, diagnostics))
        return Left(paths, said, (waiting, expiring), lasting, drafts=drafts)

    def untouched(self, keys: Mapping[str, str]) -> frozenset[str]:
        """Return the files of the site that hold what is made under their keys, by what the last build left.

        Args:
            keys: the key of what each file is to hold, by path.
        """
        lines = recall(self.place)
        facts, rows, before = (_line(lines, name) for name in ("facts", "files", "keys"))
        if not (facts and rows and before) or _identities(self.site, [MANIFEST])[MANIFEST] != dict(rows)[MANIFEST]:
            return frozenset()
        same = {path: of for (path, of), key in zip(rows, before, strict=False) if keys.get(path) == key}
        now = _identities(self.site, same)
        return frozenset(path for path, of in same.items() if of and now[path] == of)

    def begin(self) -> int:
        """Return the moment, by the clock of the site's disk, at which a build begins to look at the site."""
        return tick(self.site / PROBE)

    def keep(self, left: Left, fonts: Iterable[str], keys: Mapping[str, str]) -> None:
        """Keep what a build left; nothing where the disk's clock is too coarse to tell its files from later ones.

        Args:
            left: what it left.
            fonts: the places of the desk's own typefaces.
            keys: the key of what each file holds, by path.
        """
        files = _identities(self.site, [*left.paths, MANIFEST])
        if not all(files.values()) or not self._are_ours(files, left):
            return
        newest = max(max(of[1:3]) for of in files.values())
        if not _passed(newest, self.site / PROBE):
            return
        facts: list[Plain] = [
            self.key,
            left.span.plain(),
            [[place, typeface_digest(self.snapshot, place)] for place in fonts],
            [[moment.isoformat() for moment in group] for group in left.moments],
            left.drafts,
            [encode_diagnostic(diagnostic) for diagnostic in left.diagnostics],
        ]
        lines: dict[str, Plain] = {
            "facts": facts,
            "files": list(files.items()),
            "keys": [keys[path] for path in left.paths],
        }
        keep(self.place, (written([name, line]) for name, line in lines.items()))

    def _are_ours(self, files: Mapping[str, Identity], left: Left) -> bool:
        """Tell whether nobody else wrote a file of the site while it was built.

        What was there before was looked at after the build began; what is newer has to be what was written.
        """
        newer = [path for path, of in files.items() if max(of[1:3]) >= left.begun and path != MANIFEST]
        sums = written_files(self.site)
        return all(file_digest(self.site / path) == sums.get(path) for path in newer)


def site_name(site: Path) -> str:
    """Return the name under which the cache keeps what it knows of the site in a folder."""
    return digest(str(site.absolute()).encode())


def _passed(moment: int, probe: Path) -> bool:
    """Tell whether the clock of the disk is past a moment, once it has had some time to go on."""
    for _ in range(PATIENCE):
        if moment < tick(probe):
            return True
        time.sleep(0.005)
    return False


def _line(lines: Iterator[Plain], name: str) -> list[Any]:
    """Return what the next line holds under a name; nothing where it goes by another, as one before is damaged."""
    found = cast("list[Any]", next(lines, ["", []]))
    return found[1] if found[0] == name else []


def _identities(site: Path, paths: Iterable[str]) -> dict[str, Identity]:
    """Return what each file of a site is known by; nothing of one that is not there."""
    found: dict[str, Identity] = {}
    for path in paths:
        try:
            found[path] = identity(os.stat(f"{site}/{path}"))  # noqa: PTH116 # as in files
        except OSError:
            found[path] = []
    return found


def _moments(texts: Iterable[str]) -> tuple[datetime, ...]:
    """Return moments from how they are written."""
    return tuple(datetime.fromisoformat(text) for text in texts)
