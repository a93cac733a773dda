"""The version of the content's format."""

from __future__ import annotations

from typing import ClassVar

from briefings.values.base import TextValue, fault

__all__ = ["ContentFormat"]


class ContentFormat(TextValue):
    """The version of the content's format: 1."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"type": ["integer", "string"], "enum": [1, "1"]}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse formats that this version does not know."""
        if text != "1":
            raise fault("content-format", f"the format {text!r} is not known here", "Write: format: 1")
        return text
