"""Models as sections: what each is, and a table of its fields."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from briefings.block import Block
from briefings.values.record import Written
from tests.reference.holding import called, holds, within

__all__ = ["annotation", "prose", "reached", "section", "table"]

HEAD = ("| field | holds | means |", "|---|---|---|")
EMPTY: tuple[object, ...] = (None, PydanticUndefined, (), {}, "", False)


def annotation(field: FieldInfo) -> object:
    """Return a field's annotation with what was taken apart from it."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def reached(models: Iterable[type[Written]]) -> list[type[Written]]:
    """Return models and all that their fields hold, each once, blocks left out, in reading order."""
    found: dict[type[Written], None] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop(0)
        if model in found:
            continue
        found[model] = None
        inner = [kind for field in model.model_fields.values() for kind in within(annotation(field))]
        waiting += [kind for kind in inner if issubclass(kind, Written) and not issubclass(kind, Block)]
    return list(found)


def prose(thing: object) -> str:
    """Return a docstring, its paragraphs without the breaks of its lines."""
    return "\n\n".join(" ".join(part.split()) for part in (inspect.getdoc(thing) or "").split("\n\n"))


def section(model: type[Written], level: int = 2) -> Iterator[str]:
    """Yield the lines that show a model."""
    yield f"{'#' * level} {called(model).capitalize()}"
    yield f"{prose(model)}\n"
    yield from table(model.model_fields.items())
    yield ""


def table(fields: Iterable[tuple[str, FieldInfo]]) -> Iterator[str]:
    """Yield the lines of a table of fields; those that have to be there come as they stand in the model."""
    yield from HEAD
    for name, field in fields:
        says = " ".join((field.description or "").split())
        cells = (f"`{field.alias or name}`{_needed(field)}", holds(annotation(field)) + _default(field), says)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _needed(field: FieldInfo) -> str:
    """Return the mark of a field that has to be there."""
    return " (required)" if field.is_required() else ""


def _default(field: FieldInfo) -> str:
    """Return what a field holds where it is left out, where that is something."""
    value = field.default
    if any(value is empty or value == empty for empty in EMPTY):
        return ""
    return f"; `{value.value if isinstance(value, StrEnum) else value}` unless said"
