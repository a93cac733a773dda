"""Text within a block of HTML: runs of one kind, and the Markdown and the skeleton that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote, urljoin, urlsplit

from lxml.html import HtmlElement

from briefings.importing.escaping import START, code, escaped, signs
from briefings.importing.markup.tree import BLOCKS, clean
from briefings.importing.skeletons import KEPT, literal

__all__ = ["Page", "Run", "collected", "lines", "rendered"]

STRONG = frozenset({"b", "strong"})
EMPHASIS = frozenset({"i", "em", "cite", "dfn"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
SAFE = ":/?#@!$&'+,=%~-._"
SHORT = re.compile(r"\s*[\[(]?\s*(?:\d{1,4}|[a-z]|[*†‡§]+|[ivxl]+)\s*[\])]?\s*")


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page while it is walked.

    Attributes:
        base: the address that links are relative to; empty where it is not known.
        blocks: inline elements that hold blocks.
        calls: the calls of footnotes, by their element, with their number.
        notes: the definitions of footnotes, by their element.
        backs: links from footnotes back to their calls.
        main: the element that holds the text.
        title: the element that holds the headline; None where none does.
        language: the language of the page.
    """

    base: str
    blocks: frozenset[HtmlElement]
    calls: Mapping[HtmlElement, int]
    notes: Mapping[HtmlElement, int]
    backs: frozenset[HtmlElement]
    main: HtmlElement
    title: HtmlElement | None
    language: str


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one kind. ``gone`` is text that is not kept; ``call`` is the footnote that stands in its place."""

    text: str
    style: str = ""
    link: str = ""
    gone: bool = False
    call: int = 0
    doubt: str = ""


def collected(element: HtmlElement, page: Page, *, flat: bool = False) -> Iterator[Run]:
    """Yield the runs of an element and what is in it; a line break is a run of its own.

    Args:
        element: an inline element, or a block that holds only such.
        page: what is known of the page.
        flat: whether blocks and breaks within are spaces, as in a cell or a heading.
    """
    yield Run(clean(element.text))
    for child in element:
        yield from _of_child(child, page, flat=flat)
        yield Run(clean(child.tail))


def _of_child(child: HtmlElement, page: Page, *, flat: bool) -> Iterator[Run]:
    """Yield the runs of one element within a line."""
    border = Run(" " if flat else "\n")
    if child.tag == "br":
        yield border
    elif child.tag == "img":
        shown = child.get("alt") or child.get("src", "")[:80]
        yield Run("", doubt=f"a picture stood here ({shown}): a figure block shows one")
    elif child.tag in BLOCKS or (not flat and child in page.blocks):
        yield from (border, *collected(child, page, flat=flat), border)
    else:
        yield from inline(child, page, flat=flat)


def inline(element: HtmlElement, page: Page, *, flat: bool = False) -> Iterator[Run]:
    """Yield the runs of an inline element."""
    inner = list(collected(element, page, flat=flat))
    said = "".join(run.text for run in inner)
    if not flat and element in page.calls:
        yield Run(said, gone=True, call=page.calls[element])
    elif element in page.backs:
        yield Run(said, gone=True)
    elif element.tag in CODE:
        yield from (replace(run, style="code") if run.text.strip() else run for run in inner)
    elif element.tag in STRONG | EMPHASIS:
        style = "strong" if element.tag in STRONG else "em"
        yield from (run if run.style or run.link else replace(run, style=style) for run in inner)
    elif element.tag == "a":
        yield from _linked(element, inner, page, said)
    else:
        yield from inner
        if note := _doubt(element, said):
            yield Run("", doubt=note)


def _linked(element: HtmlElement, inner: Sequence[Run], page: Page, said: str) -> Iterator[Run]:
    """Yield the runs of a link; one whose address cannot stand in a briefing is text, and doubted."""
    target = (element.get("href") or "").strip()
    address = _address(target, page.base)
    plain = all(not run.gone and not run.call and "\n" not in run.text for run in inner) and said.strip()
    if address and plain:
        yield from (replace(run, link=address, style="") for run in inner)
        return
    yield from inner
    if target and not target.startswith("#") and said.strip():
        yield Run("", doubt=f"the link to {target[:200]} was left out")


def _address(target: str, base: str) -> str:
    """Return an address as Markdown holds it; empty where a briefing cannot link it."""
    try:
        whole = urljoin(base, target) if base else target
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https", "mailto"} or (parts.scheme != "mailto" and not parts.netloc):
        return ""
    return quote(whole, safe=SAFE)


def _doubt(element: HtmlElement, said: str) -> str:
    """Return what a person has to look at in an inline element; empty where there is nothing."""
    if element.tag == "abbr" and element.get("title"):
        return f"{said.strip()} stands for {element.get('title')}: say so where it is first used"
    if element.tag in {"sup", "sub"} and said.strip():
        return f"“{said.strip()}” was set {'above' if element.tag == 'sup' else 'below'} the line"
    if element.tag in {"del", "s", "strike"}:
        return f"“{said.strip()}” was struck out"
    if element.get("lang") and said.strip():
        return f"“{said.strip()}” was marked as {element.get('lang')}"
    return ""


def lines(runs: Iterator[Run]) -> Iterator[list[Run]]:
    """Yield the lines of runs, white space in one piece and none at the ends; lines without text are left out."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield from _trimmed(line)
            line = [replace(run, text=other, call=0, doubt="")]
    yield from _trimmed(line)


def _trimmed(line: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield a line where it has text, spaces that follow one another over the borders of runs made one."""
    kept, spaced = [], True
    for run in line:
        text = re.sub(" +", " ", run.text)
        text = text[1:] if spaced and text.startswith(" ") else text
        spaced = text.endswith(" ") if text else spaced
        kept.append(replace(run, text=text))
    whole = "".join(run.text for run in kept)
    lead, trail = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    at, found = 0, []
    for run in kept:
        start, end = max(lead - at, 0), max(min(trail - at, len(run.text)), 0)
        found.append(replace(run, text=run.text[start:end]))
        at += len(run.text)
    if whole.strip():
        yield found


def rendered(line: Sequence[Run], *, opens: bool = True) -> tuple[str, str]:
    """Return a line as Markdown, and its skeleton.

    Args:
        line: its runs.
        opens: whether it starts a line of Markdown, where more signs have a meaning.
    """
    markdown, skeleton = "", ""
    for gone, group in groupby((run for run in line if run.text or run.call), lambda run: run.gone):
        runs = list(group)
        if gone:
            skeleton += "".join(literal(run.text) for run in runs)
            markdown = _closed(markdown) + "".join(f"[^{run.call}]" for run in runs if run.call)
            continue
        text = "".join(run.text for run in runs)
        if not text.strip():
            skeleton += literal(text)
            markdown += " " if markdown else ""
            continue
        lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        skeleton += literal(lead) + KEPT + literal(trail)
        markdown += _marked(_merged(runs), opens=opens and not markdown)
    return _closed(markdown).lstrip(), skeleton


def _closed(markdown: str) -> str:
    """Return Markdown without spaces at its end, where a backslash of the text would take what follows."""
    shown = markdown.rstrip()
    return shown + "\\" * ((len(shown) - len(shown.rstrip("\\"))) % 2)


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Return runs of one kind that follow one another as one; emphasis that Markdown would not show is left out."""
    shown = [replace(run, style=run.style if run.style == "code" or _can_be_marked(run.text) else "") for run in runs]
    return [
        Run("".join(run.text for run in group), style, link)
        for (style, link), group in groupby(shown, lambda run: (run.style, run.link))
    ]


def _can_be_marked(text: str) -> bool:
    """Tell whether emphasis holds around a text, as CommonMark's rule on flanks says."""
    inner = text.strip()
    return bool(inner) and inner[0].isalnum() and inner[-1].isalnum()


def _marked(runs: Sequence[Run], *, opens: bool) -> str:
    """Return runs as Markdown."""
    written = ""
    for index, run in enumerate(runs):
        inner = run.text.strip(" ")
        lead, trail = run.text[: len(run.text) - len(run.text.lstrip(" "))], run.text[len(run.text.rstrip(" ")) :]
        last = index == len(runs) - 1
        if not inner:
            written += run.text
        elif run.style == "code" and not run.link and not (written + lead).endswith("`"):
            written += f"{lead}{code(inner)}{trail}"
        elif run.link:
            linked = re.sub(r"(?<!\\)((?:\\\\)*)([\[\]])", r"\1\\\2", escaped(inner))
            written += f"{lead}[{linked}]({run.link}){trail}"
        elif run.style in {"strong", "em"} and not written.endswith(("*", "\\")) and (written + lead)[-1:] != "_":
            sign = "**" if run.style == "strong" else "*"
            written += f"{lead}{sign}{escaped(inner)}{sign}{trail}"
        else:
            shown = _plain(run.text, last=last)
            written += signs(run.text) if written.endswith("`") and shown.startswith("`") else shown
    return _opened(written.strip(), runs) if opens else written


def _plain(text: str, *, last: bool) -> str:
    """Return text as Markdown; before a mark its last sign must not join it."""
    shown = escaped(text)
    if not last and text[-1] in "[]!<&~_\\" and shown[-1] == text[-1] and not shown.endswith(f"\\{text[-1]}"):
        return f"{shown[:-1]}\\{text[-1]}"
    return shown


def _opened(markdown: str, runs: Sequence[Run]) -> str:
    """Return Markdown that starts a line without a sign that would mean more there."""
    text = "".join(run.text for run in runs).lstrip()
    first = next((run for run in runs if run.text.strip()), Run(""))
    found = START.match(text)
    if not found or first.style or first.link or markdown.startswith("\\"):
        return markdown
    at = len(found["digits"]) if found["digits"] else 0
    return f"{markdown[:at]}\\{markdown[at:]}" if markdown[at : at + 1] == text[at : at + 1] else markdown
