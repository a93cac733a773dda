"""What the text-like values share: they are text, checked once, and say their JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, PydanticCustomError

__all__ = ["TextValue", "fault"]


def fault(rule: str, message: str, hint: str = "", at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """Make the error of a value that cannot be.

    Args:
        rule: the rule id of the diagnostic.
        message: what is wrong.
        hint: the right way.
        at: where inside the value, as steps from it.
    """
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 # dates and moments are read without it

    context = {"message": message, "hint": hint, "at": list(at)}
    return PydanticCustomError(rule, "{message}", context)


class TextValue(str):
    """Text of one kind; a subclass says in `check` what the kind allows, and may normalise it."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {}

    @classmethod
    def check(cls, text: str) -> str:
        """Return the text as it is kept, or raise `fault`."""
        return text

    @classmethod
    def parse(cls, text: str) -> Self:
        """Make the value from text.

        Raises:
            PydanticCustomError: where the kind does not allow the text.
        """
        return cls(cls.check(text))

    @classmethod
    def _validate(cls, raw: object, handler: Callable[[object], str]) -> Self:
        """Validate as pydantic asks; the raw value may know more than its text."""
        cls.refuse(raw)
        return cls.parse(handler(raw))

    @classmethod
    def refuse(cls, raw: object) -> None:
        """Raise `fault` for what the raw value, before it is text, must not be."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Describe the validation to pydantic."""
        from pydantic_core import core_schema  # noqa: PLC0415 # as above

        return core_schema.no_info_wrap_validator_function(cls._validate, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the value to an editor."""
        summary = (cls.__doc__ or "").split("\n")[0].rstrip(".")
        return {**handler(schema), "description": summary, **cls.json_schema}
