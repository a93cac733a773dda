"""The walk of HTML: block by block, to lines and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from briefings.importing.markup.grids import grid
from briefings.importing.markup.inline import Page, Run, collected, inline, lines, rendered
from briefings.importing.markup.laid import Laid, furniture
from briefings.importing.markup.tree import BLOCKS, FURNITURE, HEADINGS, clean, code_lines, is_grid, text_lines, words
from briefings.importing.passages import Heading, Note, Prose
from briefings.importing.skeletons import KEPT
from briefings.model.imported import Stream

__all__ = ["walked"]

LOST = "the item ends in a colon: what stood under it may be lost"
STARTS_MORE = re.compile(r"[-*] |\d+\. |```|> |#")


def walked(element: HtmlElement, page: Page, language: str = "") -> Iterator[Laid]:
    """Yield what an element and all within it lays out.

    Args:
        element: a block.
        page: what is known of the page.
        language: the language around it, where it is not the page's.
    """
    inside = element is page.main or any(above is page.main for above in element.iterancestors())
    if not inside:
        yield from _outside(element, page)
    elif element.tag in FURNITURE and element is not page.main:
        yield furniture(text_lines(element))
    else:
        yield from _block(element, page, _language(element, page, language))


def _outside(element: HtmlElement, page: Page) -> Iterator[Laid]:
    """Yield what stands around the text: nothing of it is kept but the headline."""
    title = page.title is not None and (element is page.title or any(one is page.title for one in element.iter()))
    if element is page.title:
        yield from _heading(element, page, "")
    elif title or any(one is page.main for one in element.iter()):
        yield from _flow(element, page, "", kept=False)
    else:
        yield furniture(text_lines(element))


def _language(element: HtmlElement, page: Page, around: str) -> str:
    """Return the language of an element; empty where it is the page's."""
    own = (element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    if not own or element.tag in {"html", "body"}:
        return around
    return "" if own.lower().split("-")[0] == page.language.lower().split("-")[0] else own


def _block(element: HtmlElement, page: Page, language: str) -> Iterator[Laid]:
    """Yield what a block lays out."""
    if element in page.notes:
        yield from _note(element, page, language)
    elif element.tag in HEADINGS:
        yield from _heading(element, page, language)
    elif element.tag == "pre":
        yield from _code(element, language)
    elif element.tag == "table" and is_grid(element) and (found := grid(element, page, language)):
        yield found
    elif element.tag == "table" and is_grid(element):
        yield furniture(text_lines(element))
    elif element.tag in {"ul", "ol"} and (laid := _list(element, page, language)):
        yield laid
    elif element.tag == "blockquote":
        yield from map(_quoted, _flow(element, page, language))
    else:
        yield from _flow(element, page, language)


def _flow(element: HtmlElement, page: Page, language: str, *, kept: bool = True) -> Iterator[Laid]:
    """Yield what the children of a block lay out, text between blocks as paragraphs."""
    runs = [Run(clean(element.text))]
    for child in element:
        if child.tag in BLOCKS or child in page.blocks:
            yield from _paragraph(runs, language, kept=kept)
            yield from walked(child, page, language)
            runs = []
        else:
            runs += [Run("\n")] if child.tag == "br" else _inline(child, page)
        runs.append(Run(clean(child.tail)))
    yield from _paragraph(runs, language, kept=kept)


def _inline(child: HtmlElement, page: Page) -> list[Run]:
    """Return the runs of an inline element; a picture has no text."""
    if child.tag == "img":
        shown = child.get("alt") or child.get("src", "")[:80]
        return [Run("", doubt=f"a picture stood here ({shown}): a figure block shows one")]
    return list(inline(child, page))


def _paragraph(runs: Sequence[Run], language: str, *, kept: bool = True) -> Iterator[Laid]:
    """Yield a paragraph, where runs have text; its lines are those that breaks part."""
    found = list(lines(iter(runs)))
    said = "".join(run.text for run in runs).strip()[:80]
    doubts = [(said, run.doubt) for run in runs if run.doubt]
    if not kept:
        yield furniture("".join(run.text for run in line) for line in found)
        return
    shown = [rendered(line) for line in found]
    texts = [markdown for markdown, _ in shown if markdown]
    yield Laid([skeleton for _, skeleton in shown], (Prose("\\\n".join(texts), language),) if texts else (), doubts)


def _heading(element: HtmlElement, page: Page, language: str) -> Iterator[Laid]:
    """Yield a heading: the headline, where it is that."""
    runs = [replace(run, style="", gone=False, call=0) for run in collected(element, page, flat=True)]
    said = words(element).strip()
    doubts = [(said, run.doubt) for run in runs if run.doubt]
    for line in lines(iter(runs)):
        markdown, skeleton = rendered(line)
        stream = Stream.TITLE if element is page.title else None
        yield Laid([skeleton], (Heading(markdown, int(element.tag[1]), language),), doubts, stream)


def _code(element: HtmlElement, language: str) -> Iterator[Laid]:
    """Yield preformatted text as code."""
    found = code_lines(element)
    longest = max((len(run) for line in found for run in re.findall("`+", line)), default=0)
    fence = "`" * max(longest + 1, 3)
    if found:
        yield Laid([KEPT] * len(found), (Prose("\n".join([fence, *found, fence]), language),))


def _note(element: HtmlElement, page: Page, language: str) -> Iterator[Laid]:
    """Yield a footnote."""
    shown = [rendered(line) for line in lines(collected(element, page))]
    texts = [markdown for markdown, _ in shown if markdown]
    note = Note(page.notes[element], "\n    ".join(texts), language)
    yield Laid([skeleton for _, skeleton in shown], (note,), stream=Stream.NOTES)


def _quoted(laid: Laid) -> Laid:
    """Return what stands in a quotation, with the sign of one."""
    passages = [
        replace(one, text=_prefixed(one.text, "> ")) if isinstance(one, Prose) else one for one in laid.passages
    ]
    return replace(laid, passages=passages)


def _prefixed(text: str, prefix: str) -> str:
    """Return text with something before each line."""
    return "\n".join((prefix + line).rstrip() if not line else prefix + line for line in text.split("\n"))


def _list(element: HtmlElement, page: Page, language: str) -> Laid | None:
    """Return a list with all that is nested in it; None where it holds what Markdown's lists do not."""
    skeletons: list[str] = []
    doubts: list[tuple[str, str]] = []
    texts: list[str] = []
    start = element.get("start") or "1"
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1  # noqa: PLR2004 # as CommonMark says
    if (
        any(child.tag != "li" or child in page.notes or (child.tail or "").strip() for child in element)
        or (element.text or "").strip()
    ):
        return None
    for item in element:
        inner = [laid for laid in _flow(item, page, _language(item, page, language)) if laid.skeletons]
        parts = [one for laid in inner for one in laid.passages]
        if not parts and not inner:
            continue
        if not all(isinstance(one, Prose) and one.language == language for one in parts) or any(
            laid.stream for laid in inner
        ):
            return None
        mark = f"{number}. " if element.tag == "ol" else "- "
        written = _item([one.text for one in parts if isinstance(one, Prose)], mark)
        if written is None:
            return None
        texts.append(written)
        skeletons += [skeleton for laid in inner for skeleton in laid.skeletons]
        doubts += [doubt for laid in inner for doubt in laid.doubts]
        doubts += [
            (said, LOST)
            for one in parts[-1:]
            if isinstance(one, Prose) and (said := one.text.strip()).endswith((":", "："))
        ]
        number += 1
    return Laid(skeletons, (Prose("\n".join(texts), language),) if texts else (), doubts)


def _item(parts: Sequence[str], mark: str) -> str | None:
    """Return one item; None where it starts with what no item starts with."""
    if not parts or STARTS_MORE.match(parts[0]):
        return None
    indent = " " * len(mark)
    first, *others = parts
    text = mark + first.replace("\n", f"\n{indent}")
    for other in others:
        gap = "\n" if STARTS_MORE.match(other) and other[0] in "-0123456789" else "\n\n"
        text += gap + _prefixed(other, indent)
    return text
