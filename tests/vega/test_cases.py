"""Every case of a chart, on paper and on a telephone: sound, in its picture, and legible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import cast

import pytest

from briefings.engines.chart import draw
from briefings.vega import NARROW, TALLEST, WIDE, ChartType
from briefings.vega.measure import text_width
from briefings.vega.sheet import Box
from tests.vega.cases import CASES, chart, language

ASCENT, DESCENT = 9, 3
"""What letters take above their baseline and below it, in pixels."""
TOUCHING = 3
"""Square pixels that are no overlap to the eye."""

Spec = Mapping[str, object]


def drawn(name: str, width: int) -> Spec:
    """Return the specification of a case."""
    block = chart(name)
    specification = block.drawing((), language(block), width)
    assert specification
    return specification


def padding(spec: Spec) -> Mapping[str, float]:
    """Return the room around the area of a picture."""
    return cast("Mapping[str, float]", spec["padding"])


def boxes(spec: Spec) -> list[tuple[str, Box]]:
    """Return all words of a picture with the room that they take."""
    layer = cast("Sequence[Mapping[str, Mapping[str, object]]]", spec["layer"])[-1]
    found = []
    for label in cast("Sequence[Mapping[str, object]]", layer["data"]["values"]):
        text, x, y = str(label["text"]), cast("float", label["x"]), cast("float", label["y"])
        width = text_width(text)
        start = x - {"left": 0.0, "center": 0.5, "right": 1.0}[str(label["align"])] * width
        found.append((text, Box(start, y - ASCENT, start + width, y + DESCENT)))
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_sound(name: str) -> None:
    """Nothing is wrong with it."""
    assert list(chart(name).row_faults(())) == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", CASES)
def test_no_word_leaves_the_picture(name: str, width: int) -> None:
    """All words stand between the four edges."""
    spec = drawn(name, width)
    room, area = padding(spec), (cast("float", spec["width"]), cast("float", spec["height"]))
    for text, box in boxes(spec):
        assert -room["left"] - 1 <= box.left, text
        assert box.right <= area[0] + room["right"] + 1, text
        assert -room["top"] <= box.top, text
        assert box.bottom <= area[1] + room["bottom"], text


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", CASES)
def test_no_word_covers_another(name: str, width: int) -> None:
    """Each word can be read."""
    for (text, box), (other, another) in combinations(boxes(drawn(name, width)), 2):
        assert box.overlap(another) <= TOUCHING, (text, other)


@pytest.mark.parametrize("name", CASES)
def test_a_picture_finds_room_on_a_page(name: str) -> None:
    """With title and notes, it is no higher than the text of a Letter page."""
    spec = drawn(name, WIDE)
    assert padding(spec)["top"] + cast("float", spec["height"]) + padding(spec)["bottom"] <= TALLEST


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_said_in_words(name: str) -> None:
    """The words name the series, the small charts and the notes."""
    block = chart(name)
    said = str(block.extras((), language(block))["alternative"])
    cells = [column for column in (block.chart.series, block.chart.panels) if column]
    assert all(row[column] in said for row in block.chart.rows(()) for column in cells)
    assert all(note.text.rstrip(".") in said for note in block.chart.annotations)


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_drawn(name: str) -> None:
    """The maker draws it with its words as its name."""
    svg = draw({"specification": dict(drawn(name, WIDE)), "alternative": "Words."}).decode()
    assert "<title>Words.</title>" in svg
    assert "NaN" not in svg


def test_every_type_is_among_the_cases() -> None:
    """Each type has a case alone, one with notes, and one in small charts."""
    content = [chart(name).chart for name in CASES]
    assert {each.type for each in content} == set(ChartType)
    assert {each.type for each in content if each.panels} == set(ChartType)
    assert {each.type for each in content if each.annotations} >= set(ChartType) - {ChartType.GROUPED_BAR}
