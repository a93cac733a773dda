"""The lines of a text, with what is known of them before they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefings.importing import layout
from briefings.importing.escaping import escaped, escaped_line
from briefings.importing.passages import Doubted, Link, Passage, Row
from briefings.importing.skeletons import KEPT, literal
from briefings.model.imported import Stream

__all__ = ["Reader", "Sheet", "Taken", "blank", "line_of", "removed", "sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text.

    Attributes:
        lines: its lines.
        width: the width at which they were wrapped; 0 where they were not.
        gone: the lines, from zero, that belong to pages and not to the text.
        links: the residues of links, by the line that they stand on, from zero.
    """

    lines: Sequence[str]
    width: int
    gone: frozenset[int]
    links: Mapping[int, Sequence[Link]]

    def line(self, at: int) -> str:
        """Return a line; an empty one beyond the last, and for one that belongs to a page."""
        return self.lines[at] if at < len(self.lines) and at not in self.gone else ""

    def following(self, at: int) -> int:
        """Return the first line from one on that has text; the number of lines where none has."""
        while at < len(self.lines) and not self.line(at).strip():
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class Taken:
    """What a reader made of the lines up to one."""

    end: int
    rows: Sequence[Row]
    passages: Sequence[Passage] = ()
    doubts: Sequence[Doubted] = ()


Reader: TypeAlias = Callable[[Sheet, int], "Taken | None"]
"""Reads what starts at a line, or returns None where that is something else."""


def sheet(lines: Sequence[str], pages: frozenset[int]) -> Sheet:
    """Look at the lines of a text."""
    gone = layout.furniture(lines, pages)
    found: dict[int, list[Link]] = defaultdict(list)
    for link in layout.links(lines):
        found[link.line - 1].append(link)
    width = layout.width([line for index, line in enumerate(lines) if index not in gone])
    return Sheet(lines, width, gone, found)


def removed(text: Sheet, at: int) -> Row:
    """Return the row of a line that was not kept."""
    return Row(at + 1, literal(text.lines[at]))


def blank(text: Sheet, start: int, end: int) -> list[Row]:
    """Return the rows of lines without text, or of a page, from one to before another."""
    return [removed(text, at) for at in range(start, end)]


def line_of(text: Sheet, at: int, start: int = 0, *, stream: Stream | None = None) -> tuple[str, Row]:
    """Return a line as Markdown, citations put where links left a residue, and its row.

    Args:
        text: the text.
        at: the line, from zero.
        start: the character at which what is kept begins; what stands before it was syntax.
        stream: where the line is kept.
    """
    line = text.lines[at]
    parts: list[str] = []
    skeleton, cursor = "", start
    for link in text.links.get(at, ()):
        if link.column >= start:
            markdown, outline = _kept(line[cursor : link.column], opens=not parts)
            parts.append(f"{markdown} [@{link.id}]" if markdown else f"[@{link.id}]")
            skeleton += outline + literal(line[link.column : link.end])
            cursor = link.end
    markdown, outline = _kept(line[cursor:], opens=not parts)
    spaced = markdown and parts and line[cursor].isspace()
    return f"{''.join(parts)}{' ' if spaced else ''}{markdown}", Row(
        at + 1, literal(line[:start]) + skeleton + outline, stream
    )


def _kept(part: str, *, opens: bool) -> tuple[str, str]:
    """Return a part of a line as Markdown, and its skeleton."""
    inner = part.strip()
    if not inner:
        return "", literal(part)
    lead = part[: len(part) - len(part.lstrip())]
    trail = part[len(part.rstrip()) :]
    return (escaped_line if opens else escaped)(inner), literal(lead) + KEPT + literal(trail)
