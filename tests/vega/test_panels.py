"""Small multiples: side by side and row by row, with common scales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from briefings.vega import NARROW, TALLEST, WIDE, ChartType, Note, Plot, Point, height, specification

Layer = Mapping[str, Mapping[str, Mapping[str, object]]]


def plot(kind: str = "line", count: int = 3, width: int = WIDE, notes: tuple[Note, ...] = ()) -> Plot:
    """Return a plot of some panels, the values of each ten times those of the one before."""
    points = tuple(
        Point(
            f"{2015 + year}", float(10**panel * (year + 1)), written=str(10**panel * (year + 1)), panel=f"Place {panel}"
        )
        for panel in range(count)
        for year in range(10)
    )
    return Plot(ChartType(kind), points, width=width, notes=notes)


def layers(spec: Mapping[str, object], mark: str) -> list[Layer]:
    """Return the layers with a mark."""
    found = cast("Sequence[Layer]", spec["layer"])
    return [layer for layer in found if str(layer["mark"]["type"]) == mark]


def words(spec: Mapping[str, object], text: str) -> list[Mapping[str, float]]:
    """Return where a text stands."""
    (*_, labels) = layers(spec, "text")
    return [
        label for label in cast("list[Mapping[str, float]]", labels["data"]["values"]) if str(label["text"]) == text
    ]


def scales(spec: Mapping[str, object], mark: str, channel: str) -> list[Mapping[str, object]]:
    """Return the scales of a channel of each panel."""
    return [cast("Mapping[str, object]", layer["encoding"][channel]["scale"]) for layer in layers(spec, mark)]


@pytest.mark.parametrize(("kind", "mark"), [("line", "line"), ("bar", "bar"), ("scatter", "point")])
def test_panels_have_common_scales(kind: str, mark: str) -> None:
    """A value has the same height in each panel, and a year the same place."""
    spec = specification(plot(kind))
    for channel in "xy":
        found = scales(spec, mark, channel)
        assert len(found) == 3
        assert len({str(scale["domain"]) for scale in found}) == 1
        assert (
            len({cast("list[float]", scale["range"])[1] - cast("list[float]", scale["range"])[0] for scale in found})
            == 1
        )


def test_panels_stand_side_by_side_and_do_not_touch() -> None:
    """Each has a stretch of the width of its own."""
    ranges = [cast("list[float]", scale["range"]) for scale in scales(specification(plot()), "line", "x")]
    assert ranges[0][1] < ranges[1][0] < ranges[1][1] < ranges[2][0] < ranges[2][1] <= WIDE


def test_a_telephone_has_two_panels_a_row() -> None:
    """The third begins a new row below the first."""
    wide, narrow = (specification(plot(width=width)) for width in (WIDE, NARROW))
    assert len({words(wide, f"Place {panel}")[0]["y"] for panel in range(3)}) == 1
    places = [words(narrow, f"Place {panel}")[0] for panel in range(3)]
    assert places[0]["y"] == places[1]["y"] < places[2]["y"]
    assert places[0]["x"] == places[2]["x"] < places[1]["x"]


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (4, 2), (6, 3), (12, 3)])
def test_rows_are_as_even_as_can_be(count: int, columns: int) -> None:
    """Four panels are two rows of two."""
    spec = specification(plot(count=count))
    assert len({words(spec, f"Place {panel}")[0]["x"] for panel in range(count)}) == columns


def test_the_axis_of_values_is_written_once_a_row() -> None:
    """Panels in one row are read along the same lines."""
    assert len(words(specification(plot(count=6)), "0")) == 2


@pytest.mark.parametrize("kind", ["bar", "horizontal bar", "line", "scatter"])
def test_twelve_panels_fit_on_a_page(kind: str) -> None:
    """The most that are allowed are no higher than a page; bars lie as far as they find room."""
    few = [point for point in plot(kind, 12).points if point.x < "2018"]
    assert height(Plot(ChartType(kind), tuple(few))) <= TALLEST


def test_a_note_stands_in_all_panels_and_is_said_in_the_first() -> None:
    """One of its panel stands there alone."""
    bands = layers(specification(plot(notes=(Note("Licences", start="2018", end="2020"),))), "rect")
    assert len(bands) == 3
    spec = specification(
        plot(notes=(Note("Licences", start="2018", end="2020"), Note("Mine", x="2019", panel="Place 1")))
    )
    assert len(words(spec, "Licences")) == len(words(spec, "Mine")) == 1
    assert words(spec, "Licences")[0]["x"] < words(spec, "Mine")[0]["x"]


def test_an_absent_place_is_left_free() -> None:
    """A panel that lacks a category keeps its room, so that the same one stands in the same place."""
    points = (Point("A", 1.0, panel="P"), Point("B", 2.0, panel="P"), Point("B", 3.0, panel="Q"))
    spec = specification(Plot(ChartType.BAR, points))
    assert [scale["domain"] for scale in scales(spec, "bar", "x")] == [["A", "B"], ["A", "B"]]
