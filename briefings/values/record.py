"""The base of everything that an author may write: frozen, closed, and walked without knowing its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import TypeAlias, TypeVar, cast

from pydantic import BaseModel, ConfigDict

__all__ = ["Location", "Written", "changed", "each"]

Location: TypeAlias = tuple["str | int", ...]
Value = TypeVar("Value")
Held = TypeVar("Held")


class Written(BaseModel):
    """A mapping in a content file: unknown fields are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)


def each(kind: type[Value], value: object) -> Iterator[tuple[Location, Value]]:
    """Yield every value of a kind inside a value, with its location, in the order of the fields.

    Args:
        kind: the type looked for, such as SourceId or Text.
        value: a Written value, or what its fields hold.
    """
    found = _sorted(_Same(value)) if isinstance(value, Written) else _by_type(value)
    places = [place for of, places in found.items() if issubclass(of, kind) for place in places]
    places.sort(key=itemgetter(0))
    for _, location, inner in places:
        yield location, cast("Value", inner)


_Place: TypeAlias = tuple[int, Location, object]


class _Same:
    """A value that equals itself alone, so that no two kinds of text are taken for one another."""

    __slots__ = ("value",)

    def __init__(self, value: Written) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=32)
def _sorted(same: _Same) -> Mapping[type, tuple[_Place, ...]]:
    """Walk a value that never changes; it is asked for many kinds in a row."""
    return _by_type(same.value)


def _by_type(value: object) -> Mapping[type, tuple[_Place, ...]]:
    """Return all values inside a value by their type, each with its number in the order of the fields."""
    found: dict[type, list[_Place]] = {}
    for number, (location, inner) in enumerate(_walked(value, ())):
        found.setdefault(type(inner), []).append((number, location, inner))
    return {of: tuple(places) for of, places in found.items()}


def _walked(value: object, location: Location) -> Iterator[tuple[Location, object]]:
    """Yield a value and every value inside it, with its location."""
    yield location, value
    if isinstance(value, str):
        return
    if isinstance(value, Written):
        for name, written in _fields(type(value)):
            yield from _walked(getattr(value, name), (*location, written))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _walked(inner, (*location, name))
    elif isinstance(value, (tuple, list)):
        for index, inner in enumerate(value):
            yield from _walked(inner, (*location, index))


@cache
def _fields(of: type[Written]) -> tuple[tuple[str, str], ...]:
    """Return the names of a model's fields, each with the one that an author writes."""
    return tuple((name, field.alias or name) for name, field in of.model_fields.items())


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
