"""What a chart says, in words, for those who do not see it: made from its data alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.vega.plot import ChartType, Note, Plot, Point, amount, figure
from briefings.words import Words, words

__all__ = ["alternative"]


def alternative(plot: Plot) -> str:
    """Return one or two sentences: the type, what is shown, its range, its extremes, first and last values.

    Args:
        plot: what is drawn; at least one point.
    """
    said = words(plot.language)
    sentences = [_shown(plot, said), *_panels(plot, said), *(_note(plot, note, said) for note in plot.notes)]
    return " ".join(filter(None, sentences))


def _shown(plot: Plot, said: Words) -> str:
    """Return what is shown as a whole."""
    kind = _kind(plot.type, said)
    known = [point for point in plot.points if point.y is not None]
    if not known:
        return said.gettext("%(kind)s without a value.", kind=kind)
    if len(known) == 1:
        return said.gettext(
            "%(kind)s with one value%(of)s: %(value)s.", kind=kind, of=_of(plot, said), value=_named(plot, known[0])
        )
    if plot.type is ChartType.SCATTER:
        shown = said.gettext(
            "%(kind)s with %(count)s points%(series)s.", kind=kind, count=len(known), series=_series(plot, said)
        )
        return f"{shown} {_extents(plot, known, said)}"
    shown = said.gettext(
        "%(kind)s with %(count)s values%(of)s%(series)s%(missing)s.",
        kind=kind,
        count=len(known),
        of=_of(plot, said),
        series=_series(plot, said),
        missing=_missing(plot, known, said),
    )
    return f"{shown} {_course(plot, known, said)}"


def _panels(plot: Plot, said: Words) -> Iterator[str]:
    """Yield which small charts there are, and where each of them begins and ends."""
    if len(plot.panels) > 1:
        count = len(plot.panels)
        yield said.gettext("%(count)s panels: %(names)s.", count=count, names=said.listed(plot.panels))
        for name in plot.panels:
            points = [point for point in plot.points if point.panel == name and point.y is not None]
            inside = replace(plot, points=tuple(points), notes=())
            course = "; ".join(_courses(inside, said)) if points else said.gettext("no value")
            yield said.gettext("%(panel)s: %(course)s.", panel=name, course=course)


def _courses(plot: Plot, said: Words) -> Iterator[str]:
    """Yield how far the values of each series reach, from the first to the last."""
    if plot.type is ChartType.SCATTER:
        low, high = (found(plot.points, key=lambda point: point.y or 0) for found in (min, max))
        yield said.gettext("from %(first)s to %(last)s", first=figure(low.written), last=figure(high.written))
        return
    for name in plot.series:
        yield f"{name} {_from_to(plot.of_series(name), said)}".lstrip()


def _note(plot: Plot, note: Note, said: Words) -> str:
    """Return a note with its place."""
    text = note.text.rstrip(".")
    panel = [note.panel] if note.panel and len(plot.panels) > 1 else []
    if note.start:
        first = said.listed([*panel, note.start])
        return said.gettext("Note from %(first)s to %(last)s: %(text)s.", first=first, last=note.end, text=text)
    place = said.listed([*panel, *filter(None, [note.x, figure(note.y) if note.y else ""])])
    return said.gettext("Note at %(place)s: %(text)s.", place=place, text=text)


def _kind(kind: ChartType, said: Words) -> str:
    """Return what a type of chart is called."""
    return {
        ChartType.BAR: said.gettext("Bar chart"),
        ChartType.HORIZONTAL_BAR: said.gettext("Horizontal bar chart"),
        ChartType.STACKED_BAR: said.gettext("Stacked bar chart"),
        ChartType.GROUPED_BAR: said.gettext("Grouped bar chart"),
        ChartType.LINE: said.gettext("Line chart"),
        ChartType.SCATTER: said.gettext("Scatter chart"),
    }[kind]


def _of(plot: Plot, said: Words) -> str:
    """Return what the values count."""
    return said.gettext(" in %(unit)s", unit=plot.unit) if plot.unit else ""


def _series(plot: Plot, said: Words) -> str:
    """Return the names of the series, where there are several."""
    names = said.listed(plot.series)
    return (
        said.gettext(", %(count)s series: %(names)s", count=len(plot.series), names=names)
        if len(plot.series) > 1
        else ""
    )


def _missing(plot: Plot, known: Sequence[Point], said: Words) -> str:
    """Return how many values are missing."""
    count = len(plot.points) - len(known)
    return said.ngettext("; %(num)s is missing", "; %(num)s are missing", count) if count else ""


def _named(plot: Plot, point: Point) -> str:
    """Return a value and where it stands."""
    several = ((point.panel, plot.panels), (point.series, plot.series))
    place = words(plot.language).listed([*(name for name, names in several if len(names) > 1), point.x])
    return f"{point.text} ({place})"


def _course(plot: Plot, known: Sequence[Point], said: Words) -> str:
    """Return the extremes, and the first and the last value of each series."""
    low = min(known, key=lambda point: point.y or 0)
    high = max(known, key=lambda point: point.y or 0)
    extremes = said.gettext("Lowest %(low)s, highest %(high)s", low=_named(plot, low), high=_named(plot, high))
    if len(plot.panels) > 1:
        return f"{extremes}."
    courses = _courses(replace(plot, points=tuple(known)), said)
    return f"{extremes}; {'; '.join(courses)}."


def _from_to(points: Sequence[Point], said: Words) -> str:
    """Return the first and the last value of a series."""
    first, last = (f"{point.text} ({point.x})" for point in (points[0], points[-1]))
    return first if first == last else said.gettext("from %(first)s to %(last)s", first=first, last=last)


def _extents(plot: Plot, known: Sequence[Point], said: Words) -> str:
    """Return how far scattered points reach along both axes."""
    across = sorted({point.x for point in known}, key=lambda cell: (amount(cell) or 0, cell))
    values = [figure(point.written) for point in sorted(known, key=lambda point: point.y or 0)]
    reach = said.gettext("from %(first)s to %(last)s", first=figure(across[0]), last=figure(across[-1]))
    horizontally, vertically = said.gettext("Horizontally"), said.gettext("vertically")
    x = f"{plot.x_title or horizontally} {reach}"
    height = said.gettext("from %(first)s to %(last)s", first=values[0], last=values[-1])
    return f"{x[0].upper()}{x[1:]}; {plot.unit or vertically} {height}."
