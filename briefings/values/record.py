"""The base of everything that an author may write: frozen, closed, and walked without knowing its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

__all__ = ["Location", "Written", "changed", "each"]

Location: TypeAlias = tuple["str | int", ...]
Value = TypeVar("Value")
Held = TypeVar("Held")


class Written(BaseModel):
    """A mapping in a content file: unknown fields are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)


def each(kind: type[Value], value: object, location: Location = ()) -> Iterator[tuple[Location, Value]]:
    """Yield every value of a kind inside a value, with its location, in the order of the fields.

    Args:
        kind: the type looked for, such as SourceId or Text.
        value: a Written value, or what its fields hold.
        location: where the value itself stands.
    """
    if isinstance(value, kind):
        yield location, value
    if isinstance(value, Written):
        for name, field in type(value).model_fields.items():
            yield from each(kind, getattr(value, name), (*location, field.alias or name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from each(kind, inner, (*location, name))
    elif isinstance(value, (tuple, list)):
        for index, inner in enumerate(value):
            yield from each(kind, inner, (*location, index))


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
