"""Pasted text. What is rebuilt is the sequence of its characters."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.importing.assembling import Import, Origin, assembled
from briefings.importing.characters import decoded, sorted_out
from briefings.importing.reading import read_lines

__all__ = ["claims", "read"]

SUFFIXES = {".txt", ".text"}


def claims(content: bytes, suffix: str) -> int:
    """Tell how sure it is that a file is text; for want of anything better it is."""
    del content
    return 2 if suffix in SUFFIXES else 1


def read(content: bytes, origin: Origin) -> Iterator[Import]:
    """Yield the one briefing of a text."""
    characters = sorted_out(decoded(content))
    yield assembled(read_lines(characters), characters, origin)
