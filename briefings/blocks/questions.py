"""What is still open."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from briefings.block import Block
from briefings.values.names import Slug
from briefings.values.record import Written
from briefings.values.text import Line

__all__ = ["Question", "Questions"]


class Question(Written):
    """One open question."""

    id: Slug | None = None
    """The question's name in addresses."""
    text: Line
    """The question."""


def _question(raw: object) -> object:
    """Take a text alone as a question without an id."""
    return {"text": raw} if isinstance(raw, str) else raw


AnyQuestion: TypeAlias = Annotated[Question, BeforeValidator(_question, json_schema_input_type=str | Question)]


class Questions(Block):
    """Open questions."""

    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)]
    """The questions: each a text, or a mapping with id and text."""
