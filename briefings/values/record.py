"""The base of everything that an author may write: frozen, closed, and walked without knowing its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

__all__ = ["Location", "Written", "each"]

Location: TypeAlias = tuple["str | int", ...]
Value = TypeVar("Value")


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
