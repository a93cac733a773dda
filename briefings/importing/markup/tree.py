"""HTML as a tree without what is no text, and the element that holds the text of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from briefings.importing.characters import UNSHOWN

__all__ = [
    "BLOCKS",
    "FURNITURE",
    "HEADINGS",
    "clean",
    "code_lines",
    "containers",
    "is_grid",
    "is_one",
    "main_element",
    "parsed",
    "text_body",
    "text_lines",
    "words",
]

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FURNITURE = frozenset({"nav", "form", "button", "footer", "menu", "dialog", "select"})
ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
UNSEEN = [
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "svg",
    "canvas",
    "iframe",
    "object",
    "video",
    "audio",
    "map",
    "math",
    "textarea",
    "datalist",
    "title",
]
SPACE = re.compile(r"[ \t\n\r\f\v]+")
REFERENCE = re.compile(r"&#(?:0*1[2-5]\d|x0*[89][0-9a-f])(?!\w);?", re.IGNORECASE)
"""A character by a number that HTML takes for one of Windows-1252."""
DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
MOST_OF_IT = 0.85
MANY_BLOCKS = 2_000
"""Of how many blocks on a page's text is searched in one way only, as the others look at each beside each."""
LARGEST_PAGE = 2_000_000
"""How many characters of HTML may have to be searched for the text."""
DEEPEST = 200
"""How deep elements may be nested; what stands deeper is read as text."""


def parsed(html: str) -> HtmlElement:
    """Parse HTML of any quality."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    meant = REFERENCE.sub(lambda found: unescape(found[0]), html.replace("\f", " ").replace("\x0b", " "))
    cleaned = UNSHOWN.sub("", DECLARATION.sub("", meant))
    try:
        return document_fromstring(cleaned.encode("utf-8", errors="ignore"), parser=parser)
    except etree.ParserError:  # there is nothing in it
        return document_fromstring(b"<html><body></body></html>")


def text_body(root: HtmlElement) -> HtmlElement:
    """Return the body of a document, without scripts, styles and what else is no text; the document is changed."""
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    found: HtmlElement | None = root.find("body")
    body: HtmlElement = root if found is None else found
    for deep in [element for element in body.iter() if _depth_is(element, DEEPEST)]:
        deep.text, deep[:] = words(deep), []
    return body


def _depth_is(element: HtmlElement, depth: int) -> bool:
    """Tell whether an element stands at a depth."""
    return sum(1 for _ in zip(element.iterancestors(), range(depth + 1), strict=False)) == depth


def clean(text: str | None) -> str:
    """Return text with each run of white space as one space, without signs that no page can show."""
    return UNSHOWN.sub("", SPACE.sub(" ", text or ""))


def words(element: HtmlElement) -> str:
    """Return all text of an element on one line; spaces are put at the borders of blocks, never at inline tags."""
    parts = [clean(element.text)]
    for child in element:
        border = " " if child.tag in BLOCKS or child.tag == "br" else ""
        parts += [border, words(child), border, clean(child.tail)]
    return SPACE.sub(" ", "".join(parts))


def containers(body: HtmlElement) -> frozenset[HtmlElement]:
    """Return the inline elements that hold blocks, and so are blocks too."""
    found: set[HtmlElement] = set()
    for element in body.iter():
        if element.tag in BLOCKS:
            above = element.getparent()
            while above is not None and above not in found:
                found.add(above)
                above = above.getparent()
    return frozenset(found)


def is_grid(table: HtmlElement) -> bool:
    """Tell whether a table holds data, and does not only lay out a page."""
    rows = list(table.iter("tr"))
    nested = any(found is not table for found in table.iter("table"))
    cells = max((sum(1 for cell in row if cell.tag in {"td", "th"}) for row in rows), default=0)
    inside = any(element.tag in HEADINGS | {"pre", "ul", "ol", "blockquote"} for element in table.iter())
    strays = any(
        clean(child.tail).strip()
        for child in table.iter()
        if child.tag in {"tr", "td", "th", "tbody", "thead", "tfoot", "caption"} and child is not table
    )
    return not nested and not inside and not strays and len(rows) > 1 and cells > 1


def text_lines(body: HtmlElement) -> tuple[str, ...]:
    """Return the text of a document, line by line.

    There is a line for each paragraph, heading and item, and for each row of a table, its cells apart by tabs; code has
    the lines that it has.
    """
    blocks = containers(body)
    lines: list[str] = []
    buffer: list[str] = []

    def ended() -> None:
        line = SPACE.sub(" ", "".join(buffer)).strip()
        buffer.clear()
        if line:
            lines.append(line)

    def visited(element: HtmlElement) -> None:
        if element.tag == "br":
            return ended()
        block = element.tag in BLOCKS or element in blocks
        if block:
            ended()
        if element.tag in HEADINGS:
            buffer.append(words(element))
        elif element.tag == "pre":
            lines.extend(code_lines(element))
        elif element.tag == "table" and is_grid(element):
            lines.extend(_grid_lines(element))
        else:
            buffer.append(clean(element.text))
            for child in element:
                visited(child)
                buffer.append(clean(child.tail))
        return ended() if block else None

    visited(body)
    return tuple(lines)


def code_lines(element: HtmlElement) -> tuple[str, ...]:
    """Return the lines of preformatted text, without empty ones around them."""
    for line_break in list(element.iter("br")):
        line_break.tail = "\n" + (line_break.tail or "")
        line_break.tag = "span"
    lines = [UNSHOWN.sub("", line).rstrip() for line in "".join(element.itertext()).replace("\r", "").split("\n")]
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return tuple(lines[filled[0] : filled[-1] + 1]) if filled else ()


def _grid_lines(table: HtmlElement) -> list[str]:
    """Return the lines of a table of data: its captions, then its rows."""
    captions = [words(caption).strip() for caption in table.iter("caption")]
    rows = [[words(cell).strip() for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    return [*filter(None, captions), *("\t".join(row) for row in rows if any(row))]


def main_element(body: HtmlElement, html: str) -> HtmlElement:
    """Return the element that holds the text of a page: the body itself, where nothing stands around it."""
    furnished = any(element.tag in FURNITURE or element.get("role") in ROLES for element in body.iter())
    if not furnished or len(html) > LARGEST_PAGE:
        return body
    from trafilatura import extract  # noqa: PLC0415 # takes half a second to load, and few files need it

    many = sum(1 for _ in body.iter(*BLOCKS)) > MANY_BLOCKS
    said = extract(html, fast=many, include_comments=False, include_tables=True, favor_recall=True) or ""
    wanted = {" ".join(line.strip(" -|•").split()) for line in said.split("\n")} - {""}
    weights: dict[HtmlElement, int] = defaultdict(int)
    total = 0
    for element in body.iter():
        own = (
            " ".join(words(element).split()) if element.tag in BLOCKS and len(element) < len(wanted) + 50 else ""
        )  # leaves have few children
        if own in wanted:
            total += len(own)
            for above in (element, *element.iterancestors()):
                weights[above] += len(own)
    deep = [element for element in body.iter() if total and weights.get(element, 0) >= total * MOST_OF_IT]
    found: HtmlElement = deep[-1] if deep else body
    return _around(found, body)


def _around(found: HtmlElement, body: HtmlElement) -> HtmlElement:
    """Return an element or, where it is part of what is read as one, what stands around that."""
    parts = [one for one in (found, *found.iterancestors()) if one is not body and is_one(one)]
    outer = parts[-1].getparent() if parts else found
    return body if outer is None else outer


def is_one(element: HtmlElement) -> bool:
    """Tell whether an element is read as one: a heading, a paragraph, an item, code, a table of data."""
    return element.tag in {"p", "li", "ul", "ol", "pre", *HEADINGS} or (element.tag == "table" and is_grid(element))
