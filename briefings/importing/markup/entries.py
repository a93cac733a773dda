"""Entries of feeds and exports: RSS, Atom and WordPress's extension of RSS (WXR)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

from lxml import etree

from briefings.importing.markup.xml import tree

__all__ = ["Entry", "entries", "paragraphs"]

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DATE = "{http://purl.org/dc/elements/1.1/}date"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BLOCK = re.compile(r"\s*</?(?:p|div|ul|ol|table|h[1-6]|blockquote|pre|figure|section|hr)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its text as HTML, and what is said of it.

    Attributes:
        kind: of what kind WordPress says that it is: post, page, attachment; empty in a feed.
        status: publish, draft, trash; empty in a feed.
        broken: what is wrong with the XML around it; empty where nothing is.
    """

    title: str
    html: str
    date: str = ""
    address: str = ""
    publisher: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()
    kind: str = ""
    status: str = ""
    broken: str = ""


def entries(content: bytes) -> Iterator[Entry]:
    """Yield the entries of a feed or of an export.

    Raises:
        UsageError: where it is neither, or has declarations of its own.
    """
    root, broken = tree(content)
    channel = root if root.find("channel") is None else root.find("channel")
    publisher, language = _said(channel, "title", f"{ATOM}title"), _said(channel, "language")
    for item in root.iter("item", f"{ATOM}entry", "{http://purl.org/rss/1.0/}item"):
        yield replace(_entry(item, publisher, language), broken=broken)


def _entry(item: etree._Element, publisher: str, language: str) -> Entry:
    """Return one entry."""
    links = [link.get("href", "") for link in item.iter(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    return Entry(
        title=" ".join(_said(item, "title", f"{ATOM}title", "{http://purl.org/rss/1.0/}title").split()),
        html=_html(item),
        date=_day(item),
        address=_said(item, "link", "{http://purl.org/rss/1.0/}link") or next(iter(links), ""),
        publisher=publisher,
        language=item.get("{http://www.w3.org/XML/1998/namespace}lang", "") or language,
        topics=tuple(
            filter(
                None,
                ((found.text or found.get("term") or "").strip() for found in item.iter("category", f"{ATOM}category")),
            )
        ),
        kind=_wordpress(item, "post_type"),
        status=_wordpress(item, "status"),
    )


def _html(item: etree._Element) -> str:
    """Return the text of an entry as HTML, the fullest that there is."""
    for name in (CONTENT, f"{ATOM}content", "description", f"{ATOM}summary", "{http://purl.org/rss/1.0/}description"):
        found = item.find(name)
        if found is not None and len(found):
            inner = "".join(etree.tostring(child, encoding="unicode") for child in found)
            return _escaped(found.text or "") + inner
        if found is not None and (found.text or "").strip():
            return found.text if found.get("type", "html") != "text" else f"<p>{_escaped(found.text)}</p>"
    return ""


def _escaped(text: str) -> str:
    """Return text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _said(element: etree._Element, *names: str) -> str:
    """Return the text of the first child that has some."""
    found = (element.find(name) for name in names)
    return next((text for one in found if one is not None and (text := "".join(one.itertext()).strip())), "")


def _wordpress(item: etree._Element, name: str) -> str:
    """Return what WordPress says of an entry, in any version of its format."""
    found = (child for child in item if isinstance(child.tag, str) and "wordpress.org/export" in child.tag)
    return next(((child.text or "").strip() for child in found if child.tag.endswith(f"}}{name}")), "")


def _day(item: etree._Element) -> str:
    """Return the day on which an entry was published."""
    said = _wordpress(item, "post_date") or _said(item, f"{ATOM}published", f"{ATOM}updated", DATE)
    if found := DAY.match(said):
        return "" if found[0].startswith("0000") else found[0]
    try:
        return parsedate_to_datetime(_said(item, "pubDate")).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return ""


def paragraphs(html: str) -> str:
    """Return a WordPress text with its paragraphs marked, where empty lines part them, as WordPress itself does."""
    if re.search(r"<p[\s>]|<!-- wp:", html):
        return html
    parts = re.split(r"\n[ \t\r]*\n", html.replace("\r\n", "\n"))
    marked = (part if BLOCK.match(part) else f"<p>{part.strip().replace(chr(10), '<br>')}</p>" for part in parts)
    return "\n".join(marked)
