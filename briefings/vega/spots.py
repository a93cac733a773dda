"""Notes at spots: a ring around each, and words near it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefings.vega.measure import wrapped
from briefings.vega.notes import MOST_LINES, WIDEST, Drawn, Ground, set_lines, size_of
from briefings.vega.palette import GROUND, INK
from briefings.vega.placing import beside_spot, clearest
from briefings.vega.plot import ChartType, Note, Plot, amount
from briefings.vega.sheet import Box, Label, Layer, quantitative, rule_layer
from briefings.vega.stacks import pieces

__all__ = ["spots"]

RING, RING_AT_END = 5, 3
NEAR, NEAR_AT_END = 12, 30
"""How far from a spot words may stand without a line to them; at the end of a bar a value stands between."""
THIN, SEAM = 0.0, 2.5
"""How much thicker than a thin line something is drawn, in pixels."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A spot in pixels, and the radius of its ring; a scattered point has none."""

    x: float
    y: float
    radius: float

    @property
    def ring(self) -> Layer:
        """The ring as a layer draws it."""
        return {"x": round(self.x, 2), "y": round(self.y, 2), "size": 4 * self.radius**2}

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return Box(self.x - RING, self.y - RING, self.x + RING, self.y + RING)

    def lead(self, box: Box) -> Iterator[tuple[float, float, float, float]]:
        """Yield the line to words that stand apart from it."""
        x, y = min(max(self.x, box.left - 2), box.right + 2), min(max(self.y, box.top), box.bottom)
        distance = math.hypot(x - self.x, y - self.y)
        if distance > (NEAR_AT_END if self.radius == RING_AT_END else NEAR):
            part = RING / distance
            yield self.x + (x - self.x) * part, self.y + (y - self.y) * part, x, y

    def trail(self, box: Box) -> Iterator[Box]:
        """Yield the line to words in short pieces."""
        for begin, top, end, bottom in self.lead(box):
            count = math.ceil(math.hypot(end - begin, bottom - top) / 2)
            for part in range(1, count + 1):
                across, down = begin + (end - begin) * part / count, top + (bottom - top) * part / count
                yield Box(across - 1, down - 1, across + 1, down + 1)


def spots(plot: Plot, place: Callable[[str, float], tuple[float, float]], ground: Ground) -> Drawn:
    """Draw the words of spots near them, a ring around each; a thin line leads to words that stand apart.

    Upon bars, which may be dark, rings and lines have a seam.

    Args:
        plot: what is drawn.
        place: from a cell of the axis and a value to two pixels.
        ground: the area.
    """
    placed = [(note, _Spot(*place(note.x, value), _radius(plot, note, value))) for note, value in _spots_of(plot.notes)]
    leads: list[tuple[float, float, float, float]] = []
    labels: list[Label] = []
    # The end of a bar leaves words the fewest places.
    for note, spot in sorted(placed, key=lambda found: found[1].radius):
        text = wrapped(note.text, min(WIDEST, ground.width), MOST_LINES)
        taken = [*ground.written(labels).weighed, *(other.box for _, other in placed if other != spot)]
        box = clearest(beside_spot(size_of(text), spot.x, spot.y, ground.ends), taken, ground.room, spot.trail)
        labels += set_lines(text, box, "right" if box.right < spot.x else "left" if box.left > spot.x else "center")
        leads += spot.lead(box)
    rings = [spot.ring for _, spot in placed if spot.radius]
    seams = _pointers(rings, leads, GROUND, SEAM) if plot.type.has_bars else ()
    return Drawn((), (*seams, *_pointers(rings, leads, INK, THIN)), tuple(labels))


def _pointers(
    rings: Sequence[Layer], leads: Sequence[tuple[float, float, float, float]], colour: str, beyond: float
) -> Iterator[Layer]:
    """Yield the layers of rings and of lines to words, thicker than a thin line by some pixels."""
    if rings:
        ring: Layer = {"type": "point", "filled": False, "color": colour, "strokeWidth": 1.25 + beyond, "opacity": 1}
        size: Layer = {"field": "size", "type": "quantitative", "scale": None}
        placed: Layer = {"x": quantitative("x"), "y": quantitative("y"), "size": size}
        yield {"data": {"values": [*rings]}, "mark": ring, "encoding": placed}
    if leads:
        yield rule_layer(leads, colour, 1 + beyond)


def _radius(plot: Plot, note: Note, value: float) -> float:
    """Return the radius of the ring of a spot in pixels; a scattered point is seen without.

    At the end of a bar it leaves the value there legible.
    """
    if plot.type is ChartType.SCATTER:
        is_point = any((amount(point.x), point.y) == (amount(note.x), value) for point in plot.points)
        return 0 if is_point else RING
    ends = (end for part in pieces(plot) if part.point.x == note.x for end in (part.end, part.tip))
    return RING_AT_END if plot.type.has_bars and value in ends else RING


def _spots_of(notes: Iterable[Note]) -> Iterator[tuple[Note, float]]:
    """Yield the notes that stand at a place and a value, with the value."""
    return ((note, amount(note.y) or 0.0) for note in notes if note.y and note.x)
