import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from briefings.nodes import Scalar
from briefings.values.text import MAXIMUM_LENGTH, Line, Text


def test_one_line() -> None:
    """A line that was folded over several is one."""
    assert Line.parse(" A record\nyear. \n") == "A record year."


def test_text_as_it_is() -> None:
    """A text keeps its lines, so that places in it are those of the file."""
    assert Text.parse("A\n\n  b\n") == "A\n\n  b\n"


@pytest.mark.parametrize("kind", [Line, Text])
@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_empty(kind: type[Line | Text], text: str) -> None:
    """Text without a letter is none."""
    with pytest.raises(PydanticCustomError, match="the text is empty"):
        kind.parse(text)


@pytest.mark.parametrize("kind", [Line, Text])
def test_too_long(kind: type[Line | Text]) -> None:
    """A text has so many characters and no more."""
    assert len(kind.parse("a" * MAXIMUM_LENGTH)) == MAXIMUM_LENGTH
    with pytest.raises(PydanticCustomError, match="100,001 characters; 100,000 are the most"):
        kind.parse("a" * (MAXIMUM_LENGTH + 1))


@pytest.mark.parametrize("kind", [Line, Text])
def test_cut(kind: type[Line | Text]) -> None:
    """Text that a comment cut is refused, and the hint is the whole of it."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(Scalar("It's the", "#1 producer"))
    (found,) = caught.value.errors()
    assert found["type"] == "cut-text"
    assert "'It''s the #1 producer'" in found["ctx"]["hint"]
