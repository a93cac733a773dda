"""RSS and Atom feeds: a briefing for each entry. What is rebuilt is an entry's text, as that of HTML is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefings.importers.html import read_text
from briefings.importing.assembling import Import, NoText, Origin
from briefings.importing.libraries import needed
from briefings.importing.passages import Doubted

__all__ = ["claims", "read"]

ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
SUFFIXES = {".xml", ".rss", ".atom"}
SHORTCODE = re.compile(r"\[/?[a-z][a-z_-]{2,30}(?: [^\]\n]{0,300})?\]")


def claims(content: bytes, suffix: str) -> int:
    """Tell how sure it is that a file is a feed."""
    return (2 if suffix in SUFFIXES or not suffix else 0) if ROOT.search(content[:4000]) else 0


def read(content: bytes, origin: Origin) -> Iterator[Import]:
    """Yield a briefing for each entry that has text.

    Raises:
        NoText: where none has.
        UsageError: where it is no feed, or declares entities.
    """
    with needed():
        from briefings.importing.markup.entries import entries, paragraphs  # noqa: PLC0415 # its libraries are an extra
    count = 0
    for entry in entries(content):
        if entry.kind not in {"", "post", "page"} or entry.status in {"trash", "auto-draft", "inherit"}:
            continue
        known = replace(
            origin,
            title=entry.title,
            date=origin.date or entry.date,
            publisher=origin.publisher or entry.publisher,
            address=origin.address or entry.address,
            language=origin.language or entry.language,
            topics=entry.topics,
        )
        html = paragraphs(entry.html) if entry.kind else entry.html
        codes = dict.fromkeys(found[0] for found in SHORTCODE.finditer(html)) if entry.kind else {}
        doubts = [Doubted(1, code, "a shortcode of WordPress, which means nothing here") for code in codes]
        doubts += [Doubted(1, entry.title, entry.broken)] if entry.broken else []
        try:
            yield read_text(html, known, doubts, whole=False)
        except NoText:
            continue
        count += 1
    if not count:
        raise NoText
