"""What a field holds, in words, from its annotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator

from briefings.block import Block
from briefings.values.base import TextValue
from briefings.values.record import Written

__all__ = ["anchor", "called", "holds", "named", "scales", "within"]

PLAIN: Mapping[object, str] = {
    bool: "yes or no",
    int: "whole number",
    float: "number",
    str: "plain text",
    NoneType: "~",
}
FEW = 7
Annotation = Any  # an annotation may be anything


def called(kind: type) -> str:
    """Return the name of a class in words: TopicSlug is a topic slug."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()


def anchor(kind: type) -> str:
    """Return the name of a class's heading within a page."""
    return called(kind).replace(" ", "-")


def within(annotation: Annotation) -> Iterator[type]:
    """Yield the classes that an annotation names, in reading order; what is typed counts where it differs."""
    inner = _typed(annotation)
    origin: object = get_origin(annotation)
    if inner is not None:
        yield from within(inner)
    elif origin is None or origin is Literal:
        if isinstance(annotation, type):
            yield annotation
    else:
        yield from (kind for part in get_args(annotation) for kind in within(part))


def named(annotation: Annotation) -> tuple[type[TextValue], ...]:
    """Return the kinds of text that an annotation names."""
    return tuple(kind for kind in within(annotation) if issubclass(kind, TextValue))


def scales(annotation: Annotation) -> tuple[type[StrEnum], ...]:
    """Return the scales that an annotation names."""
    return tuple(kind for kind in within(annotation) if issubclass(kind, StrEnum))


def holds(annotation: Annotation) -> str:
    """Return what a field of a type holds, in words with links, for a cell of a table."""
    inner, parts = _typed(annotation), get_args(annotation)
    origin: object = get_origin(annotation)
    if inner is not None:
        return holds(inner)
    if origin in {Union, UnionType}:
        return _any_of(parts)
    if origin is tuple:
        return f"list: {holds(parts[0])}"
    if origin is Literal:
        return " or ".join(f"`{part}`" for part in parts if part)
    if origin is not None:
        return f"mapping: {holds(parts[0])} to {holds(parts[1])}"
    return _class(annotation)


def _typed(annotation: Annotation) -> Annotation | None:
    """Return what an author types where an annotation says it, and what is annotated otherwise; None for the rest."""
    origin: object = get_origin(annotation)
    if origin is not Annotated:
        return None
    inner, *notes = get_args(annotation)
    typed = [note.json_schema_input_type for note in notes if isinstance(note, BeforeValidator)]
    return typed[0] if typed else inner


def _any_of(parts: tuple[Annotation, ...]) -> str:
    """Return what one of several is; block types have a page of their own, and what may be absent needs no word."""
    kinds = [kind for part in parts for kind in within(part)]
    if all(issubclass(kind, Block) for kind in kinds):
        return "[block](blocks.md)"
    there = [part for part in dict.fromkeys(holds(part) for part in parts if part is not NoneType) if part]
    return " or ".join(f"({part})" if ": " in part and len(there) > 1 else part for part in there)


def _class(kind: type) -> str:
    """Return what a value of a class is."""
    if kind in PLAIN:
        return PLAIN[kind]
    if issubclass(kind, Written):
        return f"[{called(kind)}](#{anchor(kind)})"
    if issubclass(kind, StrEnum) and len(kind) <= FEW:
        return ", ".join(f"`{word}`" for word in kind)
    return f"[{called(kind)}](values.md#{anchor(kind)})"
