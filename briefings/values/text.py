"""Text that an author writes: Markdown of one line or of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.values.base import TextValue, fault

__all__ = ["Line", "Text"]

MAXIMUM_LENGTH = 100_000

if TYPE_CHECKING:
    from typing import Self


class _Markdown(TextValue):
    """Markdown; what a YAML comment cut off is refused, as a reader would never see it."""

    __slots__ = ()

    @classmethod
    def refuse(cls, raw: object) -> None:
        """Refuse text that ends before a comment."""
        cut: str = getattr(raw, "cut", "")
        if cut:
            message = f"the text ends before “{cut}”: YAML reads a space and # as a comment"
            whole = f"{raw} {cut}".replace("'", "''")
            raise fault("cut-text", message, f"Quote the text: '{whole}', or put the comment on a line of its own.")

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse text without a letter in it, or with more than a person reads."""
        if len(text) > MAXIMUM_LENGTH:
            message = f"the text has {len(text):,} characters; {MAXIMUM_LENGTH:,} are the most"
            raise fault("text-too-long", message, "Split it into several blocks.")
        if not text.strip():
            raise fault("missing-field", "the text is empty")
        return text


class Line(_Markdown):
    """One line of Markdown: emphasis, links, [@source] and [[entity]]."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Make a line; a text folded over several lines of the file is one line."""
        return cls(" ".join(cls.check(text).split("\n")).strip())


class Text(_Markdown):
    """Markdown: paragraphs, lists, tables, links, [@source] and [[entity]]."""

    __slots__ = ()
