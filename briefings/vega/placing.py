"""Where notes find room: above a plot's area beside thin poles, or within it where they cover least."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations

from briefings.vega.measure import LEADING, text_width
from briefings.vega.sheet import Box

__all__ = ["Flag", "Raised", "beside_line", "beside_spot", "clearest", "raised"]

APART = 6
"""Between two notes, in pixels."""
POLE = 5
"""Between a pole and its text."""
DISTANCES = (7, 20, 36, 54)
OUTSIDE, CROSSING = 50.0, 4.0
"""How much worse a pixel beyond the edge is, or of a line to the words, than one of words that covers something."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A note above the area: text at a pole, or over a stretch that begins and ends at different pixels."""

    lines: tuple[str, ...]
    begin: float
    end: float
    turned: bool = field(default=False, compare=False)
    """Whether its text stands left of its pole rather than right of it."""

    @property
    def width(self) -> float:
        """The room that its text takes."""
        return max(map(text_width, self.lines))

    @property
    def is_stretch(self) -> bool:
        """Tell whether it stands over more than one place."""
        return self.end > self.begin


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag in its place; the box is the room of its text, above the area and so at negative pixels."""

    flag: Flag
    box: Box

    @property
    def pole(self) -> Box:
        """What is drawn between the text and the area; beside text it is as high as that."""
        stands_beside = self.box.left >= self.flag.begin or self.box.right <= self.flag.begin
        top = self.box.top if stands_beside and not self.flag.is_stretch else self.box.bottom
        return Box(self.flag.begin - 1, top, self.flag.end + 1, 0)


def raised(flags: Sequence[Flag], ends: tuple[float, float], lowest: float = 0.0) -> list[Raised]:
    """Return flags in their places: as low as none covers another, or its pole.

    Args:
        flags: what is to be said.
        ends: how far text may reach, in pixels from the left of the area.
        lowest: how far down text may reach; less than zero where what is drawn reaches out of the area.
    """
    from_right = sorted(flags, key=lambda flag: -flag.begin)
    middle = sum(ends) / 2
    from_middle = sorted(flags, key=lambda flag: abs(flag.begin - middle))
    inward = [replace(flag, turned=flag.begin > middle) for flag in from_middle]
    # The last of a row of flags finds no room for its text where the picture ends, unless all turn inward.
    tries = (_placed(order, ends, lowest, search) for search in (_by_row, _by_side) for order in (from_right, inward))
    return min(tries, key=_worth)


_Rows = Sequence[Sequence[Box]]
"""Where the text of a flag may stand, row by row from below, its better side first."""


def _by_row(rows: _Rows) -> Iterable[Box]:
    """Return places so that the lowest come first."""
    return chain.from_iterable(rows)


def _by_side(rows: _Rows) -> Iterable[Box]:
    """Return places so that all on the better side come first."""
    return chain.from_iterable(zip(*rows, strict=True))


def _worth(placed: Sequence[Raised]) -> tuple[int, float]:
    """Return what speaks against some places: how many flags meet, and how high they stand."""
    return sum(_meet(one, other) for one, other in combinations(placed, 2)), -min(
        (found.box.top for found in placed), default=0
    )


def _placed(
    flags: Sequence[Flag], ends: tuple[float, float], lowest: float, search: Callable[[_Rows], Iterable[Box]]
) -> list[Raised]:
    """Give each flag the first place that those before it leave."""
    placed: list[Raised] = []
    for flag in flags:
        bottoms = sorted({lowest, *(other.box.top for other in placed)}, reverse=True)
        rows = [list(_boxes(flag, bottom, ends)) for bottom in bottoms]
        tried = [Raised(flag, box) for box in search(rows)]
        # The highest place is free of all other text, even if its pole is not.
        free = (found for found in tried if not any(_meet(found, other) for other in placed))
        placed.append(next(free, tried[-1]))
    return placed


def _boxes(flag: Flag, bottom: float, ends: tuple[float, float]) -> Iterator[Box]:
    """Yield where the text of a flag may stand above a line, the best first."""
    middle = (flag.begin + flag.end - flag.width) / 2
    beside = [flag.begin + POLE, flag.begin - POLE - flag.width]
    lefts = [middle, flag.begin, flag.end - flag.width] if flag.is_stretch else beside[:: -1 if flag.turned else 1]
    inside = [left for left in lefts if ends[0] <= left <= ends[1] - flag.width]
    for left in (*inside, min(max(middle, ends[0]), ends[1] - flag.width)):
        yield Box(left, bottom - len(flag.lines) * LEADING - 2, left + flag.width, bottom)


def _meet(one: Raised, other: Raised) -> bool:
    """Tell whether the text of one of two flags would touch that of the other, or its pole."""
    wide = Box(one.box.left - APART, one.box.top, one.box.right + APART, one.box.bottom)
    return any(map(wide.overlap, (other.box, other.pole))) or bool(one.pole.overlap(other.box))


def clearest(
    boxes: Sequence[Box], taken: Sequence[Box], inside: Box, lead: Callable[[Box], Iterable[Box]] = lambda _: ()
) -> Box:
    """Return the first box of those that cover least.

    Args:
        boxes: where something may stand, the best first.
        taken: what stands there already.
        inside: the room that should not be left.
        lead: from a box to what leads there, piece by piece.
    """

    def cost(box: Box) -> float:
        within = box.overlap(inside)
        beyond = (box.right - box.left) * (box.bottom - box.top) - within
        crossed = sum(piece.overlap(other) for piece in lead(box) for other in taken)
        return round(sum(map(box.overlap, taken)) + beyond * OUTSIDE + crossed * CROSSING, 1)

    return min(boxes, key=cost)


def beside_line(width: float, height: float, y: float, ends: tuple[float, float]) -> list[Box]:
    """Return where the text of a level line may stand: above it or below, at its ends or between.

    Args:
        width: the width of the text in pixels.
        height: its height.
        y: where the line is.
        ends: where it begins and ends.
    """
    steps = [ends[1] - width - (ends[1] - ends[0] - width) * part / 8 for part in (0, 8, 1, 7, 2, 6, 3, 5, 4)]
    return [Box(left, top, left + width, top + height) for top in (y - height - 2, y + 3) for left in steps]


def beside_spot(size: tuple[float, float], x: float, y: float, ends: tuple[float, float]) -> list[Box]:
    """Return where the text of a spot may stand: around it, ever farther.

    Args:
        size: the width and the height of the text in pixels.
        x: where the spot is.
        y: where the spot is.
        ends: how far text may reach.
    """
    width, height = size
    found = []
    for distance in DISTANCES:
        aside, slanted = distance + 2, distance * 0.7
        middle = min(max(x - width / 2, ends[0]), ends[1] - width)
        lefts = {"right": x + aside, "left": x - aside - width, "middle": middle}
        tops = {"above": y - slanted - height, "below": y + slanted, "middle": y - height / 2}
        for across, down in _AROUND:
            left, top = lefts[across], tops[down]
            found.append(Box(left, top, left + width, top + height))
    return found


_AROUND = (
    ("right", "middle"),
    ("left", "middle"),
    ("right", "above"),
    ("left", "above"),
    ("right", "below"),
    ("left", "below"),
    ("middle", "above"),
    ("middle", "below"),
)
