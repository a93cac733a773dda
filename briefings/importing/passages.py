"""What importers find in a text: passages in their order, and what each line of the text was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from briefings.model.imported import Stream

__all__ = ["Consequences", "Doubted", "Found", "Grid", "Heading", "Link", "Note", "Passage", "Points", "Prose", "Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of what is imported: its number, what of it was not kept, and where the rest stands."""

    line: int
    skeleton: str
    stream: Stream | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, as Markdown, and its level; 1 is the highest."""

    text: str
    level: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown of one or more lines, without a line end."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Items that stand together: highlights or open questions, each as Markdown."""

    items: tuple[str, ...]
    kind: str = "highlights"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: names of columns, rows of as many cells, a caption."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Consequences:
    """A table of implications: what follows, and why."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, and Markdown of one line."""

    number: int
    text: str
    language: str = ""


Passage: TypeAlias = Heading | Prose | Points | Grid | Consequences | Note


@dataclass(frozen=True, slots=True)
class Link:
    """A link of which only its residue is left: the id of the source it becomes, and the words before it."""

    line: int
    column: int
    end: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Doubted:
    """What a person has to look at: the line, the words, and why."""

    line: int
    quote: str
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a text holds.

    Attributes:
        passages: in reading order; the first heading of a title is `title`.
        title: the headline as Markdown; empty where there is none.
        rows: what each line was; a line that is not named was kept whole.
        links: residues of links.
        doubts: what a person has to look at.
        language: the language of most of it; empty where it is not known.
    """

    passages: Sequence[Passage]
    rows: Sequence[Row]
    title: str = ""
    links: Sequence[Link] = ()
    doubts: Sequence[Doubted] = ()
    language: str = field(default="")
