"""The makers of sites that are measured, one a module; a new one is one new file.

A module has:

- `install() -> str`: installs what is missing and returns the versions in words; raises `ToolMissing`.
- `write(reports, folder)`: writes the reports and the settings for them, with list pages, a feed and a site map.
- `command(folder) -> Command`: what builds the site.
- `MADE`: what to remove in the folder, so that the next build is a clean one.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from bench.corpus import Report
from bench.tools import Command

__all__ = ["Peer", "names", "peer", "put"]


class Peer(Protocol):
    """What a module of this folder has."""

    MADE: tuple[str, ...]

    @staticmethod
    def install() -> str:
        """Install what is missing; return the versions in words."""

    @staticmethod
    def write(reports: Sequence[Report], folder: Path) -> None:
        """Write the reports and the settings for them."""

    @staticmethod
    def command(folder: Path) -> Command:
        """Return what builds the site."""


def names() -> tuple[str, ...]:
    """Return the names of all peers, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def peer(name: str) -> Peer:
    """Return the peer of a name."""
    return cast("Peer", import_module(f"{__name__}.{name}"))


def put(path: Path, text: str) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
