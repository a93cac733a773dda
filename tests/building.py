"""How the desk of the law (`tests.law`) is built, and what a build leaves."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from briefings.audience import Audience
from briefings.build import Request, build
from briefings.errors import ContentError, Diagnostic
from briefings.installed import versions
from briefings.requests import READING
from briefings.values.clearance import Clearance
from tests.cutting import tree
from tests.drafts import DESK

__all__ = ["CLOCKS", "FOREIGN", "FORMATS", "LIGHT", "Seen", "Way", "differences", "seen", "warmed"]

LIGHT = frozenset({"data", "feeds", "html", "redirects", "sitemap"})
FORMATS = (LIGHT, LIGHT, LIGHT - {"feeds"}, LIGHT | {"manifest"}, frozenset({"html"}), frozenset({"data", "feeds"}))
CLOCKS = (
    "2025-01-08T12:00:00+00:00",
    "2025-01-10T07:59:59+00:00",
    "2025-01-10T08:00:00+00:00",
    "2025-01-19T23:00:00-09:00",  # as of the day before the expiry, and at the moment itself
    "2025-01-20T08:00:00+00:00",
    "2025-01-20T09:00:00+00:00",
    "2025-06-01T00:00:00+00:00",
)
FOREIGN = {"mine.txt": b"mine", "briefings/alpha/mine.txt": b"mine too"}
FONT = b"wOF2"


@dataclass(frozen=True)
class Way:
    """How a desk is built, besides where."""

    clock: str = CLOCKS[2]
    formats: frozenset[str] = LIGHT
    clearance: str = "CLEAR"
    drafts: bool = False
    future: bool = False
    base_url: str = ""
    strict: bool = False
    release: str = ""

    def request(self, root: Path, site: Path, kept: Path, jobs: int) -> Request:
        """Return the request for a desk's site."""
        audience = Audience(datetime.fromisoformat(self.clock), Clearance(self.clearance), self.drafts, self.future)
        makers = replace(_versions(), page=_versions().page + self.release)
        plain = Request(root, "briefings.yaml", site, kept, audience, self.formats, makers)
        return replace(plain, base_url=self.base_url, strict=self.strict, jobs=jobs)

    def options(self) -> list[str]:
        """Return the options of the command line that ask for it."""
        flags = {"--drafts": self.drafts, "--future": self.future, "--strict": self.strict}
        base = ["--base-url", self.base_url] if self.base_url else []
        told = ["--clock", self.clock, "--formats", ",".join(sorted(self.formats)), "--clearance", self.clearance]
        return [*told, *base, *(flag for flag, wanted in flags.items() if wanted)]


_versions = cache(versions)


@dataclass(frozen=True)
class Seen:
    """What a build left: the files of the site, and what it said."""

    files: Mapping[str, bytes]
    said: tuple[Diagnostic, ...]
    failed: bool


def seen(request: Request) -> Seen:
    """Build, and look at what is there then."""
    try:
        said, failed = build(request, lambda *_progress: None).diagnostics, False
    except ContentError as error:
        said, failed = error.diagnostics, True
    return Seen(tree(request.site), said, failed)


@contextmanager
def warmed() -> Iterator[Path]:
    """Give a cache that holds the fonts alone, as every clean build would make the same ones."""
    with tempfile.TemporaryDirectory(prefix="law-fonts-") as folder:
        root = Path(folder)
        (root / "briefings.yaml").write_text(DESK, encoding="utf-8")
        seen(Way().request(root, root / "site", root / "cache", 1))
        shutil.rmtree(root / "cache" / READING)
        for path in (root / "cache").rglob("*"):
            if path.is_file() and not path.read_bytes()[64:].startswith(FONT):
                path.unlink()
        yield root / "cache"


def differences(found: Seen, clean: Seen) -> str:
    """Name the files that differ."""
    paths = sorted({*found.files, *clean.files})
    return ", ".join(path for path in paths if found.files.get(path) != clean.files.get(path))
