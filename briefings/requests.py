"""What is asked of a build, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from briefings.audience import Audience
from briefings.cache import ROOM
from briefings.errors import Diagnostic
from briefings.output import Change
from briefings.versions import Versions

__all__ = ["READING", "Outcome", "Progress", "Request"]

Progress: TypeAlias = Callable[[int, int, str], None]
"""Is told how many of how many artifacts are made, and the path of the last one."""

READING = "reading-4"
"""The folder of the cache that holds what was read before; its number is that of what stands in it."""


@dataclass(frozen=True)
class Request:
    """What is to be built.

    Attributes:
        root: the project's folder.
        desk_file: the desk's settings, below it.
        site: the folder to write.
        cache: the folder of what was made before.
        audience: for whom and as of when.
        formats: the names of the formats that are wanted.
        versions: the makers' versions.
        base_url: where the site is published, where it is not the desk's own address.
        strict: whether warnings fail the build.
        repository: who can read the files, public or private, where the desk does not say; empty where nobody knows.
        jobs: how many processes may work at once.
        cluster: the address of the scheduler of a cluster that does the work instead; empty for none.
        room: how many bytes of what was made are kept; what the site needs is in any case.
    """

    root: Path
    desk_file: str
    site: Path
    cache: Path
    audience: Audience
    formats: frozenset[str]
    versions: Versions
    base_url: str = ""
    strict: bool = False
    repository: str = ""
    jobs: int = 1
    cluster: str = ""
    room: int = ROOM

    @property
    def reading(self) -> Path:
        """The folder of the cache that holds what was read before."""
        return self.cache / READING


@dataclass(frozen=True)
class Outcome:
    """What a build did.

    Attributes:
        paths: the files of the site.
        change: what changed in its folder.
        made: how many artifacts were made anew.
        diagnostics: what was said of the content.
        waiting: when the embargo of each item ends that readers will see then, soonest first.
        expiring: when each item that they see expires, soonest first.
        drafts: how many drafts they do not see.
    """

    paths: tuple[str, ...]
    change: Change
    made: int
    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[datetime, ...] = ()
    expiring: tuple[datetime, ...] = ()
    drafts: int = 0
