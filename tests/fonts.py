"""The fonts of a PDF: their families, and what is wrong with them.

Read from the file itself (ISO 32000-1, 9.6 to 9.9), so that it does not matter who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from io import BytesIO

import pikepdf

__all__ = ["families", "faults"]

CUT = re.compile(r"/[A-Z]{6}\+")
SHOWING = "Tf Tj TJ ' \""
PROGRAMS = ("/FontFile2", "/FontFile3")


def families(content: bytes) -> frozenset[str]:
    """Return the families of a PDF's fonts."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return frozenset(str(font.FontDescriptor.get("/FontFamily", "?")) for font in _described(pdf))


def faults(content: bytes, expected: Collection[str]) -> list[str]:
    """Return what is wrong with a PDF's fonts.

    Args:
        content: the PDF.
        expected: the families that it may have.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        found = [fault for font in _described(pdf) for fault in _of_font(font, expected)]
        found += [
            f"page {number} shows a box for a letter in {font}"
            for number, page in enumerate(pdf.pages, 1)
            for font in sorted(set(_boxes(page)))
        ]
    return found


def _described(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield the fonts that have a program, or should have; composite ones are named by the font within them."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and item.get("/Subtype") != "/Type0":
            yield item


def _of_font(font: pikepdf.Dictionary, expected: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with one font."""
    name, described = str(font.get("/BaseFont", "")), font.get("/FontDescriptor", pikepdf.Dictionary())
    family = str(described.get("/FontFamily", ""))
    if not any(program in described for program in PROGRAMS):
        yield f"{name} is not in the file"
    if not CUT.match(name):
        yield f"{name} is not cut to what is used"
    if family not in expected:
        yield f"{name} is of the family {family!r}"


def _boxes(holder: pikepdf.Page | pikepdf.Object) -> Iterator[str]:
    """Yield the name of a composite font for each time that a page, or a picture on it, shows its glyph 0."""
    resources = holder.get("/Resources", pikepdf.Dictionary())
    fonts, current = resources.get("/Font", pikepdf.Dictionary()), ""
    for instruction in pikepdf.parse_content_stream(holder, SHOWING):
        operands = list(instruction.operands)
        if str(instruction.operator) == "Tf":
            current = str(operands[0])
        elif _shows_box(operands) and fonts[current].get("/Subtype") == "/Type0":
            yield str(fonts[current].BaseFont)
    for picture in resources.get("/XObject", pikepdf.Dictionary()).values():
        if picture.get("/Subtype") == "/Form":
            yield from _boxes(picture)


def _shows_box(operands: Collection[pikepdf.Object]) -> bool:
    """Tell whether what is shown has a glyph 0, in codes of two bytes each (Identity-H)."""
    parts = [part for operand in operands for part in (operand if isinstance(operand, pikepdf.Array) else [operand])]
    texts = [bytes(part) for part in parts if isinstance(part, pikepdf.String | str | bytes)]
    return any(text[at : at + 2] == b"\0\0" for text in texts for at in range(0, len(text), 2))
