"""Resolved inputs, taken for what a maker knows them to be."""

from __future__ import annotations

from collections.abc import Mapping

from briefings.artifacts import Resolved

__all__ = ["content", "contents", "files", "text"]


def text(inputs: Resolved, name: str) -> str:
    """Return an input that is text."""
    value = inputs[name]
    if not isinstance(value, str):
        raise TypeError(f"the input {name} is no text")
    return value


def content(inputs: Resolved, name: str) -> bytes:
    """Return an input that is a file's content or another artifact's bytes."""
    value = inputs[name]
    if not isinstance(value, bytes):
        raise TypeError(f"the input {name} is no content")
    return value


def contents(inputs: Resolved, name: str) -> tuple[bytes, ...]:
    """Return an input that is the bytes of several artifacts."""
    value = inputs[name]
    if not isinstance(value, tuple | list) or not all(isinstance(item, bytes) for item in value):
        raise TypeError(f"the input {name} is no sequence of contents")
    return tuple(value)


def files(inputs: Resolved, name: str) -> Mapping[str, bytes]:
    """Return an input that is a set of files by name."""
    value = inputs[name]
    if not isinstance(value, Mapping):
        raise TypeError(f"the input {name} is no set of files")
    return value
