"""Bytes to what an author wrote, with every mistake of the file."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar, cast

from pydantic import ValidationError

from briefings.errors import ContentError, Diagnostic, Severity
from briefings.loader import load
from briefings.model.problems import problems
from briefings.nodes import Document
from briefings.values.record import Written

__all__ = ["read", "validate"]

Model = TypeVar("Model", bound=Written)


def read(path: str, content: bytes, model: type[Model]) -> tuple[Document, Model]:
    """Read a content file.

    Args:
        path: the file's path from the root.
        content: its bytes.
        model: what it holds.

    Returns:
        The document, for the places of its values, and the value.

    Raises:
        ContentError: with every mistake of the file.
    """
    document, value = _read(path, content, model)
    return document, cast("Model", value)


@lru_cache(maxsize=4)
def _read(path: str, content: bytes, model: type[Written]) -> tuple[Document, Written]:
    """Read a content file; the last ones are kept, as several artifacts in a row are made of one file."""
    document = load(path, content)
    return document, validate(document, model)


def validate(document: Document, model: type[Model]) -> Model:
    """Take a document for what it holds.

    Raises:
        ContentError: with every mistake of the file.
    """
    if not isinstance(document.root.value, dict):
        first = next(name for name, field in model.model_fields.items() if field.is_required() or name == "title")
        given = "a list" if isinstance(document.root.value, tuple) else "text" if document.root.value else "nothing"
        message = f"the file has to be a mapping of fields, not {given}"
        hint = f"Start with a field, such as {first}: ..."
        diagnostic = Diagnostic(document.root.mark, Severity.ERROR, "wrong-type", message, hint)
        raise ContentError([*document.diagnostics, diagnostic])
    try:
        value = model.model_validate(document.root.plain())
    except ValidationError as error:
        raise ContentError([*document.diagnostics, *problems(error, document, model)]) from None
    if document.diagnostics:
        raise ContentError(document.diagnostics)
    return value
