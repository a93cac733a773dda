"""The whole picture: one area below its header, or small charts of common scales, side by side and row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.vega.axes import GAP, axis_title
from briefings.vega.bars import bars
from briefings.vega.legend import Header, header
from briefings.vega.marks import marks
from briefings.vega.measure import LEADING, wrapped
from briefings.vega.palette import INK, META
from briefings.vega.plot import WIDE, Plot
from briefings.vega.sheet import Area, Frame, Label, Layer, moved, sheet

__all__ = ["TALLEST", "picture"]

TALLEST = 640
"""The highest picture that a page of a report holds with its title and notes, in pixels."""
ACROSS, DOWN = 20, 14
"""Between two small charts."""
LEAST = 84
"""The narrowest area of a small chart."""
HIGHEST, LOWEST = 150, 66
"""The height of the area of a small chart."""
MOST_ABREAST = 3
TRIES = 4


def picture(plot: Plot) -> Layer:
    """Return the specification of a whole picture."""
    return _several(plot) if len(plot.panels) > 1 else _single(plot)


def drawn(plot: Plot) -> Area:
    """Return one chart, laid out for its width."""
    return bars(plot) if plot.type.has_bars else marks(plot)


def _single(plot: Plot) -> Layer:
    """Put a header above the one area of a picture, and the title of its axis below."""
    area = drawn(plot)
    frame = area.frame
    top = header(plot, frame.left, legend=area.has_legend, title=area.title)
    foot = () if area.title else axis_title(plot, frame.left, frame.width, frame.height + frame.bottom - 4)
    whole = replace(frame, top=frame.top + top.height, bottom=frame.bottom + len(foot) * LEADING)
    labels = (*area.beside, *area.labels, *foot)
    return sheet(whole, *_under(top, -frame.top, area.layers, labels))


def _under(
    top: Header, down: float, layers: Sequence[Layer], labels: Sequence[Label]
) -> tuple[Sequence[Layer], Sequence[Label]]:
    """Return all layers and labels, those of the header above the picture moved to where the picture begins."""
    above = [moved(layer, 0, down) for layer in top.layers]
    return [*layers, *above], [*(label.moved(0, down) for label in top.labels), *labels]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Small charts, not yet in their places."""

    plot: Plot
    areas: tuple[Area, ...]
    columns: int

    @property
    def left(self) -> int:
        """The room left of the first column."""
        return self.areas[0].frame.left

    @property
    def pitch(self) -> float:
        """From one column to the next."""
        return (self.plot.width - self.left + ACROSS) / self.columns

    @property
    def rows(self) -> list[tuple[Area, ...]]:
        """The small charts, row by row."""
        return [self.areas[start : start + self.columns] for start in range(0, len(self.areas), self.columns)]

    def names(self, row: int) -> list[tuple[str, ...]]:
        """Return the names of the small charts in a row, line by line."""
        shown = self.plot.panels[row * self.columns : (row + 1) * self.columns]
        return [wrapped(name, self.pitch - ACROSS, 4) for name in shown]

    def above(self, row: int) -> float:
        """Return the room above the areas of a row, for names and notes."""
        lines = max(len(self.title) if row == 0 else 0, *map(len, self.names(row)))
        return lines * LEADING + 6 + max(area.frame.top for area in self.rows[row])

    @property
    def title(self) -> tuple[str, ...]:
        """What stands right above the names before lying bars, line by line."""
        title = self.areas[0].title
        return wrapped(title, self.left - GAP, 4) if title else ()

    @property
    def taken(self) -> float:
        """What the picture needs besides the areas of its small charts."""
        bottoms = sum(max(area.frame.bottom for area in row) for row in self.rows)
        return bottoms + sum(map(self.above, range(len(self.rows)))) + DOWN * (len(self.rows) - 1)


def _several(plot: Plot) -> Layer:
    """Lay small charts out: as many side by side as find room, as high as the page allows."""
    for columns in range(_most_columns(plot), 0, -1):
        first = _grid(plot, columns, HIGHEST)
        if first.areas[0].frame.width >= LEAST:
            break
    top = header(plot, first.left, legend=first.areas[0].has_legend, title="")
    room = (TALLEST - top.height - first.taken - LEADING) / len(first.rows)
    # A telephone's screen is rolled; a page of a report has an end.
    wished = TALLEST if first.areas[0].is_lying else HIGHEST if plot.width >= WIDE else HIGHEST * 0.75
    height = min(wished, max(room, LOWEST)) if plot.width >= WIDE else wished
    return _placed(_grid(plot, columns, round(height)), top)


def _most_columns(plot: Plot) -> int:
    """Return how many small charts may stand side by side: rows as even as can be."""
    count = len(plot.panels)
    most = min(MOST_ABREAST, count)
    return 2 if count == 4 else most  # noqa: PLR2004 # two rows of two, not three and one


def _grid(plot: Plot, columns: int, height: int) -> _Grid:
    """Draw the small charts, each as wide as a column with the axis left of the first."""
    left = 0
    for _ in range(TRIES):
        width = left + round((plot.width - left - (columns - 1) * ACROSS) / columns)
        grid = _Grid(plot, tuple(map(drawn, replace(plot, width=width).parts(height, plot.width))), columns)
        if grid.left == left:
            break
        left = grid.left
    return grid


def _placed(grid: _Grid, top: Header) -> Layer:
    """Return the specification of small charts in their places."""
    layers: list[Layer] = []
    titled = _named(grid.title, max(area.frame.top for area in grid.rows[0]), -grid.left)
    labels = [replace(label, colour=META, weight=400).moved(0, grid.above(0)) for label in titled]
    y = 0.0
    for index, row in enumerate(grid.rows):
        y += grid.above(index)
        strip = max(area.frame.top for area in row)
        for column, (area, name) in enumerate(zip(row, grid.names(index), strict=True)):
            x = round(column * grid.pitch)
            layers += [moved(layer, x, y) for layer in area.layers]
            shown = (*_named(name, strip, 0), *area.labels, *(area.beside if column == 0 else ()))
            labels += [label.moved(x, y) for label in shown]
        y += max(area.frame.height + area.frame.bottom for area in row) + DOWN
    width = grid.plot.width - grid.left
    foot = () if grid.title else axis_title(grid.plot, grid.left, width, y - DOWN - 4)
    height = round(y - DOWN + len(foot) * LEADING)
    whole = Frame(width, height, top.height, grid.left)
    independent: Layer = {"scale": dict.fromkeys(("x", "y", "xOffset", "yOffset"), "independent")}
    return {**sheet(whole, *_under(top, 0, layers, [*labels, *foot])), "resolve": independent}


def _named(lines: Sequence[str], strip: float, x: float) -> Iterator[Label]:
    """Yield the name of a small chart, above it and the notes of its row."""
    for row, line in enumerate(reversed(lines)):
        yield Label(line, x, -strip - 9 - row * LEADING, INK, weight=600)
