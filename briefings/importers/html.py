"""HTML: pages and parts of pages. What is rebuilt is their text, a line for each paragraph, heading, item and row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.importing.assembling import Import, Origin, assembled
from briefings.importing.characters import decoded, unshown
from briefings.importing.escaping import plain
from briefings.importing.libraries import needed
from briefings.importing.passages import Doubted, Found

__all__ = ["LEFT_OUT", "claims", "read", "read_text"]

SUFFIXES = {".html", ".htm", ".xhtml"}
CHARSET = re.compile(rb"(?:charset|<\?xml[^>]{1,100}encoding)\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE)
LEFT_OUT = "signs that no page can show were left out"
START = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)


def claims(content: bytes, suffix: str) -> int:
    """Tell how sure it is that a file is HTML."""
    starts = START.match(content[:1000].removeprefix(b"\xef\xbb\xbf")) is not None
    return 3 if suffix in SUFFIXES else 2 if starts and suffix in {"", ".txt"} else 0


def read(content: bytes, origin: Origin) -> Iterator[Import]:
    """Yield the one briefing of a page."""
    declared = CHARSET.search(content[:4096])
    yield read_text(decoded(content, declared[1].decode() if declared else ""), origin)


def read_text(html: str, origin: Origin, doubts: Sequence[Doubted] = (), *, whole: bool = True) -> Import:
    """Return the briefing of HTML.

    Args:
        html: a page, or a part of one.
        origin: what else is known of it.
        doubts: what a person has to look at besides what is found in the text.
        whole: whether other things may stand around its text.
    """
    with needed():
        from briefings.importing.markup.reading import read_html  # noqa: PLC0415 # its libraries are an extra
    found, characters, said = read_html(html, origin.address, whole=whole)
    known = replace(
        origin,
        title=origin.title or said.title,
        date=origin.date or said.date,
        publisher=origin.publisher or said.publisher,
        address=origin.address or said.address,
        language=origin.language or said.language,
    )
    others = [*doubts, *_unshown(html), *_other_title(found, origin.title), *found.doubts]
    return assembled(replace(found, doubts=others), characters, known)


def _unshown(html: str) -> Iterator[Doubted]:
    """Yield the signs that no page can show and HTML may not hold; white space of HTML is none."""
    if signs := unshown(html.replace("\f", " ").replace("\x0b", " ")):
        yield Doubted(1, signs, LEFT_OUT)


def _other_title(found: Found, title: str) -> Iterator[Doubted]:
    """Yield the title that is given beside the text, where the text has another."""
    if title and found.title and plain(found.title) != title:
        yield Doubted(1, title, "the title that is given beside the text, which has another")
