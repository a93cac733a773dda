"""The structure of a report: what a reader that cannot see hears, in which order, and what it passes over.

WeasyPrint lays one element out as many boxes, on several pages, with its notes elsewhere. Here they come together
again: one part for each element of the document, in the document's own order, of the standard types of ISO 32000-1,
14.8.4. What stands around the text on each page, and the head of a table where it is repeated, is no part but an
artifact (14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefings.engines.parts import Annotation, Box, Element, Mark, Part, Structure

__all__ = ["structured"]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TYPES = {
    **{name: name.upper() for name in (*HEADINGS, "p", "tr", "th", "td")},
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "pre": "P",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "a": "Link",
    "code": "Code",
    "q": "Quote",
    "img": "Figure",
    "svg": "Figure",
}
"""The standard types of elements that have one wherever they stand."""
GROUPS = frozenset({"Document", "Art", "Sect", "Div", "BlockQuote"})
"""The types that hold other parts and no words of their own: words stand in a paragraph there."""
KEPT_EMPTY = frozenset({"TH", "TD"})
"""The types that stand for their place in a table, with or without words."""
PICTURED = ("table", "img", "{http://www.w3.org/2000/svg}svg")
CONTENTS = "doc-toc"
"""The role of a table of contents (Digital Publishing WAI-ARIA, 1.1)."""


def structured(pages: Sequence[Box], marks: Sequence[Mapping[Box, int]], language: str) -> Structure:
    """Return the structure of a document that was laid out.

    Args:
        pages: the boxes of its pages; each holds the document's, then that of its notes, then its margins.
        marks: for each page, the numbers of the pieces of content by the boxes that were drawn.
        language: that of the document, a BCP 47 tag.
    """
    builder = _Builder(Part("Document", 0, language))
    for number, (page, drawn) in enumerate(zip(pages, marks, strict=True)):
        reading = _Reading(builder, number, drawn)
        for box in page.children:
            # Only the document and the area of its notes are read; the other boxes are in the margins.
            if box.element is not None or type(box).__name__ == "FootnoteAreaBox":
                reading.read(box, builder.document)
            else:
                reading.pass_over(box)
    _prune(builder.document)
    return Structure(builder.document, frozenset(builder.artifacts))


@dataclass
class _Builder:
    """What is known of the parts while page after page is read."""

    document: Part
    parts: dict[tuple[int, str], Part] = field(default_factory=dict)
    items: dict[int, Part] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)
    artifacts: set[Mark] = field(default_factory=set)


@dataclass(frozen=True)
class _Reading:
    """Reads the boxes of one page into the parts of its document."""

    builder: _Builder
    page: int
    drawn: Mapping[Box, int]

    def read(self, box: Box, parent: Part) -> None:
        """Read a box, and what it holds, into the part around it."""
        box = getattr(box, "_box", box)
        if box.is_leader or self._is_repeated(box):
            self.pass_over(box)
            return
        part = self._part(box, parent)
        self._link(box, part)
        if box in self.drawn:
            self._words(part).kids.append(Mark(self.page, self.drawn[box]))
        for child in box.children:
            self.read(child, part)

    def pass_over(self, box: Box) -> None:
        """Leave a box and all that it holds out of the structure."""
        box = getattr(box, "_box", box)
        self._link(box, self.builder.parts.get((id(box.element), "a"), self.builder.document))
        if box in self.drawn:
            self.builder.artifacts.add(Mark(self.page, self.drawn[box]))
        for child in box.children:
            self.pass_over(child)

    def _link(self, box: Box, part: Part) -> None:
        """Keep the place of a link with the link, as a page may have none that belongs to nothing."""
        if box.link_annotation:
            link = part if part.kind == "Link" else self._add(part, "Link", None)
            link.kids.append(Annotation(self.page, box.link_annotation))

    def _is_repeated(self, box: Box) -> bool:
        """Return whether a box is the head of a table that has been read on an earlier page."""
        if box.element_tag != "thead" or box.element is None:
            return False
        return self.builder.heads.setdefault(id(box.element), self.page) != self.page

    def _words(self, part: Part) -> Part:
        """Return the part that takes words: in a group a paragraph, the one that is open or a new one."""
        if part.kind not in GROUPS:
            return part
        last = part.kids[-1] if part.kids else None
        if isinstance(last, Part) and last.kind == "P" and last.box is None:
            return last
        return self._add(part, "P", None)

    def _add(self, parent: Part, kind: str, box: Box | None) -> Part:
        """Return a new part, the last of the one around it."""
        element = box.element if box else None
        language = (element.get("lang") if element is not None else None) or parent.language
        part = Part(kind, self.page, language, box)
        parent.kids.append(part)
        return part

    def _part(self, box: Box, parent: Part) -> Part:
        """Return the part of a box: that of its element, or the one around it where the box means nothing."""
        if box.element is None or box.element_tag is None:
            return parent
        name = (id(box.element), box.element_tag)
        if name not in self.builder.parts:
            self.builder.parts[name] = self._new(box, box.element, box.element_tag, parent)
        return self.builder.parts[name]

    def _new(self, box: Box, element: Element, tag: str, parent: Part) -> Part:
        """Return the part of an element, or of what a style adds to it, that is read for the first time."""
        name, _, added = tag.rpartition("}")[2].partition("::")
        if added:
            return self._added(box, element, (name, added), parent)
        match name:
            case "li":
                return self._item(box, element, parent)
            case "dt" | "dd":
                return self._term(box, name, parent)
            case "figcaption":
                return self._add(parent, "Caption" if _is_pictured(parent) else "P", box)
            case "table":
                return self._table(box, parent)
        kind = _kind(box, element, name, parent)
        return self._add(parent, kind, box) if kind else parent

    def _added(self, box: Box, element: Element, tag: tuple[str, str], parent: Part) -> Part:
        """Return the part of what a style adds: the mark and the label of a note, the label of an item, or words."""
        match tag[1]:
            case "footnote-call":
                return self._call(box, element, tag[0], parent)
            case "footnote-marker":
                return self._add(parent, "Lbl", box)
            case "marker":
                return self._label(box, element, parent)
        return parent

    def _call(self, box: Box, element: Element, tag: str, parent: Part) -> Part:
        """Read the mark of a note, and put the note itself where it is called."""
        words = self._words(parent)
        called = self._add(words, "Reference", box)
        self.builder.parts[id(element), tag] = self._add(words, "Note", box)
        return called

    def _item(self, box: Box, element: Element, parent: Part) -> Part:
        """Return the body of a list's item; in a table of contents, the item."""
        if parent.kind == "TOC":
            return self._add(self._add(parent, "TOCI", box), "Reference", box)
        item = self.builder.items[id(element)] = self._add(parent, "LI", box)
        return self._add(item, "LBody", box)

    def _label(self, box: Box, element: Element, parent: Part) -> Part:
        """Return the label of a list's item, which stands before its body."""
        item = self.builder.items.get(id(element), parent)
        label = self._add(item, "Lbl", box)
        item.kids.insert(0, item.kids.pop())
        return label

    def _term(self, box: Box, tag: str, parent: Part) -> Part:
        """Return a term or what is said of it: together they are an item of their list."""
        last = parent.kids[-1] if parent.kids else None
        if parent.kind == "LI":
            item = parent
        elif tag == "dd" and isinstance(last, Part):
            item = last
        else:
            item = self._add(parent, "LI", None)
        return self._add(item, "Lbl" if tag == "dt" else "LBody", box)

    def _table(self, box: Box, parent: Part) -> Part:
        """Return a table, which takes the caption before it."""
        table = self._add(parent, "Table", box)
        before = parent.kids[-2] if len(parent.kids) > 1 else None
        if isinstance(before, Part) and before.kind == "Caption":
            parent.kids.remove(before)
            table.kids.append(before)
        return table


def _kind(box: Box, element: Element, tag: str, parent: Part) -> str:
    """Return the type of an element's part; nothing where it adds nothing to the part around it."""
    around = parent.element
    if around is not None and around.get("role") == CONTENTS and tag in {"ul", "ol"}:
        return "TOC"
    if tag == "div" and parent.kind == "L":
        return "LI"
    if tag in TYPES:
        return TYPES[tag]
    spoken = element.get("lang")
    other = bool(spoken) and spoken != parent.language
    if tag in {"html", "body"}:
        return ""
    if "block" in str(box.style["display"]):
        return "Div" if other or _has_words(box) else ""
    return "Span" if other else ""


def _has_words(box: Box) -> bool:
    """Return whether lines of text stand in a box, not in another element's box within it."""
    own = (child for child in box.children if getattr(child, "element", None) is box.element)
    return any(type(child).__name__ == "LineBox" or _has_words(child) for child in own)


def _is_pictured(parent: Part) -> bool:
    """Return whether a caption stands with a table or a picture."""
    around = parent.element
    return around is not None and any(inner.tag in PICTURED for inner in around.iter())


def _prune(part: Part) -> bool:
    """Drop the parts without content, and return whether a part has any."""
    part.kids = [kid for kid in part.kids if not isinstance(kid, Part) or _prune(kid)]
    return bool(part.kids) or part.kind in KEPT_EMPTY
