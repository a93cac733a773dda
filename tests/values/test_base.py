from typing import ClassVar

import pytest
from pydantic import TypeAdapter, ValidationError

from briefings.values.base import TextValue, fault


class Loud(TextValue):
    """Text in capitals."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": "^[A-Z]+$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what is quiet."""
        if not text.isupper():
            raise fault("quiet", f"{text!r} is quiet", "Write: LOUD", ("x", 0))
        return text


def test_value() -> None:
    """A value is text of its own type."""
    value = TypeAdapter(Loud).validate_python("YES")
    assert (type(value), value) == (Loud, "YES")


def test_fault() -> None:
    """What it refuses carries the rule, the message, the hint and the place inside."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Loud).validate_python("no")
    (found,) = caught.value.errors()
    assert (found["type"], found["msg"]) == ("quiet", "'no' is quiet")
    assert (found["ctx"]["hint"], found["ctx"]["at"]) == ("Write: LOUD", ["x", 0])


@pytest.mark.parametrize("raw", [1, None, ["A"]])
def test_only_text(raw: object) -> None:
    """Only text is taken for text."""
    with pytest.raises(ValidationError):
        TypeAdapter(Loud).validate_python(raw)


def test_schema() -> None:
    """An editor gets its pattern and its first line."""
    schema = TypeAdapter(Loud).json_schema()
    assert (schema["pattern"], schema["description"]) == ("^[A-Z]+$", "Text in capitals")
