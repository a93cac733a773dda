"""Where an imported briefing came from: what left its text, what was doubted, and what is still to be filled in.

No page shows any of it. Text and record together rebuild what was imported (`briefings.importing.rebuilding`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from briefings.values.base import TextValue, fault
from briefings.values.names import Digest, Slug
from briefings.values.places import WebAddress
from briefings.values.record import Written

__all__ = ["Doubt", "Dropped", "Imported", "LineEnd", "LineNumbers", "Removed", "Repaired", "Stream", "Verbatim"]


class Verbatim(TextValue):
    """Text as it stood in what was imported; no page shows it."""

    __slots__ = ()


class LineNumbers(TextValue):
    """Numbers of lines, counted from one: 3, 5-9."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {
        "type": ["string", "integer"],
        "pattern": r"^[0-9]+(-[0-9]+)?(, [0-9]+(-[0-9]+)?)*$",
    }

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what numbers no lines."""
        if not re.fullmatch(r"\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*", text, re.ASCII):
            raise fault("wrong-type", f"{text[:70]!r} numbers no lines", "Write: 3, 5-9")
        return text


class Stream(StrEnum):
    """Where in the briefing the text of a line stands, where that is not in its order."""

    TITLE = "title"
    HIGHLIGHTS = "highlights"
    NOTES = "notes"


class LineEnd(StrEnum):
    """What ended the lines, where it was no line feed alone."""

    CRLF = "crlf"
    CR = "cr"


class Removed(Written):
    """What left the text, with what stayed of the same line."""

    lines: LineNumbers
    """On which lines."""
    text: Verbatim
    """The line, with … for each piece that was kept; a backslash stands before a … of the text itself."""
    from_: Stream | None = Field(default=None, alias="from")
    """Where the pieces are kept, where it is not in the lead and the body."""


class Dropped(Written):
    """A sign that no page can show."""

    line: int
    """On which line."""
    column: int
    """Before which character of the line as it was kept, counted from one."""
    sign: Verbatim
    """Which, such as U+000C."""
    times: int = 1
    """How often in a row."""


class Repaired(Written):
    """Characters that had been read in a wrong encoding, and were read anew."""

    line: int
    """On which line."""
    column: int
    """At which character of the line as it was kept, counted from one."""
    was: Verbatim
    """What stood there."""
    now: Verbatim
    """What was meant."""


class Doubt(Written):
    """Something that a person has to look at; take it out once that is done."""

    line: int
    """On which line of what was imported."""
    quote: Verbatim
    """The words."""
    note: Verbatim
    """What is doubted, and what may be right."""


class Imported(Written):
    """What a briefing was imported from."""

    format: Slug
    """By which importer: text, html, markdown, docx, wordpress, feed."""
    file: Verbatim | None = None
    """The name of the file."""
    digest: Digest
    """The SHA-256 of the text, by which a second import of it is noticed."""
    publisher: Verbatim | None = None
    """Who published it."""
    address: WebAddress | None = None
    """Where it was published."""
    undated: bool = False
    """Whether the date is only the day of the import; take this out once the date is right."""
    review: tuple[Doubt, ...] = ()
    """What a person has to look at."""
    line_end: LineEnd | None = None
    """What ended the lines, where it was no line feed alone."""
    removed: tuple[Removed, ...] = ()
    """What left the text, line by line; a line that is not named was kept whole."""
    dropped: tuple[Dropped, ...] = ()
    """Signs that no page can show."""
    repaired: tuple[Repaired, ...] = ()
    """Characters that were read anew."""
