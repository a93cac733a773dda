"""What a chart says, in words, for those who do not see it: made from its data alone."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.vega.plot import ChartType, Plot, Point, amount, figure

__all__ = ["alternative"]


def alternative(plot: Plot) -> str:
    """Return one or two sentences: the type, what is shown, its range, its extremes, first and last values.

    Args:
        plot: what is drawn; at least one point.
    """
    kind = f"{plot.type.value.capitalize()} chart"
    known = [point for point in plot.points if point.y is not None]
    if not known:
        return f"{kind} without a value."
    if len(known) == 1:
        return f"{kind} with one value{_of(plot)}: {_named(plot, known[0])}."
    if plot.type is ChartType.SCATTER:
        return f"{kind} with {len(known)} points{_series(plot)}. {_extents(plot, known)}"
    return f"{kind} with {len(known)} values{_of(plot)}{_series(plot)}{_missing(plot, known)}. {_course(plot, known)}"


def _of(plot: Plot) -> str:
    """Return what the values count."""
    return f" in {plot.unit}" if plot.unit else ""


def _series(plot: Plot) -> str:
    """Return the names of the series, where there are several."""
    return f", {len(plot.series)} series: {', '.join(plot.series)}" if len(plot.series) > 1 else ""


def _missing(plot: Plot, known: Sequence[Point]) -> str:
    """Return how many values are missing."""
    count = len(plot.points) - len(known)
    return f"; {count} {'is' if count == 1 else 'are'} missing" if count else ""


def _named(plot: Plot, point: Point) -> str:
    """Return a value and where it stands."""
    place = f"{point.series}, {point.x}" if len(plot.series) > 1 else point.x
    return f"{point.text} ({place})"


def _course(plot: Plot, known: Sequence[Point]) -> str:
    """Return the extremes, and the first and the last value of each series."""
    low = min(known, key=lambda point: point.y or 0)
    high = max(known, key=lambda point: point.y or 0)
    extremes = f"Lowest {_named(plot, low)}, highest {_named(plot, high)}"
    by_series = ((name, [point for point in known if point.series == name]) for name in plot.series)
    courses = [f"{name} {_from_to(points)}".lstrip() for name, points in by_series if points]
    return f"{extremes}; {'; '.join(courses)}."


def _from_to(points: Sequence[Point]) -> str:
    """Return the first and the last value of a series."""
    first, last = (f"{point.text} ({point.x})" for point in (points[0], points[-1]))
    return first if first == last else f"from {first} to {last}"


def _extents(plot: Plot, known: Sequence[Point]) -> str:
    """Return how far scattered points reach along both axes."""
    across = sorted({point.x for point in known}, key=lambda cell: (amount(cell) or 0, cell))
    values = [figure(point.written) for point in sorted(known, key=lambda point: point.y or 0)]
    x = f"{plot.x_title or 'Horizontally'} from {figure(across[0])} to {figure(across[-1])}"
    return f"{x[0].upper()}{x[1:]}; {plot.unit or 'vertically'} from {values[0]} to {values[-1]}."
