"""Bytes to what an author wrote, with every mistake of the file."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from briefings.errors import ContentError, Diagnostic, Severity
from briefings.loader import Document, load
from briefings.model.problems import problems
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
    document = load(path, content)
    return document, validate(document, model)


def validate(document: Document, model: type[Model]) -> Model:
    """Take a document for what it holds.

    Raises:
        ContentError: with every mistake of the file.
    """
    if not isinstance(document.root.value, dict):
        message = f"the file has to be a mapping of fields, such as {next(iter(model.model_fields))}: ..."
        raise ContentError([Diagnostic(document.root.mark, Severity.ERROR, "wrong-type", message)])
    try:
        value = model.model_validate(document.root.plain())
    except ValidationError as error:
        raise ContentError([*document.diagnostics, *problems(error, document, model)]) from None
    if document.diagnostics:
        raise ContentError(document.diagnostics)
    return value
