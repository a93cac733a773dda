"""The specifications of charts: what is drawn, in which order, and where the words stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.vega import NARROW, WIDE, ChartType, Plot, Point, specification
from briefings.vega.measure import text_width, wrapped
from briefings.vega.scales import calendar, linear, roomiest

Spec = Mapping[str, object]
NAMES = st.text(alphabet="abc XYZ-ßя金", min_size=1, max_size=30).map(str.strip).filter(bool)
VALUES = st.none() | st.floats(-1e7, 1e7).map(lambda value: round(value, 2))


def point(x: str, y: float | None, series: str = "", low: float | None = None, high: float | None = None) -> Point:
    """Make a point whose value was written as Python writes it."""
    ends = "" if low is None else f"{low}–{high}"
    return Point(x, y, series, low, high, "" if y is None else f"{y}", ends)


def drawn(kind: str, *points: Point, width: int = WIDE, unit: str = "", x_title: str = "") -> Spec:
    """Return the specification of some points."""
    return specification(Plot(ChartType(kind), points, unit, x_title, width=width))


def layers(spec: Spec) -> list[dict[str, dict[str, object]]]:
    """Return the layers from the back to the front."""
    return cast("list[dict[str, dict[str, object]]]", spec["layer"])


def of_mark(spec: Spec, mark: str) -> dict[str, dict[str, object]]:
    """Return the one layer with a mark."""
    (found,) = (layer for layer in layers(spec) if layer["mark"]["type"] == mark)
    return found


def values(layer: Mapping[str, Mapping[str, object]]) -> list[dict[str, object]]:
    """Return the data of a layer."""
    return cast("list[dict[str, object]]", layer["data"]["values"])


def labels(spec: Spec) -> list[dict[str, object]]:
    """Return all words of a picture."""
    return values(layers(spec)[-1])


def words(spec: Spec) -> list[object]:
    """Return the text of all words of a picture."""
    return [label["text"] for label in labels(spec)]


def span(label: Mapping[str, object]) -> tuple[float, float]:
    """Return where a word starts and ends, in pixels from the plot's area."""
    width = text_width(str(label["text"]))
    start = cast("float", label["x"]) - {"left": 0, "center": 0.5, "right": 1}[str(label["align"])] * width
    return start, start + width


def keys(value: object) -> Iterator[str]:
    """Yield all keys inside a value."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_categories_stand_in_the_order_of_the_rows() -> None:
    """Nothing is sorted by its letters."""
    spec = drawn("bar", point("Zinc", 1), point("Antimony", 3), point("Lead", 2))
    scale = cast("Mapping[str, object]", of_mark(spec, "bar")["encoding"]["x"])["scale"]
    assert cast("Mapping[str, object]", scale)["domain"] == ["Zinc", "Antimony", "Lead"]
    assert words(spec)[:3] == ["Zinc", "Antimony", "Lead"]


def test_bars_start_at_zero() -> None:
    """A bar's length is its value."""
    spec = drawn("bar", point("A", 1000), point("B", 1001))
    assert {value["start"] for value in values(of_mark(spec, "bar"))} == {0}


def test_eight_bars_have_their_values_written_and_no_axis() -> None:
    """Few bars are read without lines."""
    spec = drawn("bar", *(point(f"{2017 + year}", 1200.5 + year) for year in range(8)))
    assert "1,200.5" in words(spec)
    assert len([layer for layer in layers(spec) if layer["mark"]["type"] == "rule"]) == 1


def test_nine_bars_have_an_axis_with_level_lines() -> None:
    """Many bars are read against lines, all of them level."""
    spec = drawn("bar", *(point(f"{2017 + year}", 1200.5 + year) for year in range(9)))
    assert "1,200.5" not in words(spec)
    assert "1,000" in words(spec)
    lines = [line for layer in layers(spec) if layer["mark"]["type"] == "rule" for line in values(layer)]
    assert all(line["y"] == line["y2"] for line in lines)


def test_bars_that_are_all_zero_say_so() -> None:
    """However many they are, as no bar is there to be read."""
    assert words(drawn("bar", *(Point(f"{2001 + year}", 0, written="0") for year in range(15)))).count("0") == 15


def test_an_axis_keeps_the_marks_that_find_room() -> None:
    """Where even the fewest marks of a scale would touch, some are left out."""
    laid = linear([0, 1_000_000_000], 2).laid(0, 130)
    assert len(laid.ticks) == 3
    assert [tick.lines[0] for tick in roomiest([laid], -10, 140).ticks] == ["0", "1,000,000,000"]


def test_numbers_keep_the_decimals_of_the_author() -> None:
    """3.0 was measured more finely than 3."""
    assert "3.0" in words(drawn("bar", Point("A", 3.0, written="3.0"), point("B", 4)))


def test_a_missing_bar_is_a_dash() -> None:
    """A gap is seen as a gap, not as zero."""
    spec = drawn("bar", point("A", 1), point("B", None))
    assert "–" in words(spec)
    assert [value["category"] for value in values(of_mark(spec, "bar"))] == ["A"]


def test_long_names_make_bars_lie() -> None:
    """Names that find no room below bars stand before them."""
    name = "Rohstoffverarbeitungsgesellschaft"
    spec = drawn("bar", *(point(f"{name} {index}", index + 1) for index in range(6)))
    assert set(of_mark(spec, "bar")["encoding"]) >= {"y", "x", "x2"}


def test_names_that_find_room_on_paper_make_bars_lie_on_a_telephone() -> None:
    """The narrow picture is laid out anew."""
    points = [point(f"Production {index}", index + 1) for index in range(6)]
    assert "y2" in of_mark(drawn("bar", *points), "bar")["encoding"]
    assert "x2" in of_mark(drawn("bar", *points, width=NARROW), "bar")["encoding"]


def marked(spec: Spec) -> list[tuple[float, float]]:
    """Return where the first lines below the axis start and end, from left to right."""
    baseline = cast("float", spec["height"]) + 18
    return sorted(span(label) for label in labels(spec) if label["y"] == baseline)


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("line", [f"2025-01-{day:02d}" for day in range(3, 11)]),
        ("scatter", [f"{number}000000" for number in range(9)]),
    ],
)
def test_a_narrow_axis_has_fewer_marks(kind: str, cells: Sequence[str]) -> None:
    """Dates and numbers along an axis do not touch, however narrow it is."""
    points = [point(cell, 1000 * place) for place, cell in enumerate(cells)]
    wide, narrow = (marked(drawn(kind, *points, width=width)) for width in (WIDE, NARROW))
    assert 1 < len(narrow) < len(wide)
    for found in (wide, narrow):
        assert all(before[1] + 6 <= after[0] for before, after in pairwise(found))


def test_names_in_a_legend_stand_row_by_row() -> None:
    """A legend that finds no room in one row takes several; a name that is longer than a row is broken."""
    long = "The rest of the world as far as anybody has counted what is made there"
    points = [point(year, 5, name) for year in ("2023", "2024") for name in ("China", "Australia", long)]
    spec = drawn("grouped bar", *points, width=NARROW)
    rows = [label["y"] for label in labels(spec) if cast("float", label["y"]) < -5]
    assert len(rows) == 4
    assert len(set(rows)) == 3
    assert long not in words(spec)
    assert long in " ".join(str(word) for word in words(spec))


def test_values_that_leave_bars_no_room_stand_on_an_axis() -> None:
    """Long values at both ends of lying bars would leave nothing of the bars."""
    points = [point(f"Production of {name}", sign * 12345678.25) for name, sign in (("ore", 1), ("scrap", -1))]
    assert "12,345,678.25" in words(drawn("horizontal bar", *points))
    assert "12,345,678.25" not in words(drawn("horizontal bar", *points, width=NARROW))


def test_series_are_told_apart_in_the_order_of_the_rows() -> None:
    """The first series has the first colour, and the legend the same order."""
    spec = drawn("grouped bar", *(point(year, 5, name) for year in ("2023", "2024") for name in ("Z", "B", "A")))
    colour = cast("Mapping[str, object]", of_mark(spec, "bar")["encoding"]["color"])["scale"]
    assert colour == {"domain": ["Z", "B", "A"], "range": ["#12436D", "#F46A25", "#450B30"]}
    assert [word for word in words(spec) if word in {"Z", "B", "A"}] == ["Z", "B", "A"]


def test_a_stack_adds_up_and_says_its_total() -> None:
    """Parts follow upon one another, and the total is exact."""
    spec = drawn("stacked bar", point("2024", 0.1, "A"), point("2024", 0.2, "B"))
    assert [(value["start"], value["end"]) for value in values(of_mark(spec, "bar"))] == [(0, 0.1), (0.1, 0.3)]
    assert "0.3" in words(spec)


def test_a_stack_grows_to_both_sides_of_zero() -> None:
    """What is negative lies below zero."""
    spec = drawn("stacked bar", point("Q1", 5, "A"), point("Q1", -3, "B"), point("Q1", -1, "C"))
    assert [(value["start"], value["end"]) for value in values(of_mark(spec, "bar"))] == [(0, 5), (0, -3), (-3, -4)]


def test_a_range_is_a_line_and_stands_in_the_words() -> None:
    """A value that is uncertain says so."""
    spec = drawn("bar", point("A", 3.1, low=1.7, high=8.2), point("B", 1.0))
    assert "3.1 (1.7–8.2)" in words(spec)
    assert of_mark(spec, "bar")["mark"]["fillOpacity"] == 0.6


def test_a_gap_breaks_a_line() -> None:
    """A missing value is kept in the data, where it ends the line."""
    spec = drawn("line", point("2021", 1), point("2022", None), point("2023", 3))
    assert [value["y"] for value in values(of_mark(spec, "line"))] == [1, None, 3]


def test_a_range_of_a_line_is_a_band() -> None:
    """Neighbouring ranges join."""
    spec = drawn("line", *(point(f"{2020 + year}", 5, low=4, high=7) for year in range(3)))
    assert of_mark(spec, "area")["encoding"]["y2"] == {"field": "high"}


def test_few_points_of_a_line_are_marked() -> None:
    """With a few values each is seen; with many, the line alone."""
    few = drawn("line", *(point(f"{2000 + year}", year) for year in range(10)))
    many = drawn("line", *(point(f"{1960 + year}", year) for year in range(60)))
    assert "point" in {layer["mark"]["type"] for layer in layers(few)}
    assert "point" not in {layer["mark"]["type"] for layer in layers(many)}


def test_lines_are_named_at_their_ends_without_touching() -> None:
    """Names of lines that end together are moved apart by a line of text."""
    spec = drawn("line", *(point(year, 5, name) for year in ("2023", "2024") for name in ("One", "Two", "Three")))
    ends = sorted(cast("float", label["y"]) for label in labels(spec) if label["text"] in {"One", "Two", "Three"})
    assert [after - before for before, after in pairwise(ends)] == [16, 16]


def test_a_line_that_ends_early_is_named_above() -> None:
    """Names stand at the right only where all lines end there."""
    long = [point(f"{2000 + year}", year, "Long") for year in range(20)]
    short = [point(f"{2000 + year}", year, "Short") for year in range(9)]
    named = [label for label in labels(drawn("line", *long, *short)) if label["text"] in {"Long", "Short"}]
    assert all(cast("float", label["y"]) < 0 for label in named)


def test_lines_differ_by_dash_as_well() -> None:
    """Colour alone tells nothing to some readers, and to none on a grey print."""
    spec = drawn("line", *(point(year, 5, name) for year in ("2023", "2024") for name in "abcd"))
    dash = cast("Mapping[str, Mapping[str, Sequence[object]]]", of_mark(spec, "line")["encoding"]["strokeDash"])
    assert len({str(each) for each in dash["scale"]["range"]}) == 4


def test_dates_stand_in_time() -> None:
    """Dates of a line are apart as they are in time."""
    spec = drawn("line", point("2014", 1), point("2015", 2), point("2024", 3))
    x = cast("Mapping[str, object]", of_mark(spec, "line")["encoding"]["x"])
    assert (x["type"], cast("Mapping[str, object]", x["scale"])["type"]) == ("temporal", "utc")


def test_the_unit_stands_above_on_the_left() -> None:
    """The unit is read before the values; no title stands in the picture."""
    spec = drawn("line", point("2014", 1000), point("2015", 2000), unit="tonnes")
    (unit,) = (label for label in labels(spec) if label["text"] == "tonnes")
    assert unit["x"] == -cast("Mapping[str, float]", spec["padding"])["left"]
    assert "title" not in keys(spec)


def test_one_value_and_none_can_be_drawn() -> None:
    """The smallest data makes a picture."""
    for kind in ChartType:
        assert words(drawn(kind, point("2024", 0)))
        assert words(drawn(kind, point("2024", None), point("2025", None)))


@settings(max_examples=120, deadline=None)
@given(
    width=st.sampled_from([WIDE, NARROW]),
    kind=st.sampled_from(ChartType),
    cells=st.dictionaries(NAMES, st.lists(VALUES, min_size=2, max_size=2), min_size=1, max_size=25),
    names=st.lists(NAMES, min_size=1, max_size=2, unique=True),
    x_title=st.just("") | NAMES,
)
def test_no_word_leaves_the_picture(
    width: int, kind: ChartType, cells: dict[str, list[float | None]], names: list[str], x_title: str
) -> None:
    """Whatever the data, all words stand inside the picture, and it is plain data without an address."""
    points = [
        point(str(place) if kind is ChartType.SCATTER else name, row[index], series)
        for place, (name, row) in enumerate(cells.items())
        for index, series in enumerate(names)
    ]
    spec = drawn(kind, *points, width=width, unit="tonnes of oxide", x_title=x_title)
    padding, area = cast("Mapping[str, float]", spec["padding"]), cast("float", spec["width"])
    for label in labels(spec):
        start, end = span(label)
        assert -padding["left"] - 2 <= start, label
        assert end <= area + padding["right"] + 2, label
    assert padding["left"] + area + padding["right"] == pytest.approx(width)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec
    assert "url" not in set(keys(spec))


@pytest.mark.parametrize(
    ("ends", "marks"),
    [
        ((0, 227000), ["0", "50,000", "100,000", "150,000", "200,000", "250,000"]),
        ((63, 123), ["60", "80", "100", "120", "140"]),
        ((-0.3, 0.2), ["\u22120.3", "\u22120.2", "\u22120.1", "0.0", "0.1", "0.2"]),
        ((0, 5), ["0", "1", "2", "3", "4", "5"]),
        ((7, 7), ["0", "2", "4", "6", "8"]),
        ((0, 0), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    ],
)
def test_scales_have_round_marks(ends: tuple[float, float], marks: list[str]) -> None:
    """Marks are round numbers, all with as many decimals."""
    assert [tick.lines[0] for tick in linear(ends).ticks] == marks


@pytest.mark.parametrize(
    ("cells", "marks"),
    [
        (("2014", "2024"), ["2014", "2016", "2018", "2020", "2022", "2024"]),
        (("2024-11", "2025-02"), ["Nov 2024", "Dec", "Jan 2025", "Feb"]),
        (("2025-01-30", "2025-02-02"), ["30 Jan 2025", "31 Jan", "1 Feb", "2 Feb"]),
        (("2025-07-09", "2026-02-18"), ["Aug 2025", "Sept", "Oct", "Nov", "Dec", "Jan 2026", "Feb"]),
    ],
)
def test_dates_are_marked_by_the_calendar(cells: tuple[str, ...], marks: list[str]) -> None:
    """Marks are years, months or days, and a year is written where it begins."""
    assert [" ".join(tick.lines) for tick in calendar(cells, 8, "en").ticks] == marks


def test_months_have_the_names_of_the_language() -> None:
    """A German chart has German months."""
    assert calendar(("2025-05", "2025-06"), 8, "de").ticks[0].lines == ("Mai", "2025")


def test_text_is_broken_between_words_and_cut_after_the_last_line() -> None:
    """Long names take several lines, and no more than there is room for."""
    assert wrapped("Metal output of the year", 80) == ("Metal output", "of the year")
    assert wrapped("one two three four five", 35, most=2) == ("one", "two…")
    assert wrapped("one two three four five", 30, most=2) == ("one", "tw…")
    assert "".join(wrapped("包钢股份有限公司", 40)) == "包钢股份有限公司"
