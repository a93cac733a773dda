"""Notes within a picture: their rules and bands, and words that find room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.vega import NARROW, WIDE, ChartType, Note, Plot, Point, specification
from briefings.vega.palette import GROUND, INK
from briefings.vega.placing import Flag, clearest, raised
from briefings.vega.sheet import Box

MONTHS = tuple(Point(f"2024-{month:02d}", 100.0 + month, written=str(100 + month)) for month in range(1, 13))
BARS = tuple(Point(name, value, written=f"{value:.0f}") for name, value in (("A", 420.0), ("B", 360.0), ("C", 45.0)))
Layer = Mapping[str, Mapping[str, object]]


def noted(kind: str, points: tuple[Point, ...], *notes: Note, width: int = WIDE) -> Mapping[str, object]:
    """Return the specification of a chart with notes."""
    return specification(Plot(ChartType(kind), points, width=width, notes=notes))


def rows(spec: Mapping[str, object], mark: str) -> list[Mapping[str, float]]:
    """Return the data of all layers with a mark."""
    layers = [layer for layer in cast("Sequence[Layer]", spec["layer"]) if layer["mark"]["type"] == mark]
    return [row for layer in layers for row in cast("Sequence[Mapping[str, float]]", layer["data"]["values"])]


def said(spec: Mapping[str, object], text: str) -> Mapping[str, float]:
    """Return where a text stands."""
    (found,) = (row for row in rows(spec, "text") if str(row["text"]) == text)
    return found


def test_a_note_at_a_date_is_a_rule_with_words_above() -> None:
    """The rule goes through the whole area, and the words stand beside its head."""
    spec = noted("line", MONTHS, Note("Ban", x="2024-06"))
    (rule,) = (row for row in rows(spec, "rule") if row["y"] < 0)
    assert rule["x"] == rule["x2"]
    assert rule["y2"] == spec["height"]
    assert said(spec, "Ban")["y"] < 0
    assert 0 < said(spec, "Ban")["x"] - rule["x"] < 8


def test_a_stretch_of_dates_reaches_to_the_end_of_its_last() -> None:
    """A month that is named as the end belongs to the stretch."""
    spec = noted("line", MONTHS, Note("Licences", start="2024-03", end="2024-04"), Note("May", x="2024-05"))
    (band,) = rows(spec, "rect")
    (rule,) = (row for row in rows(spec, "rule") if row["y"] < 0)
    assert band["x2"] == pytest.approx(rule["x"], abs=3)


def test_a_value_beyond_all_others_widens_the_scale() -> None:
    """A quota that is not reached is in the picture."""
    spec = noted("bar", BARS, Note("Quota", y="600"))
    lines = [row for row in rows(spec, "rule") if row["y"] == row["y2"]]
    assert min(row["y"] for row in lines) < said(spec, "420")["y"]


def test_a_rule_at_a_bar_ends_above_its_value() -> None:
    """The value can be read."""
    spec = noted("bar", BARS, Note("Closed", x="C"))
    (rule,) = (row for row in rows(spec, "rule") if row["x"] == row["x2"])
    assert rule["y2"] < said(spec, "45")["y"] - 9


def test_a_note_at_a_lying_bar_stands_right_of_it() -> None:
    """Words at names have a column of their own."""
    spec = noted("horizontal bar", BARS, Note("Estimated", x="B"))
    assert said(spec, "Estimated")["x"] > spec["width"]  # type: ignore[operator] # a number
    assert said(spec, "Estimated")["y"] == pytest.approx(said(spec, "B")["y"], abs=2)


def test_a_spot_has_a_ring_and_words_that_cover_no_line() -> None:
    """The words stand beside the point."""
    spec = noted("line", MONTHS, Note("Turn", x="2024-06", y="106"))
    ring = rows(spec, "point")[-1]
    label = said(spec, "Turn")
    assert (label["x"], label["y"]) != (ring["x"], ring["y"])
    assert abs(label["x"] - ring["x"]) < 80


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_long_notes_are_broken_into_lines(width: int) -> None:
    """Nothing is cut."""
    text = "The ministry publishes the second list of materials that need a licence"
    spec = noted("line", MONTHS, Note(text, x="2024-11"), width=width)
    words = [str(row["text"]) for row in rows(spec, "text")]
    assert text not in words
    assert text in " ".join(words)


@settings(max_examples=60, deadline=None)
@given(
    begins=st.lists(st.integers(0, 300), min_size=2, max_size=6, unique=True),
    lengths=st.lists(st.integers(3, 22), min_size=6, max_size=6),
)
def test_words_above_never_cover_one_another(begins: list[int], lengths: list[int]) -> None:
    """However near their places are, each note can be read, within the edges."""
    flags = [Flag(("o" * length,), begin, begin) for begin, length in zip(begins, lengths, strict=False)]
    placed = raised(flags, (0, 300))
    assert sorted(found.flag.begin for found in placed) == sorted(begins)
    for found in placed:
        assert 0 <= found.box.left <= found.box.right <= 300
        assert found.box.bottom <= 0
    for one, other in combinations(placed, 2):
        assert one.box.overlap(other.box) == 0


@pytest.mark.parametrize(("y", "size"), [("200", 100), ("100", 100), ("360", 36)])
def test_a_spot_of_a_bar_has_a_ring_with_a_seam(y: str, size: int) -> None:
    """It is seen upon a dark bar; at the end of one it is so small that the value there can be read."""
    spec = noted("bar", BARS, Note("Turn", x="B", y=y))
    layers = [layer for layer in cast("Sequence[Layer]", spec["layer"]) if layer["mark"]["type"] == "point"]
    assert [layer["mark"]["color"] for layer in layers] == [GROUND, INK]
    assert {row["size"] for row in rows(spec, "point")} == {size}


def test_a_line_to_words_upon_a_bar_has_a_seam() -> None:
    """A dark line upon a dark bar would not be seen."""
    spec = noted("bar", BARS, Note("Words that stand apart", x="B", y="100"))
    layers = [layer for layer in cast("Sequence[Layer]", spec["layer"]) if layer["mark"]["type"] == "rule"]
    seam, line = layers[-2:]
    assert (seam["mark"]["color"], line["mark"]["color"]) == (GROUND, INK)
    assert seam["data"] == line["data"]


def test_words_above_stand_clear_of_what_reaches_the_upper_edge() -> None:
    """A point at the edge reaches beyond it."""
    stretch = Note("Licences", start="2024-05", end="2024-07")
    height = {
        value: said(
            noted("line", (*MONTHS[:5], Point("2024-06", value, written=str(value)), *MONTHS[6:]), stretch), "Licences"
        )["y"]
        for value in (170.0, 200.0)
    }
    assert height[200.0] == height[170.0] - 4


def test_a_line_to_words_crosses_no_other_words() -> None:
    """Of two places that cover nothing, that is taken to which the way is free."""
    near, far, between = Box(10, 0, 20, 10), Box(30, 0, 40, 10), Box(0, 0, 8, 10)
    assert clearest([near, far], [], Box(0, 0, 99, 99), lambda box: [between] if box == near else []) == near
    assert clearest([near, far], [between], Box(0, 0, 99, 99), lambda box: [between] if box == near else []) == far
