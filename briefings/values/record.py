"""The base of everything that an author may write: frozen, closed, and walked without knowing its type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, TypeAlias, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict

__all__ = ["Location", "Written", "changed", "each"]

Location: TypeAlias = tuple["str | int", ...]
Value = TypeVar("Value")
Held = TypeVar("Held")
LEAVES = (str, int, float, type(None))
"""What holds nothing."""


class Written(BaseModel):
    """A mapping in a content file: unknown fields are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)


def each(kind: type[Value], value: object, location: Location = ()) -> Iterator[tuple[Location, Value]]:
    """Return every value of a kind inside a value, with its location, in the order of the fields.

    Args:
        kind: the type looked for, such as SourceId or Text.
        value: a Written value, or what its fields hold.
        location: where the value itself stands.
    """
    found: list[tuple[Location, Value]] = []
    if isinstance(value, kind):
        found.append((location, value))
    _collect(kind, value, location, found)
    return iter(found)


def _collect(kind: type[Value], value: object, location: Location, found: list[tuple[Location, Value]]) -> None:
    """Add what is inside a value; each rule walks every file, so that this is much of the time of reading."""
    for step, inner in _inside(kind, value):
        if isinstance(inner, kind):
            found.append(((*location, step), inner))
        if not isinstance(inner, LEAVES):
            _collect(kind, inner, (*location, step), found)


def _inside(kind: type, value: object) -> Iterable[tuple[str | int, object]]:
    """Return what a value holds, with the step to each; without the fields that hold nothing of a kind."""
    if isinstance(value, Written):
        fields = vars(value)
        return [(step, fields[name]) for name, step in _steps(kind, type(value))]
    if isinstance(value, (tuple, list)):
        return enumerate(value)
    return value.items() if isinstance(value, Mapping) else ()


@cache
def _steps(kind: type, model: type[Written]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that may hold something of a kind, with what an author calls each."""
    return tuple(
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if any(issubclass(held, kind) or issubclass(kind, held) for held in _types(field.annotation))
    )


def _types(annotation: object) -> frozenset[type]:
    """Return every type that a value of an annotation may be or hold; object stands for what cannot be told."""
    found: set[type] = set()
    waiting = [annotation]
    while waiting:
        part = waiting.pop()
        if inner := get_args(part):
            waiting += inner[:1] if get_origin(part) is Annotated else [one for one in inner if one is not Ellipsis]
        elif not isinstance(part, type):
            found.add(object)
        elif part not in found:
            found.add(part)
            if issubclass(part, Written):
                waiting += [*(field.annotation for field in part.model_fields.values()), *part.__subclasses__()]
    return frozenset(found)


def changed(kind: type[Value], held: Held, change: Callable[[Value], Value]) -> Held:
    """Return a value in which every value of a kind, wherever `each` finds it, is another.

    Args:
        kind: the type looked for.
        held: a Written value, or what its fields hold.
        change: gives the other value; it is called in the order of the fields, and its result is not looked into.
    """
    other: object = held
    if isinstance(held, kind):
        other = change(held)
    elif isinstance(held, Written):
        other = held.model_copy(
            update={name: changed(kind, getattr(held, name), change) for name in type(held).model_fields}
        )
    elif isinstance(held, Mapping):
        other = {name: changed(kind, inner, change) for name, inner in held.items()}
    elif isinstance(held, (tuple, list)):
        other = type(held)(changed(kind, inner, change) for inner in held)
    return other  # type: ignore[return-value] # each branch gives what it was given
