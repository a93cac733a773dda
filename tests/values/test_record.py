from collections.abc import Mapping

import pytest
from pydantic import ValidationError

from briefings.values.record import Written, changed, each
from briefings.values.text import Line, Text


class Inner(Written):
    """Something inside."""

    text: Line


class Outer(Written):
    """Something with values at every kind of place."""

    title: Line
    lead: Text | None = None
    points: tuple[Inner, ...] = ()
    named: Mapping[str, Line] = {}


OUTER = Outer(
    title=Line("a"), lead=Text("b"), points=(Inner(text=Line("c")), Inner(text=Line("d"))), named={"x": Line("e")}
)


def test_each() -> None:
    """Every value of a kind is found, with the way to it, in the order of the fields."""
    assert list(each(Line, OUTER)) == [
        (("title",), "a"),
        (("points", 0, "text"), "c"),
        (("points", 1, "text"), "d"),
        (("named", "x"), "e"),
    ]


def test_each_mapping() -> None:
    """Mappings that an author wrote are found as well as plain values."""
    assert [at for at, _ in each(Inner, OUTER)] == [("points", 0), ("points", 1)]


def test_changed() -> None:
    """Every value of a kind becomes another, at each place where one is found, and all else stays."""
    other = changed(Line, OUTER, lambda line: Line(line.upper()))
    assert list(each(Line, other)) == [(at, line.upper()) for at, line in each(Line, OUTER)]
    assert (other.lead, type(other), OUTER.title) == ("b", Outer, "a")
    assert changed(Text, OUTER, Text) == OUTER


def test_frozen() -> None:
    """No value changes once it was read."""
    with pytest.raises(ValidationError):
        OUTER.title = Line("b")  # type: ignore[misc] # that is the test


def test_closed() -> None:
    """An unknown field is refused."""
    with pytest.raises(ValidationError):
        Inner.model_validate({"text": "a", "texts": "b"})


class Shape(Written):
    """Something of which there are several kinds."""


class Named(Shape):
    """A kind of it with a text of its own."""

    name: Line


class Drawing(Written):
    """Something that holds any kind of shape, and what no annotation tells."""

    shape: Shape
    other: object = None
    count: int = 0


def test_each_looks_into_what_a_field_may_hold() -> None:
    """Where an annotation names a base, or nothing, what is there is looked at all the same."""
    drawing = Drawing(shape=Named(name=Line("a")), other=(Line("b"), {"x": Line("c")}))
    assert list(each(Line, drawing)) == [(("shape", "name"), "a"), (("other", 0), "b"), (("other", 1, "x"), "c")]
    assert list(each(Shape, drawing)) == [(("shape",), drawing.shape)]
    assert list(each(int, drawing)) == [(("count",), 0)]
