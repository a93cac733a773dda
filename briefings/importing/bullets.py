"""Lists in a text: bullets of many kinds, numbers, and key points under their heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.importing.layout import goes_on
from briefings.importing.passages import Doubted, Points, Prose, Row
from briefings.importing.sheet import Sheet, Taken, blank, line_of, removed
from briefings.model.imported import Stream

__all__ = ["bullet_list", "highlights", "starts_item"]

BULLET = re.compile(r"(?P<indent>\s*)(?:(?P<glyph>[-*–—+])(?:\s+|$)|(?P<sure>[•·‣◦▪●○■□➢➤✓∙\ue000-\uf8ff])\s*)")
NUMBER = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,3})[.)]\s+(?=\S)")
DASHES = "–—+"
SECOND = "◦○‣–—"
"""Bullets of a list within a list."""
TITLE = re.compile(
    r"\W*(?:highlights?|key (?:points?|takeaways?|findings?|messages?)|takeaways|at a glance|in brief|faits saillants|"
    r"points (?:clés|essentiels)|à retenir|l[’']essentiel|auf einen blick|das wichtigste(?: in kürze)?|"
    r"puntos clave|claves|главное|ключевые (?:выводы|моменты)|要点|重点|أبرز النقاط)\W*",
    re.IGNORECASE,
)
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    """The mark of an item: its indentation, its glyph, its number, and where the text begins."""

    indent: int
    glyph: str
    number: str
    start: int


def _mark(text: Sheet, at: int) -> _Mark | None:
    """Return the mark of the item that starts at a line."""
    line = text.line(at)
    if found := BULLET.match(line):
        glyph = found["glyph"] or found["sure"]
        return _Mark(len(found["indent"].expandtabs()), glyph, "", found.end())
    if found := NUMBER.match(line):
        return _Mark(len(found["indent"].expandtabs()), "", found["number"], found.end())
    return None


def starts_item(text: Sheet, at: int) -> bool:
    """Tell whether an item of a list starts at a line; a dash or a number alone starts none."""
    mark = _mark(text, at)
    if mark is None:
        return False
    if mark.number:
        return any(
            (other := _mark(text, _beside(text, at, step))) is not None and other.number == str(int(mark.number) + step)
            for step in (1, -1)
        )
    if mark.glyph in DASHES:
        return any((other := _mark(text, _beside(text, at, step))) and other.glyph == mark.glyph for step in (1, -1))
    return bool(text.line(at)[mark.start :].strip()) or bool(text.line(text.following(at + 1)).strip())


def _beside(text: Sheet, at: int, step: int) -> int:
    """Return the next line with text before or after one; the number of lines where none is near."""
    for other in range(at + step, at + 4 * step, step):
        if 0 <= other < len(text.lines) and text.line(other).strip():
            return other
    return len(text.lines)


@dataclass(frozen=True, slots=True)
class _Item:
    """One item: its mark, its lines as Markdown, the rows of all of its lines."""

    mark: _Mark
    lines: Sequence[str]
    rows: Sequence[Row]
    end: int


def _items(text: Sheet, at: int, stream: Stream | None) -> Iterator[_Item]:
    """Yield the items of the list that starts at a line; empty lines between them belong to it."""
    while at < len(text.lines) and starts_item(text, at):
        item = _item(text, at, stream)
        yield item
        following = text.following(item.end)
        if following - item.end > 1 or not starts_item(text, following):
            return
        at = following


def _item(text: Sheet, at: int, stream: Stream | None) -> _Item:
    """Read one item: the text beside its mark or, where there is none, on the next line; and the lines that go on."""
    mark = _mark(text, at) or _Mark(0, "", "", 0)
    words, row = line_of(text, at, mark.start, stream=stream)
    lines, rows, end = ([words] if words else []), [row], at + 1
    if not words:
        following = text.following(end)
        if following < len(text.lines) and not starts_item(text, following):
            words, row = line_of(text, following, stream=stream)
            lines, rows, end = [words], [*rows, *blank(text, end, following), row], following + 1
    while lines and _continues(text, end, mark):
        words, row = line_of(text, end, stream=stream)
        lines, rows, end = [*lines, words], [*rows, row], end + 1
    return _Item(mark, lines, rows, end)


def _continues(text: Sheet, at: int, mark: _Mark) -> bool:
    """Tell whether a line goes on with an item: it is indented as its text is, or the line before was full."""
    line = text.line(at)
    if not line.strip() or starts_item(text, at) or "|" in line or text.links.get(at):
        return False
    indent = len(line.expandtabs()) - len(line.expandtabs().lstrip())
    return indent > mark.indent or goes_on(text.line(at - 1), line, text.width)


def bullet_list(text: Sheet, at: int) -> Taken | None:
    """Read a list."""
    if not starts_item(text, at):
        return None
    items = list(_items(text, at, None))
    markdown = "\n".join(_written(items))
    passages = (Prose(markdown),) if markdown else ()
    return Taken(items[-1].end, _all_rows(text, at, items), passages, tuple(_doubts(text, items)))


def highlights(text: Sheet, at: int) -> Taken | None:
    """Read key points: a heading that says so, and a list under it."""
    if len(text.line(at)) > len("Key takeaways") * 4 or not TITLE.fullmatch(text.line(at)):
        return None
    first = text.following(at + 1)
    if not starts_item(text, first):
        return None
    items = list(_items(text, first, Stream.HIGHLIGHTS))
    points = tuple("\n  ".join(item.lines) for item in items if item.lines)
    if not points:
        return None
    rows = [removed(text, at), *blank(text, at + 1, first), *_all_rows(text, first, items)]
    return Taken(items[-1].end, rows, (Points(points),), tuple(_doubts(text, items)))


def _all_rows(text: Sheet, at: int, items: Sequence[_Item]) -> list[Row]:
    """Return the rows of all lines of a list, those between the items among them."""
    rows: list[Row] = []
    for item in items:
        rows += [*blank(text, at, item.rows[0].line - 1), *item.rows]
        at = item.end
    return rows


def _written(items: Sequence[_Item]) -> Iterator[str]:
    """Yield the lines of a list as Markdown; how deep an item stands is told by its indentation, and by its glyph."""
    above: list[tuple[int, int]] = []  # of each list around an item: its indentation in the text, and that of its text
    for item in items:
        if not item.lines:
            continue
        indent = item.mark.indent + (1 if item.mark.glyph in SECOND and item.mark.glyph else 0)
        while above and above[-1][0] >= indent:
            above.pop()
        del above[DEEPEST:]
        margin = above[-1][1] if above else 0
        sign = f"{int(item.mark.number)}. " if item.mark.number else "- "
        above.append((indent, margin + len(sign)))
        yield " " * margin + sign + item.lines[0]
        yield from (" " * (margin + len(sign)) + line for line in item.lines[1:])


def _doubts(text: Sheet, items: Sequence[_Item]) -> Iterator[Doubted]:
    """Yield items that may have lost what stood under them, and marks without text."""
    for item, after in zip(items, [*items[1:], None], strict=True):
        line = text.lines[item.end - 1].strip()
        child = after is not None and after.mark.indent > item.mark.indent
        if item.lines and line.endswith((":", "：")) and not child:
            yield Doubted(item.end, line, "the item ends in a colon: what stood under it may be lost")
        if not item.lines:
            yield Doubted(item.end, line, "a bullet without text")
