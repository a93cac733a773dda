"""From HTML to what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml.html import HtmlElement

from briefings.importing import closing
from briefings.importing.bullets import TITLE
from briefings.importing.characters import Characters
from briefings.importing.escaping import plain
from briefings.importing.languages import script_language, told_by_letters
from briefings.importing.markup.inline import Page
from briefings.importing.markup.laid import numbered
from briefings.importing.markup.notes import footnotes
from briefings.importing.markup.tree import (
    clean,
    containers,
    is_one,
    main_element,
    parsed,
    text_body,
    text_lines,
    words,
)
from briefings.importing.markup.walking import walked
from briefings.importing.passages import Found, Heading, Passage, Points, Prose
from briefings.importing.sheet import Taken
from briefings.importing.skeletons import KEPT, literal
from briefings.model.imported import Stream
from briefings.values.base import fault
from briefings.values.places import Language

__all__ = ["Metadata", "read_html"]

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DATES = ("article:published_time", "datePublished", "date", "dc.date", "DC.date.issued", "pubdate")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself outside of its text; empty where it does not."""

    title: str = ""
    date: str = ""
    publisher: str = ""
    address: str = ""
    language: str = ""


def read_html(html: str, base: str = "", *, whole: bool = True) -> tuple[Found, Characters, Metadata]:
    """Read a document.

    Args:
        html: the document, or a part of one.
        base: the address that links are relative to.
        whole: whether it is a page, around whose text other things may stand.

    Returns:
        What it holds, its text line by line, and what it says of itself.
    """
    root = parsed(html)
    said = _metadata(root)
    body = text_body(root)
    text = text_lines(body)
    page = _page(body, said, base or said.address, main_element(body, html) if whole else body)
    taken = closing.asked(_with_highlights(numbered(walked(body, page))))
    title, taken = _headline(taken)
    main = said.language or told_by_letters("\n".join(text))
    passages = [_in_language(passage, main) for one in taken for passage in one.passages]
    rows = [row for one in taken for row in one.rows]
    doubts = [doubt for one in taken for doubt in one.doubts]
    return Found(passages, rows, title, (), doubts, main), Characters(text), said


def _page(body: HtmlElement, said: Metadata, base: str, main: HtmlElement) -> Page:
    """Gather what is known of a page."""
    notes = footnotes(main)
    apart = (head for head in body.iter("h1") if not any(map(is_one, head.iterancestors())))
    heads = [head for head in apart if words(head).strip()]
    inside = [head for head in heads if any(above is main for above in (head, *head.iterancestors()))]
    title = inside[0] if inside else heads[0] if len(heads) == 1 else None
    return Page(base, containers(body), notes.calls, notes.definitions, notes.backs, main, title, said.language)


def _metadata(root: HtmlElement) -> Metadata:
    """Return what a document says of itself; a date only where it is marked as one."""
    said = {
        name: clean(meta.get("content")).strip()
        for meta in root.iter("meta")
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        if name and meta.get("content")
    }
    titles = [words(found).strip() for found in root.iter("title")]
    links = [link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"]
    address = next((one for one in (*links, said.get("og:url", "")) if one.startswith(("https://", "http://"))), "")
    day = next((found[0] for name in DATES if (found := DAY.match(said.get(name, "")))), "")
    return Metadata(
        said.get("og:title") or next(iter(titles), ""),
        day,
        said.get("og:site_name", ""),
        address,
        _language(root.get("lang") or ""),
    )


def _language(code: str) -> str:
    """Return a language as it is written, empty where a code names none."""
    try:
        return Language.parse(code.strip()) if code.strip() else ""
    except type(fault("", "")):
        return ""


def _headline(taken: Sequence[Taken]) -> tuple[str, list[Taken]]:
    """Return the headline, and what remains."""
    title, rest = "", []
    for one in taken:
        headed = any(row.stream is Stream.TITLE for row in one.rows)
        title = next((found.text for found in one.passages if isinstance(found, Heading)), "") if headed else title
        rest.append(replace(one, passages=()) if headed else one)
    return title, rest


def _with_highlights(taken: Sequence[Taken]) -> list[Taken]:
    """Make key points of a list under a heading that says so."""
    new = list(taken)
    said = [index for index, one in enumerate(new) if one.passages]
    for head, listed in pairwise(said):
        match (new[head].passages, new[listed].passages):
            case ((Heading(text=title) | Prose(text=title),), (Prose(text=text),)):
                points = _points(text)
                shown = plain(title)
                if points and TITLE.fullmatch(shown[:80]) and [row.skeleton for row in new[head].rows] == [KEPT]:
                    rows = [replace(row, skeleton=literal(shown), stream=None) for row in new[head].rows]
                    new[head] = replace(new[head], passages=(), rows=rows)
                    kept = [replace(row, stream=Stream.HIGHLIGHTS) for row in new[listed].rows]
                    new[listed] = replace(new[listed], passages=(Points(points),), rows=kept)
                    break
            case _:
                continue
    return new


def _points(text: str) -> tuple[str, ...]:
    """Return the items of a list; none where a text is something else, or calls footnotes."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if "[^" in text or not all(line.startswith("- ") for line in lines):
        return ()
    return tuple(line[2:] for line in lines)


def _in_language(passage: Passage, main: str) -> Passage:
    """Return a passage with its language: as it is marked, or as its letters tell."""
    marked = _language(passage.language)
    found = marked or script_language(passage)
    other = found.split("-")[0] not in {"", main.split("-", maxsplit=1)[0]}
    return replace(passage, language=found if other else "")
