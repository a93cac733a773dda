"""Where the letters of a report stand, read from the PDF itself."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

__all__ = ["MILLIMETRE", "SLACK", "Page", "Run", "lines", "outside", "pages"]

MILLIMETRE = 72 / 25.4
MARGIN = 24 * MILLIMETRE
"""What stays free of text on all sides: the hang reaches out of the column of text to here."""
STRIP = 22 * MILLIMETRE
"""How far from the edge of the paper the running head and foot may reach."""
SLACK = 1.5
"""How far in points a letter may stand out of its own width or line, as slanted ones do."""

SPACE = 0.25
"""How wide a space is, in the size of the type."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that were drawn at once, or a picture, with their box in points from the page's lower left corner.

    Attributes:
        text: the letters; empty for a picture.
        left, bottom, right, top: the box.
        size: of the type, in points; 0 for a picture.
        slanted: whether they do not run along the page, as those of a watermark.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float = 0
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, its size in points, and its runs in the order in which they were drawn."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]

    @property
    def furniture(self) -> tuple[Run, ...]:
        """What stands at the head and foot of the page, and the watermark."""
        return tuple(run for run in self.runs if self._around(run))

    @property
    def text(self) -> tuple[Run, ...]:
        """All else."""
        return tuple(run for run in self.runs if not self._around(run))

    def _around(self, run: Run) -> bool:
        """Tell whether a run is no part of the text."""
        return run.slanted or run.bottom >= self.height - STRIP or run.top <= STRIP


def pages(report: Path | bytes) -> Iterator[Page]:
    """Yield the pages of a report."""
    document = pypdfium2.PdfDocument(report)
    for number, page in enumerate(document, 1):
        textpage = page.get_textpage()
        drawn = page.get_objects(max_depth=1)
        yield Page(number, page.get_width(), page.get_height(), tuple(_runs(drawn, textpage)))


def lines(runs: tuple[Run, ...]) -> list[list[Run]]:
    """Return runs of letters line by line from the top; what stands beside each other shares a line."""
    found: list[list[Run]] = []
    for run in sorted((run for run in runs if run.text.strip()), key=lambda run: -run.bottom):
        if found and abs(found[-1][0].bottom - run.bottom) < run.size / 2:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def outside(page: Page) -> list[Run]:
    """Return what stands beyond the room for text, or, at head and foot, on more than one line each."""
    beyond = [run for run in page.text if not _within(run, page, MARGIN - SLACK)]
    around = [run for run in page.furniture if not run.slanted]
    for strip in ([run for run in around if run.top <= STRIP], [run for run in around if run.top > STRIP]):
        beyond += [run for line in lines(tuple(strip))[1:] for run in line]
        beyond += [
            run for run in strip if not (run.left >= MARGIN - SLACK and run.right <= page.width - MARGIN + SLACK)
        ]
    return beyond + [run for run in page.furniture if not _within(run, page, 0)]


def _within(run: Run, page: Page, margin: float) -> bool:
    """Tell whether a run stands within margins that are even all around."""
    hanging = run.size * SPACE if run.text.endswith(" ") else 0  # at the left where text runs to the left
    across = margin - hanging <= run.left and run.right <= page.width - margin
    return across and margin <= run.bottom and run.top <= page.height - margin


def _runs(drawn: Iterator[pypdfium2.PdfObject], textpage: pypdfium2.PdfTextPage) -> Iterator[Run]:
    """Yield what is letters or picture of what was drawn."""
    for found in drawn:
        if found.type == raw.FPDF_PAGEOBJ_TEXT:
            yield _letters(found, textpage)
        elif found.type in {raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE}:
            yield Run("", *found.get_bounds())


def _letters(found: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> Run:
    """Return letters that were drawn at once."""
    length = raw.FPDFTextObj_GetText(found.raw, textpage.raw, None, 0)
    letters = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(found.raw, textpage.raw, letters, length)
    text = bytes(letters).decode("utf-16-le").rstrip("\0")
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(found.raw, size)
    matrix = found.get_matrix()
    scale = abs(matrix.d)
    left, bottom, right, top = found.get_bounds()
    return Run(text, left, bottom, right, top, size.value * scale, slanted=abs(matrix.b) > SLACK / 10)
