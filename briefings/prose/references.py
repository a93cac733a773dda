"""What prose refers to, and what it may not hold, each with its character of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

__all__ = [
    "Citation",
    "Reference",
    "Slip",
    "is_allowed",
    "is_outside",
    "placed_children",
    "references_of",
    "slips_of",
    "words_of",
]

WEB = ("https:", "http:")
SCHEMES = (*WEB, "mailto:")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(frozen=True, slots=True)
class Citation:
    """One source named in a citation, and where in it."""

    source: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What prose refers to: a source, an entity, a page of the site or one outside, and at which of its characters."""

    kind: Literal["source", "entity", "address", "outside"]
    target: str
    offset: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that prose may not hold, at a character of the text."""

    rule: str
    message: str
    offset: int
    hint: str = ""


def placed_children(text: str, token: Token, start: int) -> Iterator[tuple[Token, int]]:
    """Yield the inline tokens of a block; those with a text of their own are found from where the last one ended."""
    cursor = start
    for child in token.children or []:
        sought = child.content.partition("\n")[0] if child.type in {"citation", "entity", "html_inline"} else ""
        if child.type == "text" and (found := FOOTNOTE.search(child.content)):
            sought = found[0]
        if child.type == "footnote_ref":
            sought = f"[^{child.meta.get('label', '')}]"
        sought = str(child.attrGet("href") or child.attrGet("src") or "") or sought
        at = text.find(sought, cursor) if sought else -1
        yield child, at if at >= 0 else cursor
        if child.type == "footnote_ref" and child.children:
            yield from placed_children(text, child, max(text.find(f"[^{child.meta.get('label', '')}]:"), 0))
        cursor = at + len(sought) if at >= 0 else cursor


def references_of(token: Token, offset: int) -> Iterator[Reference]:
    """Yield what a token refers to."""
    if token.type == "citation":
        for citation in token.meta["citations"]:
            yield Reference("source", citation.source, offset)
    elif token.type == "entity":
        yield Reference("entity", token.meta["slug"], offset, token.meta["label"])
    elif token.type == "link_open" and (href := str(token.attrGet("href"))):
        if not is_outside(href):
            yield Reference("address", href, offset)
        elif _scheme(href) in WEB:
            yield Reference("outside", href, offset)


def slips_of(token: Token, offset: int) -> Iterator[Slip]:
    """Yield what a token shows that prose may not hold."""
    if token.type in {"html_inline", "html_block"}:
        shown = token.content.strip().split("\n")[0][:60]
        yield Slip("raw-html", f"raw HTML in prose: {shown}", offset, "Write Markdown; a sign is written as \\<.")
    elif token.type == "image":
        yield Slip("image-in-prose", "an image inside prose", offset, "Use a figure block: it has alt and caption.")
    elif token.type == "link_open":
        href = str(token.attrGet("href"))
        if not is_allowed(href):
            yield Slip("link-scheme", f"a link to {href[:60]}", offset, f"Links start with {', '.join(SCHEMES)}.")
    elif token.type == "text" and (found := FOOTNOTE.search(token.content)):
        yield Slip("unknown-footnote", f"{found[0]} has no footnote text", offset, f"Add a line: {found[0]}: ...")
    elif token.meta.get("slip"):
        yield Slip("unknown-footnote", token.meta["slip"], offset, token.meta["way"])


def is_allowed(href: str) -> bool:
    """Tell whether prose may link an address: one of the site, or one with a scheme that is listed."""
    return not href.startswith("//") and _scheme(href) in {"", *SCHEMES}


def is_outside(href: str) -> bool:
    """Tell whether an address leads out of the site."""
    return bool(_scheme(href)) or href.startswith("//")


def _scheme(href: str) -> str:
    """Return an address's scheme with its colon, in lower case; browsers pass over spaces and controls in it."""
    found = re.match(r"[a-z][a-z0-9+.-]*:", re.sub(r"(?:[\x00-\x20]|%0[9ad])+", "", href.lower()))
    return found[0] if found else ""


def words_of(children: Sequence[Token], names: Mapping[str, str]) -> str:
    """Return the words of inline tokens; an entity that is linked without words goes by its name, or its slug."""
    words = {"softbreak": " ", "hardbreak": " ", "citation": ""}
    parts = []
    for child in children:
        if child.type == "entity":
            parts.append(child.meta["label"] or names.get(child.meta["slug"], child.meta["slug"]))
        elif child.type in {"text", "code_inline", "softbreak", "hardbreak"}:
            parts.append(words.get(child.type, child.content))
    return re.sub(r"\s+(?=[.,;:!?])", "", "".join(parts))
