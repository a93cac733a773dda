"""Footnotes of HTML: which links call them, where they stand, and which links lead back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefings.importing.markup.inline import SHORT
from briefings.importing.markup.tree import HEADINGS, words

__all__ = ["Notes", "footnotes"]

HOLDERS = frozenset({"li", "p", "div", "dd", "aside"})
ARROWS = frozenset("↩↑^⏎⤴↵↩︎")
UNFIT = frozenset({"table", "pre", "ul", "ol", *HEADINGS})


@dataclass(frozen=True, slots=True)
class Notes:
    """The calls of footnotes and their definitions, each with its number; and links back."""

    calls: Mapping[HtmlElement, int]
    definitions: Mapping[HtmlElement, int]
    backs: frozenset[HtmlElement]


def footnotes(body: HtmlElement) -> Notes:
    """Find the footnotes of a document: short links to a paragraph or item that leads back, or is named as a note."""
    named = {name: element for element in body.iter() for name in (element.get("id"), element.get("name")) if name}
    links = [
        (link, named.get((link.get("href") or "")[1:]))
        for link in body.iter("a")
        if (link.get("href") or "#")[0] == "#"
    ]
    first: dict[HtmlElement, HtmlElement] = {}
    fit: dict[HtmlElement, bool] = {}
    for link, target in links:
        block = _block(target)
        if block is not None and block not in fit:
            fit[block] = _may_be_note(block)
        holder = block if block is not None and fit[block] else None
        if holder is not None and holder not in first and _calls(link, holder):
            first[holder] = link
    order = {element: place for place, element in enumerate(body.iter())}
    definitions = sorted(
        (one for one in first if not any(above in first for above in one.iterancestors())), key=order.__getitem__
    )
    numbers = {definition: number for number, definition in enumerate(definitions, start=1)}
    calls = {first[definition]: number for definition, number in numbers.items()}
    backs = [link for link, _ in links if _leads_back(link, numbers)]
    return Notes({_outer(call): number for call, number in calls.items()}, numbers, frozenset(backs))


def _block(target: HtmlElement | None) -> HtmlElement | None:
    """Return the block that a target is or stands in."""
    found = target
    while found is not None and found.tag not in HOLDERS:
        found = found.getparent()
    return found


def _may_be_note(block: HtmlElement) -> bool:
    """Tell whether a block may be a footnote: it has text, and no structure."""
    return bool(words(block).strip()) and not any(one.tag in UNFIT for one in block.iter())


def _calls(link: HtmlElement, holder: HtmlElement) -> bool:
    """Tell whether a link calls a footnote: it is short, stands outside of it in running text, and is led back to."""
    said = words(link)
    above = list(link.iterancestors())
    inside = holder in above or any(one.tag in {"td", "th", "caption", *HEADINGS} for one in above)
    if inside or not SHORT.fullmatch(said):
        return False
    names = {name for one in (link, *above[:2], *link.iter()) for name in (one.get("id"), one.get("name")) if name}
    back = any((other.get("href") or "")[1:] in names for other in holder.iter("a") if names)
    marked = (
        (link.get("href") or "")
        .lstrip("#_")
        .lower()
        .startswith(("fn", "ftn", "footnote", "note", "cite_note", "endnote"))
    )
    return back or marked


def _outer(call: HtmlElement) -> HtmlElement:
    """Return the element that a call is all of: the raised text around the link."""
    parent = call.getparent()
    alone = parent is not None and parent.tag == "sup" and words(parent).strip() == words(call).strip()
    return parent if alone else call


def _leads_back(link: HtmlElement, definitions: Mapping[HtmlElement, int]) -> bool:
    """Tell whether a link stands in a footnote and leads back to its call."""
    said = words(link).strip()
    short = SHORT.fullmatch(said) or (said and set(said) <= ARROWS)
    return bool(short) and any(above in definitions for above in link.iterancestors())
