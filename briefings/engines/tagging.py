"""The structure of a report as its PDF carries it (ISO 32000-1, 14.7), in place of WeasyPrint's own.

WeasyPrint tags each box, so that a table over five pages becomes five tables, a note is no note, and what stands in
the margins is content. The parts of `briefings.engines.structure` are written instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

import pydyf

from briefings.engines.parts import Annotation, Box, Element, Mark, Part
from briefings.engines.sealed import LOGGER, Document
from briefings.engines.structure import structured

__all__ = ["add_tags"]

POINTS = 0.75
"""Points, of which 72 are an inch, in one CSS pixel, of which 96 are."""
SVG_TITLE = "{http://www.w3.org/2000/svg}title"
SCOPES = {"row": "/Row", "rowgroup": "/Row"}


def add_tags(pdf: pydyf.PDF, document: Document, pdf_version: str, page_streams: Sequence[pydyf.Stream]) -> None:
    """Write the structure of a document into its PDF; what is no part of it becomes an artifact.

    Args:
        pdf: the file, its pages written.
        document: the document, laid out.
        pdf_version: of the file; the structure is that of version 1.7.
        page_streams: the content of each page, with the boxes that were drawn and the numbers of their pieces.
    """
    del pdf_version
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001 # the way WeasyPrint itself takes to them
    drawn = [_numbers(stream) for stream in page_streams]
    structure = structured(boxes, drawn, document.metadata.lang or "")
    for number, stream in enumerate(page_streams):
        _set_aside(stream, {mark.number for mark in structure.artifacts if mark.page == number})
    heights = [box.margin_height() for box in boxes]
    root = _Writer(pdf, heights).root(structure.document, [len(numbers) for numbers in drawn])
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    if "Lang" not in pdf.catalog:
        LOGGER.error("the document has no language")


def _numbers(stream: pydyf.Stream) -> Mapping[Box, int]:
    """Return the numbers of a page's pieces by the boxes that were drawn."""
    return {box: piece["mcid"] for box, piece in stream._tags.items()}  # noqa: SLF001 # as above


def _set_aside(stream: pydyf.Stream, numbers: set[int]) -> None:
    """Turn pieces of a page into artifacts."""
    for place, item in enumerate(stream.stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in numbers:
            stream.stream[place - 1] = "/Artifact"
            stream.stream[place] = pydyf.Dictionary({"Type": "/Pagination"})


@dataclass
class _Writer:
    """Writes parts as objects of a PDF, and which part each piece of its pages belongs to."""

    pdf: pydyf.PDF
    heights: Sequence[float]
    owners: dict[Mark, bytes] = field(default_factory=dict)
    links: list[tuple[pydyf.Dictionary, bytes]] = field(default_factory=list)
    names: count[int] = field(default_factory=lambda: count(1))

    def root(self, document: Part, pieces: Sequence[int]) -> pydyf.Dictionary:
        """Write the root of the structure.

        Args:
            document: the part that holds all others.
            pieces: how many pieces each page has.
        """
        owners = pydyf.Dictionary()
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(owners)
        self.pdf.add_object(root)
        root["K"] = pydyf.Array([self._part(document, root.reference, "").reference])
        root["ParentTree"] = owners.reference
        owners["Nums"] = pydyf.Array()
        for page, number in enumerate(pieces):
            found = [self.owners.get(Mark(page, piece), "null") for piece in range(number)]
            owners["Nums"].extend((page, pydyf.Array(found)))
        for place, (link, owner) in enumerate(self.links, start=len(pieces)):
            link["StructParent"] = place
            owners["Nums"].extend((place, owner))
        return root

    def _part(self, part: Part, parent: bytes, language: str) -> pydyf.Dictionary:
        """Write a part and those within it."""
        written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{part.kind}", "P": parent})
        self.pdf.add_object(written)
        written["Pg"] = self.pdf.page_references[part.page]
        if part.language != language:
            written["Lang"] = pydyf.String(part.language)
        if part.kind == "Note":
            written["ID"] = pydyf.String(f"note-{next(self.names)}")
        written.update(self._described(part))
        written["K"] = pydyf.Array([self._kid(kid, part, written.reference) for kid in part.kids])
        return written

    def _kid(self, kid: Part | Mark | Annotation, part: Part, owner: bytes) -> object:
        """Write what a part is made of: another part, a piece of a page, or the place of a link."""
        match kid:
            case Part():
                return self._part(kid, owner, part.language).reference
            case Mark():
                self.owners[kid] = owner
                page = self.pdf.page_references[kid.page]
                there = pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})
                return kid.number if kid.page == part.page else there
            case Annotation(link=pydyf.Dictionary() as link):
                self.links.append((link, owner))
                page = self.pdf.page_references[kid.page]
                return pydyf.Dictionary({"Type": "/OBJR", "Obj": link.reference, "Pg": page})
        raise TypeError(kid)

    def _described(self, part: Part) -> Mapping[str, object]:
        """Return what is said of a part besides its content (ISO 32000-1, 14.8.5)."""
        match part.kind:
            case "TH" | "TD":
                return self._cell(part)
            case "L":
                return {"A": pydyf.Dictionary({"O": "/List", "ListNumbering": _numbering(part)})}
            case "Figure":
                return self._figure(part)
        return {}

    def _cell(self, part: Part) -> Mapping[str, object]:
        """Return the reach of a cell, and for which others it is the head."""
        box, element = part.box, part.element
        if box is None or element is None:
            return {}
        told: dict[str, object] = {"O": "/Table"}
        if part.kind == "TH":
            told["Scope"] = SCOPES.get(element.get("scope") or "", "/Column")
        told |= {name: span for name, span in (("ColSpan", box.colspan), ("RowSpan", box.rowspan)) if span != 1}
        return {"A": pydyf.Dictionary(told)} if len(told) > 1 else {}

    def _figure(self, part: Part) -> Mapping[str, object]:
        """Return the place of a picture on its page, in points from below, and its alternative."""
        box, element = part.box, part.element
        if box is None or element is None:
            return {}
        alternative = _alternative(element)
        if not alternative:
            LOGGER.error('Image "%s" has no required alt description', element.get("src") or "unknown")
        left, top, height = box.content_box_x(), box.content_box_y(), self.heights[part.page]
        corners = (left, height - top - box.height, left + box.width, height - top)
        place = pydyf.Array([round(corner * POINTS, 2) for corner in corners])
        layout = pydyf.Dictionary({"O": "/Layout", "BBox": place, "Placement": "/Block"})
        return {"A": layout, "Alt": pydyf.String(alternative)}


def _alternative(element: Element) -> str:
    """Return the words that stand for a picture."""
    titles = (inner for inner in element.iter() if inner.tag == SVG_TITLE)
    return element.get("alt") or next((inner.text or "" for inner in titles), "")


def _numbering(part: Part) -> str:
    """Return how the items of a list are numbered."""
    labelled = any(isinstance(kid, Part) and kid.kind == "Lbl" for item in part.kids for kid in _kids(item))
    element = part.element
    if not labelled or element is None:
        return "/None"
    return "/Decimal" if element.tag == "ol" else "/Disc"


def _kids(item: Part | Mark | Annotation) -> Sequence[Part | Mark | Annotation]:
    """Return what an item is made of."""
    return item.kids if isinstance(item, Part) else ()
