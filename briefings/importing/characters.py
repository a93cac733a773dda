"""From bytes to lines without signs that no page can show, and back to the characters that were there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefings.model.imported import Dropped, LineEnd, Repaired, Verbatim
from briefings.nodes import FORBIDDEN

__all__ = ["Characters", "decoded", "restored", "sorted_out", "unshown"]

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
"""How a file starts that has a byte-order mark, or is XML of two bytes a sign; and what each says."""
UNSHOWN = re.compile(rf"(?:{FORBIDDEN.pattern}|[\u2028\u2029\ufeff])+")
FOREIGN = re.compile(r"[\u0080-\U0010ffff]+")
MISREAD = re.compile(r"[\u00a0-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]{2}|â")


@dataclass(frozen=True, slots=True)
class Characters:
    """The lines of a text, and what made them of its characters.

    Attributes:
        lines: the lines, without their ends.
        dropped: signs that no page can show.
        repaired: what was read anew.
        line_end: what ended the lines, where it was no line feed alone.
        pages: numbers of the lines, from zero, before which a page ended.
    """

    lines: tuple[str, ...]
    dropped: tuple[Dropped, ...] = ()
    repaired: tuple[Repaired, ...] = ()
    line_end: LineEnd | None = None
    pages: frozenset[int] = frozenset()


def decoded(content: bytes, declared: str = "") -> str:
    """Return the characters of a file: as its byte-order mark says, as it declares, as UTF-8, or else as Windows-1252.

    No byte is lost: one that stands for no character is the sign U+DC00 and its number, which no page shows.

    Args:
        content: the file.
        declared: the encoding that it names itself, by a label of the Encoding Standard; empty where it names none.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _of_pairs(content, encoding) if encoding != "utf-8" else content.decode(errors="surrogateescape")
    named = _codec(declared) if declared else ""
    for encoding, errors in ((named, "strict"), ("utf-8", "strict"), (named, "surrogateescape")):
        try:
            if encoding:
                return content.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", errors="surrogateescape")


def _of_pairs(content: bytes, encoding: str) -> str:
    """Return the characters of UTF-16; a byte that is left over is a sign that no page shows."""
    odd = len(content) % 2
    text = content[: len(content) - odd].decode(encoding, errors="surrogatepass")
    return text + (chr(0xDC00 + content[-1]) if odd else "")


def _codec(label: str) -> str:
    """Return the codec of a label on the web, such as cp1252 for iso-8859-1; empty where there is none to be used."""
    try:
        from webencodings import lookup  # noqa: PLC0415 # an extra, as what declares an encoding needs one too
    except ImportError:
        return ""
    found = lookup(label)
    unfit = found is None or found.name.startswith(("utf-16", "replacement", "x-user-defined"))
    return "" if unfit else found.codec_info.name


def unshown(text: str) -> str:
    """Return which signs of a text no page can show, and how often each stands there; empty where all can be shown."""
    found = Counter(sign for run in UNSHOWN.finditer(text.removeprefix("\ufeff")) for sign in run[0])
    shown = [f"U+{ord(sign):04X}" + (f" ({times} times)" if times > 1 else "") for sign, times in sorted(found.items())]
    return ", ".join(shown)


def sorted_out(text: str) -> Characters:
    """Split text into lines, without signs that no page can show; what was misread in a reversible way is read anew."""
    ended, line_end = _line_ends(text)
    lines, dropped, pages = [], [], set()
    for number, raw in enumerate(ended.split("\n"), start=1):
        line, gone = _shown(raw, number)
        if "\f" in raw:
            pages.add(number - 1)
        lines.append(line)
        dropped += gone
    mended, repaired = _repairs(lines)
    return Characters(tuple(mended), tuple(dropped), tuple(repaired), line_end, frozenset(pages))


def restored(lines: Sequence[str], characters: Characters) -> str:
    """Return the characters that lines were made of.

    Args:
        lines: the lines.
        characters: what was done to them.
    """
    misread = list(lines)
    for item in reversed(characters.repaired):
        line, at = misread[item.line - 1], item.column - 1
        misread[item.line - 1] = line[:at] + item.was + line[at + len(item.now) :]
    for number, group in groupby(characters.dropped, lambda item: item.line):
        misread[number - 1] = _with_dropped(misread[number - 1], group)
    return {None: "\n", LineEnd.CRLF: "\r\n", LineEnd.CR: "\r"}[characters.line_end].join(misread)


def _line_ends(text: str) -> tuple[str, LineEnd | None]:
    """Return text whose lines end in line feeds, and what they ended in."""
    returns, pairs, feeds = text.count("\r"), text.count("\r\n"), text.count("\n")
    if pairs and returns == pairs == feeds:
        return text.replace("\r\n", "\n"), LineEnd.CRLF
    if returns and not feeds:
        return text.replace("\r", "\n"), LineEnd.CR
    return text, None


def _shown(raw: str, number: int) -> tuple[str, list[Dropped]]:
    """Return a line without signs that no page can show, and those, each run of one sign as one."""
    kept, gone, at, column = [], [], 0, 1
    for found in UNSHOWN.finditer(raw):
        kept.append(raw[at : found.start()])
        column += found.start() - at
        at = found.end()
        for sign, run in groupby(found[0]):
            gone.append(Dropped(line=number, column=column, sign=Verbatim(f"U+{ord(sign):04X}"), times=len(tuple(run))))
    return "".join([*kept, raw[at:]]), gone


def _with_dropped(line: str, dropped: Iterator[Dropped]) -> str:
    """Return a line with the signs that no page can show."""
    parts, at = [], 0
    for item in dropped:
        parts += [line[at : item.column - 1], chr(int(item.sign.removeprefix("U+"), 16)) * item.times]
        at = item.column - 1
    return "".join([*parts, line[at:]])


def _repairs(lines: Sequence[str]) -> tuple[list[str], list[Repaired]]:
    """Return lines with what was misread read anew, where it is sure what it was and ftfy is there."""
    found: list[Repaired] = []
    if not any(MISREAD.search(line) for line in lines):
        return list(lines), found
    try:
        from ftfy import bad_codecs, badness  # noqa: F401, PLC0415 # an extra, which few texts need
    except ImportError:
        return list(lines), found
    new = []
    for number, line in enumerate(lines, start=1):
        misread = MISREAD.search(line) and badness.is_bad(line)
        mended, items = _mended(line, number) if misread else (line, [])
        new.append(mended)
        found += items
    return new, found


def _mended(line: str, number: int) -> tuple[str, list[Repaired]]:
    """Return a line with what was misread read anew, and what that was, by its column in the new line."""
    parts, items, at, column = [], [], 0, 1
    for found in FOREIGN.finditer(line):
        if meant := _meant(found[0]):
            parts += [line[at : found.start()], meant]
            column += found.start() - at
            items.append(Repaired(line=number, column=column, was=Verbatim(found[0]), now=Verbatim(meant)))
            column, at = column + len(meant), found.end()
    return "".join([*parts, line[at:]]), items


def _meant(run: str) -> str:
    """Return what characters outside of ASCII were before they were misread; empty where they were not."""
    for encoding in ("sloppy-windows-1252", "latin-1", "sloppy-windows-1251"):
        try:
            meant = run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if not UNSHOWN.search(meant) and "\n" not in meant and meant.encode().decode(encoding) == run:
            return meant
    return ""
