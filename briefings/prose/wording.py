"""Markdown as its words alone, each sign in its place, and cut into paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["HIDDEN", "paragraphs", "sentences", "visible"]

HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for each sign that is read, if at all, as something other than words."""
POSSIBLE = re.compile(r"[`\[~]|://")
UNREAD = re.compile(
    r"^ {0,3}(?P<fence>```|~~~)[^\n]*+\n?(?:(?! {0,3}(?P=fence))[^\n]*+\n)*+[^\n]*+"  # code in lines of its own
    r"|`[^`\n]*`"
    r"|\[@[^\[\]]+\]|\[\^[^\]\s]+\]"
    r"|\[\[[^\[\]|\n]+(?:\||\]\])"
    r"|^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*"
    r"|\]\([^)\n]{0,500}\)"
    r"|\b(?:https?|hxxps?|ftp)://[^\s<>\])]+",
    re.MULTILINE,
)
BLANK = re.compile(r"\n[ \t]*\n")
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]*)*+")
END = re.compile(
    r"[.!?\u3002]+[\"”’»)\]\ufffc]*+(?:\s+(?=[A-Z\u0410-\u042f“\"‘(\[\ufffc\u3000-\u9fff\d]))"
    r"|\n(?=[ \t]*(?:[-*+]|\d+[.)]) )"
)
SHORT = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|cf|ca|approx|Fig|Inc|Ltd|Co|Corp|Nos|p|pp|Vol|Prof|Gen))\.$"
)
"""What ends with a full stop and ends no sentence."""


def visible(text: str) -> str:
    """Return Markdown in which code, addresses, citations and names of entities are blotted out, sign for sign."""
    return UNREAD.sub(lambda found: HIDDEN * len(found[0]), text) if POSSIBLE.search(text) else text


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of Markdown, lists as one, each with the character at which it starts."""
    if not BLANK.search(text):
        return iter([(0, text)] if text.strip() else [])
    return ((found.start(), found[0]) for found in PARAGRAPH.finditer(text))


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a paragraph, and the items of its lists, each with the character at which it starts."""
    start = 0
    for found in END.finditer(text):
        if SHORT.search(text, max(start, found.start() - 8), found.start() + 1):
            continue
        yield start, text[start : found.end()]
        start = found.end()
    if text[start:].strip():
        yield start, text[start:]
