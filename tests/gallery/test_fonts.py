"""The fonts of every report: in the file, cut to what is used, of the families that are meant, without a box."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.engines.test_print import simple
from tests.fonts import families, faults

PACKAGED = frozenset({"Source Serif Pro", "Source Sans Pro"})
DESKS = frozenset({"Amiri", "Noto Sans CJK"})
TEXT = "<p>A line of text."
STYLE = "body { font-family: 'Source Serif Pro' } h1 { font-family: 'Source Sans Pro' }"


def test_every_font_of_the_gallery_is_as_it_should_be(gallery: Path) -> None:
    """No font of any report is missing, whole, strange, or without a letter that is shown."""
    reports = sorted(gallery.rglob("*.pdf"))
    found = {path.stem: faults(path.read_bytes(), PACKAGED | DESKS) for path in reports}
    assert {name: said for name, said in found.items() if said} == {}


def test_every_font_of_the_demonstration_is_as_it_should_be(demonstration: Path) -> None:
    """The same holds for the demonstration desk, whose typefaces the gallery has."""
    reports = sorted(demonstration.rglob("*.pdf"))
    found = {path.stem: faults(path.read_bytes(), PACKAGED | DESKS) for path in reports}
    assert {name: said for name, said in found.items() if said} == {}


def test_the_desks_fonts_are_taken_for_letters_that_the_packaged_ones_lack(gallery: Path) -> None:
    """A report in Latin letters alone has the packaged families alone, and one in Chinese has no Arabic one."""
    assert families((gallery / "briefings/everything/everything.pdf").read_bytes()) == PACKAGED
    chinese = families((gallery / "briefings/everything-chinese/everything-chinese.pdf").read_bytes())
    arabic = families((gallery / "briefings/everything-arabic/everything-arabic.pdf").read_bytes())
    assert chinese & DESKS == {"Noto Sans CJK"}
    assert arabic & DESKS == {"Amiri"}


def test_a_report_of_three_pages_is_small(demonstration: Path) -> None:
    """In Latin letters it has less than 120 kB, fonts included."""
    reports = [path.read_bytes() for path in demonstration.glob("briefings/*/*.pdf")]
    three = [report for report in reports if families(report) <= PACKAGED and len(pypdfium2.PdfDocument(report)) <= 3]
    assert len(three) >= 2
    assert max(map(len, three)) < 120_000


def without(key: str) -> bytes:
    """Return a report whose fonts lack an entry."""
    written = BytesIO()
    with pikepdf.open(BytesIO(simple(TEXT, STYLE))) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and key in item:
                del item[key]
        pdf.save(written)
    return written.getvalue()


def test_a_strange_font_is_seen() -> None:
    """A family that nobody expects is named."""
    content = simple(TEXT, STYLE)
    assert faults(content, PACKAGED) == []
    (said,) = faults(content, {"Source Serif Pro"})
    assert said.endswith(" is of the family 'Source Sans Pro'")


@pytest.mark.parametrize(("key", "said"), [("/FontFile2", "is not in the file"), ("/BaseFont", "is not cut")])
def test_a_font_that_is_not_in_the_file_or_not_cut_is_seen(key: str, said: str) -> None:
    """What is asked of a font can fail."""
    assert any(said in fault for fault in faults(without(key), PACKAGED))


def test_a_box_is_seen() -> None:
    """A letter that a font lacks is glyph 0, wherever it stands in a line."""
    written = BytesIO()
    with pikepdf.open(BytesIO(simple(TEXT, STYLE))) as pdf:
        page = pdf.pages[0]
        shown = list(pikepdf.parse_content_stream(page))
        box = pikepdf.Array([pikepdf.String("\0\x01\0\0")])
        boxed = [
            pikepdf.ContentStreamInstruction([box], one.operator) if str(one.operator) == "TJ" else one for one in shown
        ]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(boxed))
        pdf.save(written)
    found = faults(written.getvalue(), PACKAGED)
    assert found
    assert all(said.startswith("page 1 shows a box for a letter in ") for said in found)
