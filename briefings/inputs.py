"""Resolved inputs, taken for what a maker knows them to be."""

from __future__ import annotations

from collections.abc import Mapping

from briefings.artifacts import Resolved
from briefings.errors import ContentError, Diagnostic, Mark, Severity

__all__ = ["content", "contents", "files", "sheets", "text"]


def sheets(inputs: Resolved, name: str) -> tuple[str, ...]:
    """Return an input that is style sheets, in the order of their names.

    Raises:
        ContentError: where one is not UTF-8.
    """
    return tuple(_sheet(path, content) for path, content in files(inputs, name).items())


def _sheet(path: str, content: bytes) -> str:
    """Return the text of a style sheet."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = Mark(f"templates/{path}", content.count(b"\n", 0, error.start) + 1)
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise ContentError([Diagnostic(mark, Severity.ERROR, "encoding", message, "Save the file as UTF-8.")]) from None


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
