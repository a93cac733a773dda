"""Reads the structure of a PDF as assistive technology gets it, and says what is wrong with it.

veraPDF does not see whether one table is one table, a note a note, or the reading order the document's; these are
read here from the structure tree and from the pieces of the pages that it names (ISO 32000-1, 14.7).
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

__all__ = ["Node", "faults", "headings", "outline", "spoken", "squeezed", "tree"]

ARTIFACT, LOOSE = -1, -2
"""What a text belongs to that is no numbered piece of a page: what readers pass over, and nothing."""

WITHIN = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "TOCI", "Reference"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
    "Document": {""},
}
"""In which parts the parts of a list, a table and a table of contents stand (ISO 32000-1, 14.8.4.3)."""


@dataclass
class Node:
    """One part of the structure, with its words in reading order."""

    kind: str
    language: str
    attributes: Mapping[str, object]
    name: str
    alternative: str
    kids: list[Node | str] = field(default_factory=list)
    links: int = 0

    def __iter__(self) -> Iterator[Node]:
        """Yield the part and all within it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid

    @property
    def text(self) -> str:
        """The words of the part and of those within it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def of(self, *kinds: str) -> list[Node]:
        """Return the parts of some kinds."""
        return [node for node in self if node.kind in kinds]


def tree(content: bytes) -> Node:
    """Return the structure of a PDF."""
    words = _words(content)
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        pages = _numbers(pdf)
        return _node(pdf.Root.StructTreeRoot.K[0], words, pages)


def spoken(content: bytes) -> str:
    """Return all words in reading order, white space as one space."""
    return " ".join(tree(content).text.split())


def squeezed(text: str) -> str:
    """Return the letters of a text alone: spaces, hyphens and signs above letters differ with the breaks of lines."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] in "LNSP" and letter not in "-‐")


def outline(content: bytes) -> list[str]:
    """Return the titles of the bookmarks, in order."""

    def titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for item in items:
            yield " ".join(str(item.title).split())
            yield from titles(list(item.children))

    with pikepdf.Pdf.open(BytesIO(content)) as pdf, pdf.open_outline() as found:
        return list(titles(list(found.root)))


def headings(content: bytes) -> list[str]:
    """Return the headings, in reading order."""
    return [" ".join(node.text.split()) for node in tree(content).of(*(f"H{level}" for level in range(1, 7)))]


def faults(content: bytes) -> list[str]:
    """Return what is wrong with the structure of a PDF; nothing where all is well."""
    root = tree(content)
    return [*_misplaced(root, ""), *_tables(root), *_notes(root), *_figures(root), *_links(root), *_loose(content)]


def _numbers(pdf: pikepdf.Pdf) -> Mapping[tuple[int, int], int]:
    """Return the number of each page, from 0, by the object that is the page."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def _misplaced(node: Node, parent: str) -> Iterator[str]:
    """Yield parts that stand where they may not."""
    if node.kind in WITHIN and parent not in WITHIN[node.kind]:
        yield f"{node.kind} within {parent or 'nothing'}"
    if node.kind not in WITHIN and parent in {"L", "Table", "TR", "TOC", "TBody", "THead"} - {node.kind}:
        allowed = {("Table", "Caption"), ("L", "Caption"), ("TOC", "Caption")}
        if (parent, node.kind) not in allowed:
            yield f"{node.kind} within {parent}"
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _misplaced(kid, node.kind)
        elif kid.strip() and node.kind in {"L", "LI", "Table", "TR", "THead", "TBody", "TOC", "Document", "Sect"}:
            yield f"words within {node.kind}: {kid.strip()[:40]}"


def _tables(root: Node) -> Iterator[str]:
    """Yield tables without heads, heads that do not say for what, and rows of unequal length."""
    for table in root.of("Table"):
        if not table.of("TH"):
            yield f"a table without heads: {table.text[:40]}"
        yield from (f"a head without scope: {cell.text[:40]}" for cell in table.of("TH") if not cell.attributes)
        widths = {
            sum(int(str(cell.attributes.get("/ColSpan", 1))) for cell in row.of("TH", "TD")) for row in table.of("TR")
        }
        if len(widths) > 1:
            yield f"rows of {sorted(widths)} cells: {table.text[:40]}"
        if len(table.of("THead")) > 1:
            yield f"a table with two heads: {table.text[:40]}"


def _notes(root: Node) -> Iterator[str]:
    """Yield notes without a name of their own (ISO 14289-1, 7.9), or without a word."""
    named = Counter(note.name for note in root.of("Note"))
    yield from (f"{number} notes are called {name!r}" for name, number in named.items() if number > 1 or not name)
    yield from (f"an empty note: {note.name}" for note in root.of("Note") if not note.text.strip())


def _figures(root: Node) -> Iterator[str]:
    """Yield pictures without an alternative or a place."""
    for figure in root.of("Figure"):
        if not figure.alternative:
            yield "a picture without an alternative"
        if "/BBox" not in figure.attributes:
            yield f"a picture without a place: {figure.alternative[:40]}"


def _links(root: Node) -> Iterator[str]:
    """Yield links that lead nowhere, or have no words."""
    for link in root.of("Link"):
        if not link.links:
            yield f"a link that leads nowhere: {link.text[:40]}"
        if not link.text.strip():
            yield "a link without words"


def _loose(content: bytes) -> Iterator[str]:
    """Yield text of pages that is neither in the structure nor an artifact."""
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        pages = _numbers(pdf)
        named = set(_named(pdf.Root.StructTreeRoot.K[0], pages))
    for page, piece, text in _texts(content):
        if text.strip() and piece != ARTIFACT and (page, piece) not in named:
            yield f"page {page + 1}: loose text: {text.strip()[:40]}"


def _named(element: pikepdf.Object, pages: Mapping[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """Yield the pieces that a part of the structure names: page, and number there."""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _named(kid, pages)
        elif (piece := _piece(kid, element, pages)) is not None:
            yield piece


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    """Return what a part is made of."""
    kids: pikepdf.Object | None = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _piece(
    kid: pikepdf.Object | int, element: pikepdf.Object, pages: Mapping[tuple[int, int], int]
) -> tuple[int, int] | None:
    """Return the page and number of a piece of content; None for the place of a link."""
    if isinstance(kid, int):
        return pages[element.Pg.objgen], kid
    if "/MCID" in kid:
        return pages[kid.Pg.objgen], int(kid.MCID)
    return None


def _node(element: pikepdf.Object, words: Mapping[tuple[int, int], str], pages: Mapping[tuple[int, int], int]) -> Node:
    """Return a part of the structure."""
    given: pikepdf.Object = element.get("/A", pikepdf.Dictionary())
    attributes = {str(name): value for name, value in given.items()}
    told = {name: str(element.get(f"/{name}", "")) for name in ("Lang", "ID", "Alt")}
    node = Node(str(element.S)[1:], told["Lang"], attributes, told["ID"], told["Alt"])
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            node.kids.append(_node(kid, words, pages))
        elif (piece := _piece(kid, element, pages)) is not None:
            node.kids.append(words.get(piece, ""))
        else:
            node.links += 1
    return node


def _words(content: bytes) -> Mapping[tuple[int, int], str]:
    """Return the words of each piece of the pages, a line's end as a space."""
    words: dict[tuple[int, int], str] = {}
    for page, piece, text in _texts(content):
        words[page, piece] = words.get((page, piece), "") + text
    return {piece: f"{text} " for piece, text in words.items()}


def _texts(content: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield the texts of all pages: the page, the number of the piece, or `ARTIFACT` or `LOOSE`, and the text."""
    document = pdfium.PdfDocument(content)
    try:
        for number, page in enumerate(document):
            shown, inside = page.get_textpage(), LOOSE
            for thing in page.get_objects():
                # What a form holds follows it, one level down, and belongs to the piece that the form does.
                inside = inside if thing.level else _number(thing.raw)
                if thing.type == raw.FPDF_PAGEOBJ_TEXT:
                    yield number, inside, _text(thing.raw, shown.raw)
    finally:
        document.close()


def _number(thing: raw.FPDF_PAGEOBJECT) -> int:
    """Return the number of the piece that a text belongs to."""
    found = LOOSE
    for place in range(raw.FPDFPageObj_CountMarks(thing)):
        mark, value, length = raw.FPDFPageObj_GetMark(thing, place), ctypes.c_int(), ctypes.c_ulong()
        letters = (ctypes.c_ushort * 32)()
        raw.FPDFPageObjMark_GetName(mark, letters, ctypes.sizeof(letters), length)
        if bytes(letters)[: length.value].decode("utf-16-le").rstrip("\0") == "Artifact":
            return ARTIFACT
        if raw.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            found = value.value
    return found


def _text(thing: raw.FPDF_PAGEOBJECT, page: raw.FPDF_TEXTPAGE) -> str:
    """Return the words of a text."""
    length = raw.FPDFTextObj_GetText(thing, page, None, 0)
    letters = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(thing, page, letters, length)
    return bytes(letters)[:length].decode("utf-16-le", "replace").rstrip("\0")
