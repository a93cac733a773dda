"""What a walk of HTML lays out: lines without what was kept of them, and the passages that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefings.importing.passages import Doubted, Passage, Row
from briefings.importing.sheet import Taken
from briefings.importing.skeletons import literal
from briefings.model.imported import Stream

__all__ = ["Laid", "furniture", "numbered"]


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines and what was made of them.

    Attributes:
        skeletons: each line without what was kept.
        passages: what holds the rest.
        doubts: the words and the reason of what a person has to look at.
        stream: where the rest stands, where that is not in its order.
    """

    skeletons: Sequence[str]
    passages: Sequence[Passage] = ()
    doubts: Sequence[tuple[str, str]] = ()
    stream: Stream | None = None


def furniture(lines: Iterable[str]) -> Laid:
    """Return lines of which nothing is kept."""
    return Laid([literal(line) for line in lines])


def numbered(laid: Iterable[Laid]) -> list[Taken]:
    """Number lines that follow one another."""
    taken, line = [], 1
    for one in laid:
        rows = [Row(line + index, skeleton, one.stream) for index, skeleton in enumerate(one.skeletons)]
        doubts = [Doubted(line, quote, note) for quote, note in one.doubts]
        line += len(rows)
        taken.append(Taken(line - 1, rows, one.passages, doubts))
    return taken
