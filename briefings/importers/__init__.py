"""Importers: one a file, which says what it reads; from bytes to briefings, without files, network or clock.

An importer has ``claims``, which tells how sure it is that a file is its own, from 0 to 3, and ``read``, which yields
what a file holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from briefings import discovery
from briefings.importing.assembling import Import, Origin

__all__ = ["Importer", "chosen", "importer", "names"]


class Importer(Protocol):
    """What each module of this package has."""

    def claims(self, content: bytes, suffix: str) -> int:
        """Tell how sure it is that a file is its own: 0 not at all, 1 for want of a better, 2 rather, 3 quite."""

    def read(self, content: bytes, origin: Origin) -> Iterator[Import]:
        """Yield the briefings that a file holds."""


def names() -> tuple[str, ...]:
    """Return the names of all importers."""
    return discovery.names(__name__)


def importer(name: str) -> Importer:
    """Return an importer by its name."""
    return cast("Importer", discovery.module(__name__, name))


def chosen(content: bytes, suffix: str) -> str:
    """Return the name of the importer that is surest of a file.

    Args:
        content: the file.
        suffix: how its name ends, in lower case with the dot; empty for standard input.
    """
    return max(names(), key=lambda name: importer(name).claims(content, suffix))
