"""The letters of Markdown that are set, and so need a typeface."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from briefings.faces import letters

__all__ = ["set_letters"]

TARGET = re.compile(r"(?<=\]\()<?[^\s)>]+|^ {0,3}\[(?!\^)[^\]\n]+\]:.*$", re.MULTILINE)
"""Where a link leads, which nobody reads: within the link, or in a definition of its own."""
NAMED = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,32});")
"""A letter by its number or name (CommonMark, 2.5)."""


def set_letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the letters of Markdown that are set and that some typeface might lack, each with its place."""
    shown = TARGET.sub(lambda found: " " * len(found[0]), text)
    yield from letters(shown)
    for found in NAMED.finditer(shown):
        yield from ((found.start(), letter) for _, letter in letters(html.unescape(found[0])))
