"""From the lines of a text to passages: at each line the first reader that knows what starts there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.importing import closing
from briefings.importing.bullets import bullet_list, highlights, starts_item
from briefings.importing.characters import Characters
from briefings.importing.grids import piped, tabbed
from briefings.importing.headings import heading
from briefings.importing.languages import main_language, script_language
from briefings.importing.layout import goes_on
from briefings.importing.passages import Doubted, Found, Heading, Passage, Points, Prose
from briefings.importing.sheet import Reader, Sheet, Taken, blank, line_of, removed, sheet
from briefings.importing.verbatim import fenced, preformatted
from briefings.model.imported import Stream

__all__ = ["read_lines"]

RESIDUE = frozenset({"leave a reply", "leave a comment", "read more", "share this", "share this:", "skip to content"})
"""Lines of the page around a text."""
CUT = 60


def read_lines(characters: Characters) -> Found:
    """Read a text.

    Args:
        characters: its lines.
    """
    text = sheet(characters.lines, characters.pages)
    title, taken = _headline(closing.asked(list(_taken(text))))
    language = main_language(characters.lines)
    passages = [_in_language(passage, language) for one in taken for passage in one.passages]
    rows = [row for one in taken for row in one.rows]
    doubts = [doubt for one in taken for doubt in one.doubts]
    links = tuple(link for line in text.links.values() for link in line)
    lost = [Doubted(link.line, link.title, "a link stood here; its address is lost") for link in links]
    read_anew = [
        Doubted(item.line, item.now, f"“{item.was}” was read in a wrong encoding, and was read anew")
        for item in characters.repaired
    ]
    return Found(passages, rows, title, links, sorted([*doubts, *lost, *read_anew], key=_place), language)


def _place(doubt: Doubted) -> int:
    """Return the line of a doubt."""
    return doubt.line


def _taken(text: Sheet) -> Iterator[Taken]:
    """Read all lines, one thing after the other."""
    at = 0
    while at < len(text.lines):
        found = next(found for reader in READERS if (found := reader(text, at)))
        yield found
        at = found.end


def empty(text: Sheet, at: int) -> Taken | None:
    """Read a line without text, one that belongs to a page, or one of the page around the text."""
    line = text.line(at).strip()
    return None if line and line.casefold() not in RESIDUE else Taken(at + 1, (removed(text, at),))


def paragraph(text: Sheet, at: int) -> Taken:
    """Read a paragraph: one line or, in a wrapped text, those that go on; also over the border of a page."""
    words, row = line_of(text, at)
    lines, rows, end = [words], [row], at + 1
    doubts: list[Doubted] = []
    while (following := _next_line(text, end)) is not None:
        words, row = line_of(text, following)
        lines, rows = [*lines, words] if words else lines, [*rows, *blank(text, end, following), row]
        if (broken := text.lines[following - 1].rstrip()) and broken[-1] in "-\u00ad" and broken[-2:-1].isalpha():
            quote = f"{broken.split()[-1]} {text.lines[following].split()[0]}"
            doubts.append(Doubted(following, quote, "a word may be broken at the line's end"))
        end = following + 1
    markdown = "\n".join(filter(None, lines))
    return Taken(end, rows, (Prose(markdown),) if markdown else (), doubts)


def _next_line(text: Sheet, at: int) -> int | None:
    """Return the line with which a paragraph goes on, None where it ends."""
    if not text.width or at >= len(text.lines):
        return None
    following = text.following(at)
    if following == len(text.lines) or _starts_something(text, following):
        return None
    if following == at:
        return at if goes_on(text.line(at - 1), text.line(at), text.width) else None
    over_a_page = any(line in text.gone for line in range(at, following))
    return (
        following if over_a_page and text.lines[following].strip()[0].islower() and _open(text.lines[at - 1]) else None
    )


def _open(line: str) -> bool:
    """Tell whether a sentence goes on after a line."""
    return line.rstrip()[-1:] not in {"", ".", "!", "?", ":", "”", "。"}


def _starts_something(text: Sheet, at: int) -> bool:
    """Tell whether something else than a paragraph starts at a line."""
    return starts_item(text, at) or any(reader(text, at) for reader in (fenced, piped, tabbed, heading))


def _headline(taken: Sequence[Taken]) -> tuple[str, Sequence[Taken]]:
    """Return the headline, and what remains: the first heading, where only key points stand before it."""
    for index, one in enumerate(taken):
        match list(one.passages):
            case [] | [Points(kind="highlights")]:
                continue
            case [Heading(text=text)]:
                rows = [replace(row, stream=Stream.TITLE) for row in one.rows[:1]]
                return text, [
                    *taken[:index],
                    replace(one, passages=(), rows=[*rows, *one.rows[1:]]),
                    *taken[index + 1 :],
                ]
            case _:
                break
    return "", taken


def _in_language(passage: Passage, main: str) -> Passage:
    """Return a passage with its language, where its script tells of another than that of most of the text."""
    language = script_language(passage)
    return replace(passage, language=language) if language not in {"", main} else passage


READERS: tuple[Reader, ...] = (
    empty,
    fenced,
    highlights,
    bullet_list,
    piped,
    tabbed,
    preformatted,
    heading,
    paragraph,
)
"""In the order in which they are asked."""
