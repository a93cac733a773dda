"""Notes within a picture: rules and bands at places, lines at values, and words at spots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.artifacts import Plain
from briefings.vega.axes import GAP
from briefings.vega.measure import LEADING, text_width, wrapped
from briefings.vega.palette import INK, META, RULES
from briefings.vega.placing import Flag, Raised, beside_line, clearest, raised
from briefings.vega.plot import Note, Plot, amount
from briefings.vega.sheet import Box, Label, Layer, quantitative, rule_layer

__all__ = [
    "Drawn",
    "Ground",
    "beside_rows",
    "beyond",
    "is_said",
    "levels",
    "over",
    "poles",
    "room_beside",
]

WIDEST, WIDEST_PART = 150, 0.3
"""The widest line of a note, in pixels, and of one beside lying bars as a part of the picture."""
MOST_LINES = 8
CLOSED = 8
"""How much worse it is to cover a pixel of words or of a bar than one of a line."""
BESIDE = 3
"""The room that is kept free beside words, in pixels."""
ASCENT = 11
TINT = 0.4


@dataclass(frozen=True, slots=True)
class Ground:
    """A plot's area as notes see it, in pixels from its upper left corner."""

    width: float
    height: float
    ends: tuple[float, float]
    """How far text may reach to the left and to the right."""
    taken: tuple[Box, ...]
    """What is drawn there."""
    closed: tuple[Box, ...] = ()
    """What is written there, and bars: words are not read upon them."""

    @property
    def room(self) -> Box:
        """The room for words within it."""
        return Box(self.ends[0], 0, self.ends[1], self.height)

    @property
    def weighed(self) -> tuple[Box, ...]:
        """What notes should not cover; where nothing can be read, several times."""
        return (*self.taken, *self.closed * CLOSED)

    def written(self, labels: Iterable[Label]) -> Ground:
        """Return the area with some more words."""
        boxes = (label.box for label in labels)
        wide = (Box(box.left - BESIDE, box.top, box.right + BESIDE, box.bottom) for box in boxes)
        return replace(self, closed=(*self.closed, *wide))


@dataclass(frozen=True, slots=True)
class Drawn:
    """Notes as they are drawn."""

    behind: tuple[Layer, ...] = ()
    before: tuple[Layer, ...] = ()
    labels: tuple[Label, ...] = ()
    strip: int = 0
    """The room that they take above the area, in pixels."""
    taken: tuple[Box, ...] = ()
    """What other notes should not cover."""

    def __add__(self, other: Drawn) -> Drawn:
        """Return both; only one of them takes room above the area."""
        return Drawn(
            (*self.behind, *other.behind),
            (*self.before, *other.before),
            (*self.labels, *other.labels),
            max(self.strip, other.strip),
            (*self.taken, *other.taken),
        )


Pole = tuple[Note, float, float, float]
"""A note over a place or a stretch: where it begins and ends, and how far down its rule goes."""
Placed = tuple[Note, float, float]
"""A note, and two pixels that place it."""


def is_said(plot: Plot, note: Note) -> bool:
    """Tell whether the words of a note stand in a chart: those for all small charts stand in the first."""
    return not plot.part or bool(note.panel) or plot.part.name == plot.panels[0]


def over(notes: Iterable[Note]) -> Iterator[Note]:
    """Yield the notes that stand at a place or over a stretch, and at no value."""
    return (note for note in notes if not note.y)


def levels_of(notes: Iterable[Note]) -> Iterator[tuple[Note, float]]:
    """Yield the notes that stand at a value alone, with it."""
    return ((note, amount(note.y) or 0.0) for note in notes if note.y and not note.x)


def poles(plot: Plot, placed: Sequence[Pole], ground: Ground) -> Drawn:
    """Draw rules and bands through the area, their words above it.

    Args:
        plot: what is drawn.
        placed: the notes in their places; what begins and ends at one pixel is a rule.
        ground: the area.
    """
    # Left of the area, the label of the uppermost line may stand.
    ends = (0.0, ground.ends[1])
    widest = min(WIDEST, ends[1])
    flags = {Flag(wrapped(note.text, widest, MOST_LINES), begin, end): foot for note, begin, end, foot in placed}
    said = {
        Flag(wrapped(note.text, widest, MOST_LINES), begin, end)
        for note, begin, end, _ in placed
        if is_said(plot, note)
    }
    # A line at the upper edge reaches beyond it by half of its thickness, and its points by half of their size.
    lowest = min((box.top for box in ground.weighed if box.top < 0), default=0.0)
    up = raised([flag for flag in flags if flag in said], ends, lowest)
    tops = dict.fromkeys(flags, 0.0) | {found.flag: found.pole.top for found in up}
    bands = [(flag.begin, tops[flag], flag.end, ground.height) for flag in flags if flag.is_stretch]
    rules = [(flag.begin, tops[flag], flag.begin, foot) for flag, foot in flags.items() if not flag.is_stretch]
    behind = (*([_bands(bands)] if bands else []), *([rule_layer(rules, META)] if rules else []))
    strip = round(-min((found.box.top for found in up), default=0) + (4 if up else 0))
    taken = tuple(Box(x - 3, 0, x + 3, foot) for x, _, _, foot in rules)
    return Drawn(behind, (), tuple(label for found in up for label in _flag_labels(found)), strip, taken)


def _bands(boxes: Iterable[tuple[float, float, float, float]]) -> Layer:
    """Return the layer of bands, paler than lines so that those are seen upon them."""
    values: list[Plain] = [
        {"x": round(left, 2), "y": round(top, 2), "x2": round(right, 2), "y2": round(bottom, 2)}
        for left, top, right, bottom in boxes
    ]
    ends: Layer = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    encoding: Layer = {"x": quantitative("x"), "y": quantitative("y"), **ends}
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "color": RULES, "fillOpacity": TINT},
        "encoding": encoding,
    }


def _flag_labels(found: Raised) -> Iterator[Label]:
    """Yield the lines of a note above the area; they turn their even side to the pole."""
    flag, box = found.flag, found.box
    middle = (flag.begin + flag.end) / 2
    align = "left" if box.left >= flag.begin else "right" if box.right <= flag.begin else "center"
    if flag.is_stretch and abs((box.left + box.right) / 2 - middle) < 1:
        align = "center"
    yield from set_lines(flag.lines, box, align)


def set_lines(lines: Sequence[str], box: Box, align: str) -> Iterator[Label]:
    """Yield lines of text inside a box."""
    x = {"left": box.left, "center": (box.left + box.right) / 2, "right": box.right}[align]
    for row, line in enumerate(lines):
        yield Label(line, x, box.top + ASCENT + 1 + row * LEADING, INK, align)


def size_of(lines: Sequence[str]) -> tuple[float, float]:
    """Return the width and the height of lines of text."""
    return max(map(text_width, lines)), len(lines) * LEADING


def levels(plot: Plot, place: Callable[[float], float], ground: Ground) -> Drawn:
    """Draw level lines at values, each with its words where they cover least.

    Args:
        plot: what is drawn.
        place: from a value to its pixel.
        ground: the area.
    """
    lines: list[tuple[float, float, float, float]] = []
    labels: list[Label] = []
    for note, value in levels_of(plot.notes):
        y = place(value)
        lines.append((0, y, ground.width, y))
        if is_said(plot, note):
            text = wrapped(note.text, max(ground.width * 0.6, WIDEST), MOST_LINES)
            boxes = beside_line(*size_of(text), y, (2, ground.width - 2))
            box = clearest(boxes, ground.written(labels).weighed, ground.room)
            labels += set_lines(text, box, "right" if box.right > ground.width - 4 else "left")
    taken = tuple(Box(x, y - 2, x2, y2 + 2) for x, y, x2, y2 in lines)
    return Drawn((), (rule_layer(lines, META),) if lines else (), tuple(labels), 0, taken)


def beyond(ground: Ground, drawn: Drawn) -> Ground:
    """Return an area in which some notes are drawn already."""
    return replace(ground.written(drawn.labels), taken=(*ground.taken, *drawn.taken))


def room_beside(plot: Plot, picture: float) -> int:
    """Return the room right of lying bars that notes at their names take, in pixels."""
    texts = [wrapped(note.text, _beside(picture), MOST_LINES) for note in over(plot.shared.notes)]
    return round(max((text_width(line) for lines in texts for line in lines), default=-GAP) + GAP)


def _beside(picture: float) -> float:
    """Return the widest line of a note right of lying bars."""
    return min(WIDEST, picture * WIDEST_PART)


def beside_rows(plot: Plot, placed: Sequence[Placed], ground: Ground, picture: float) -> Drawn:
    """Draw bands behind lying bars, their words right of the area, none upon another.

    Args:
        plot: what is drawn.
        placed: the notes with the upper and the lower pixel of their rows.
        ground: the area.
        picture: the width of the whole picture.
    """
    bands = [(0.0, top, ground.width, bottom) for _, top, bottom in placed]
    labels: list[Label] = []
    free = 0.0
    for note, top, bottom in sorted(placed, key=lambda found: found[1]):
        text = wrapped(note.text, _beside(picture), MOST_LINES) if is_said(plot, note) else ()
        height = len(text) * LEADING
        first = max(free, min((top + bottom - height) / 2, ground.height - height))
        labels += set_lines(text, Box(ground.width + GAP, first, ground.width + GAP, first + height), "left")
        free = first + height + 4 if text else free
    return Drawn((_bands(bands),) if bands else (), (), tuple(labels))
