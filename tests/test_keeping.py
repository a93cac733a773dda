"""What is kept beside what never changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefings.keeping import Keeping, kept


@dataclass(frozen=True)
class Shelf(Keeping):
    """A keeper."""

    word: str


@kept
def letters(shelf: Shelf, ending: str) -> list[str]:
    """Give a new list each time that it is made."""
    return [*shelf.word, ending]


def test_an_answer_is_made_once() -> None:
    """Who asks the same again gets the very same answer; who asks something else another."""
    shelf = Shelf("ab")
    assert letters(shelf, "c") is letters(shelf, "c")
    assert letters(shelf, "d") == ["a", "b", "d"]


def test_a_keeper_keeps_for_itself() -> None:
    """What was made of one keeper is nothing to another, whether it is equal or was made from it."""
    shelf = Shelf("ab")
    assert letters(shelf, "c") is not letters(Shelf("ab"), "c")
    assert letters(replace(shelf, word="x"), "c") == ["x", "c"]
