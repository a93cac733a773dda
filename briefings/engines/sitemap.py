"""Makers of the site map (sitemaps.org 0.9, with the languages that Google reads) and of robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefings.artifacts import Resolved
from briefings.engines.elements import add, document
from briefings.inputs import text

__all__ = ["index", "pages", "robots"]

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def pages(inputs: Resolved) -> bytes:
    """Make a site map.

    Args:
        inputs: ``pages``, each with ``address``, ``modified`` (a day, or nothing) and ``alternates`` (pairs of a
            language and an address).
    """
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for entry in _entries(inputs, "pages"):
        made = _located(root, "url", entry)
        alternates = entry["alternates"]
        for language, address in alternates if isinstance(alternates, list | tuple) else ():
            add(made, "xhtml:link", rel="alternate", hreflang=language, href=address)
    return document(root)


def index(inputs: Resolved) -> bytes:
    """Make the list of several site maps; the input ``parts`` has their ``address`` and ``modified``."""
    root = Element("sitemapindex", {"xmlns": SITEMAP})
    for entry in _entries(inputs, "parts"):
        _located(root, "sitemap", entry)
    return document(root)


def robots(inputs: Resolved) -> bytes:
    """Make robots.txt; inputs are ``preview``, and ``sitemap``, its address or nothing."""
    rule = "Disallow: /" if inputs["preview"] else "Disallow:"
    named = text(inputs, "sitemap")
    return "".join([f"User-agent: *\n{rule}\n", f"\nSitemap: {named}\n" if named else ""]).encode()


def _located(root: Element, name: str, entry: dict[str, object]) -> Element:
    """Add an address, with the day of its last change where that is known."""
    made = add(root, name)
    add(made, "loc", str(entry["address"]))
    if entry["modified"]:
        add(made, "lastmod", str(entry["modified"]))
    return made


def _entries(inputs: Resolved, name: str) -> Iterator[dict[str, object]]:
    """Yield the entries of an input."""
    entries = inputs[name]
    if not isinstance(entries, list):
        raise TypeError(f"the input {name} is no list")
    yield from entries
