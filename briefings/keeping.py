"""What was made of something that never changes, kept beside it, so that it is made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

__all__ = ["Keeping", "kept"]

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class Keeping:
    """Something that never changes, with what functions made of it; it goes when its owner goes."""

    @cached_property
    def made(self) -> dict[Hashable, object]:
        """What was made so far, by function and what it was asked."""
        return {}


Keeper = TypeVar("Keeper", bound=Keeping)


def kept(make: Callable[Concatenate[Keeper, Asked], Made]) -> Callable[Concatenate[Keeper, Asked], Made]:
    """Make a function of a keeper answer the same question once.

    Args:
        make: a pure function of a keeper, and of what can be hashed (names, above all), given in order.
    """

    @wraps(make)
    def answer(keeper: Keeper, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        question = (make, args, tuple(kwargs.items())) if kwargs else (make, args)
        made = keeper.made
        try:
            return cast("Made", made[question])
        except KeyError:
            found = made[question] = make(keeper, *args, **kwargs)
            return found

    return answer
