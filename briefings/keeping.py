"""What was made of something that never changes, kept beside it, so that it is made once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

__all__ = ["Keeping", "inherited", "kept"]

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class Keeping:
    """Something that never changes, with what functions made of it; it goes when its owner goes."""

    @cached_property
    def made(self) -> dict[Hashable, object]:
        """What was made so far, by function and what it was asked."""
        return {}


class _Inherited(dict[Hashable, object]):
    """What was made of what stood in its place before, but for what names something that changed since."""

    def __init__(self, before: dict[Hashable, object], names: frozenset[str]) -> None:
        super().__init__()
        self.root: dict[Hashable, object] = before.root if isinstance(before, _Inherited) else before
        self.names: frozenset[str] = names | before.names if isinstance(before, _Inherited) else names

    def __missing__(self, question: Hashable) -> object:
        """Return what was made before.

        Raises:
            KeyError: where it has to be made anew.
        """
        if self._is_own(question):
            raise KeyError(question)
        return self.root[question]

    def __setitem__(self, question: Hashable, made: object) -> None:
        """Keep what was made: for all that come after where it names nothing that changed."""
        if self._is_own(question):
            super().__setitem__(question, made)
        else:
            self.root[question] = made

    def _is_own(self, question: Hashable) -> bool:
        """Tell whether a question names something that changed: by its slug, or one that starts with it."""
        _, arguments, *_ = cast("tuple[object, tuple[object, ...]]", question)
        return any(self._names(argument) for argument in arguments)

    def _names(self, argument: object) -> bool:
        """Tell whether one thing that was asked is, or holds, the name of something that changed."""
        if isinstance(argument, tuple):
            return not self.names.isdisjoint(argument)
        return isinstance(argument, str) and argument.partition("/")[0] in self.names


Keeper = TypeVar("Keeper", bound=Keeping)


def inherited(before: Keeper, after: Keeper, changed: Collection[str], kept_too: Collection[str] = ()) -> Keeper:
    """Return what takes another one's place, with what was made of that one, but for what names something that changed.

    Args:
        before: what stood there; it is asked nothing any more.
        after: what differs from it in a few things that have names, and in nothing that is asked without a name.
        changed: the names of those things.
        kept_too: the cached properties that hold nothing of them.
    """
    vars(after)["made"] = _Inherited(before.made, frozenset(changed))
    vars(after).update({name: value for name, value in vars(before).items() if name in kept_too})
    return after


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
