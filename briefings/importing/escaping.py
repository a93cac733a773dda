"""Text as Markdown that shows just that text, and the text of such Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["code", "escaped", "escaped_line", "pieces", "plain", "segments", "signs"]

PUNCTUATION = r"!-/:-@\[-`{-~"
INSIDE = re.compile(
    rf"\\(?=[{PUNCTUATION}]|$)"  # a backslash that Markdown would take
    r"|[`*]|~(?=~)|(?<=~)~"
    r"|\[(?=[@\[^])|\](?=[(\[:])"  # citations, links to entities, footnotes; links
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,40};)"
)
NO_CALL = re.compile(r"(?:\[\^[^\]\[\s`]+\])+")
START = re.compile(r"(?P<digits>\d{1,9})(?P<point>[.)])(?=\s|$)|[-+](?=\s|$)|#{1,6}(?=\s|$)|>|=+$|-+$|[-:|][-:| ]*$|~")
MARKS = re.compile(
    rf"\\(?P<sign>[{PUNCTUATION}])|\\$"
    r"|(?P<fence>`+)(?P<code>.+?)(?<!`)(?P=fence)(?!`)"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(<?[^()<>\s]*>?\)"
    r"|\*{1,3}"
)
CALL = re.compile(
    r"\\.|(?P<fence>`+).+?(?<!`)(?P=fence)(?!`)"  # a sign that is meant itself, and code, in which nothing is called
    r"|(?P<call>\[(?:@[a-z0-9-]+|\^[0-9]+)\])"
)
PREFIX = re.compile(r"\s*(?:> ?)*\s*(?:(?:[-*]|\d{1,9}[.)])(?: +|$))?(?:#{1,6} )?")
FENCE = re.compile(r"(?P<before>\s*(?:> ?)*\s*)(?P<ticks>`{3,})$")
NOTE = re.compile(r"\[\^(\d+)\]: ?")


def escaped(text: str) -> str:
    """Return one line of text as Markdown that may stand anywhere in a line; what looks like a footnote's call is code.

    It is code as a page takes it for a call even with a backslash before it.
    """
    parts, at = [], 0
    for found in NO_CALL.finditer(text):
        parts += [signs(text[at : found.start()]), code(found[0])]
        at = found.end()
    return "".join([*parts, signs(text[at:])])


def signs(text: str) -> str:
    """Return one line of text with a backslash before each sign that Markdown would take."""
    return INSIDE.sub(r"\\\g<0>", text)


def escaped_line(text: str) -> str:
    """Return one line of text as Markdown that may stand at the start of a line."""
    inside = escaped(text)
    found = START.match(text)
    if not found or inside.startswith("\\"):
        return inside
    at = len(found["digits"]) if found["digits"] else 0
    return f"{inside[:at]}\\{inside[at:]}"


def code(text: str) -> str:
    """Return text as code within a line."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    padded = f" {text} " if text.startswith("`") or text.endswith("`") else text
    return f"{fence}{padded}{fence}"


def plain(markdown: str) -> str:
    """Return the text that Markdown shows which `escaped` and `code` have written, its links and emphasis included."""
    return MARKS.sub(_shown, markdown)


def _shown(found: re.Match[str]) -> str:
    """Return what of a mark is text."""
    if found["code"] is not None:
        inner = found["code"]
        edged = inner.startswith(" ") and inner.endswith(" ") and "`" in {inner[1:2], inner[-2:-1]}
        return inner[1:-1] if edged else inner
    if found["words"] is not None:
        return plain(found["words"])
    return found["sign"] or ""


def segments(markdown: str) -> list[str]:
    """Return the text of a line of Markdown, split where a citation or a footnote was put in."""
    parts, at = [], 0
    for found in CALL.finditer(markdown):
        if found["call"]:
            parts.append(markdown[at : found.start()])
            at = found.end()
    shown = (plain(part).strip() for part in [*parts, markdown[at:]])
    return [part for part in shown if part]


def pieces(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of text that Markdown of many lines holds, in their order.

    Yields:
        The number of the footnote that a piece stands in, empty for the text itself; and the piece.
    """
    fence = note = before = ""
    for line in markdown.split("\n"):
        opened = FENCE.match(line)
        if opened and (not fence or opened["ticks"] == fence):
            fence, before = "" if fence else opened["ticks"], opened["before"]
        elif fence:
            yield note, line.removeprefix(before) if line.startswith(before) else ""
        elif line.strip():
            defined = NOTE.match(line)
            note = defined[1] if defined else note if line.startswith("    ") else ""
            rest = line[defined.end() :] if defined else line[PREFIX.match(line).end() :]  # type: ignore[union-attr] # it matches nothing too
            yield from ((note, part) for part in segments(rest))
