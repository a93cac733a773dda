from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest

from briefings.artifacts import digest
from briefings.engines.print import typeset
from briefings.engines.sealed import MissingLetters
from briefings.faces import Typeface, installed
from tests.engines.test_print import PROPERTIES, SVG, fonts, page
from tests.positions import pages

STYLE = """
@page { font-family: "Source Sans Pro", var(--letters, serif); @top-left { content: string(title) } }
h1 { string-set: title content(text) }
body { font-family: "Source Serif Pro", var(--letters, serif) }
"""


def typeface(family: str, package: str, file: str, weight: int = 400) -> Typeface:
    """Give a typeface of an installed package."""
    content = installed(package, file)
    assert content is not None
    return Typeface(family, weight, italic=False, sha256=digest(content), content=content)


ARABIC = typeface("Amiri", "fontpkg_amiri", "files/Amiri-Regular.ttf")
BOLD = typeface("Amiri", "fontpkg_amiri", "files/Amiri-Bold.ttf", 700)
CHINESE = typeface("CJK", "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf")


def drawn(svg: str, *typefaces: Typeface) -> bytes:
    """Return the commands that draw a picture with a text."""
    content = typeset(
        page('<h1>x</h1><img alt="x" src="asset:a.svg">'), [], {"a.svg": svg.encode()}, PROPERTIES, typefaces
    )
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        return (
            b"".join(
                item.read_bytes()
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
            )
            + pdf.pages[0].Contents.read_bytes()
        )


def test_letters_that_the_packaged_faces_lack_come_from_the_desk() -> None:
    """Text, bold text and margins take them from the desk's families; all else stays as it is."""
    body = "<h1>Steel \u062d\u062f\u064a\u062f</h1><p>Ore 包头"
    assert fonts(typeset(page(body), [STYLE], {}, PROPERTIES, (CHINESE, ARABIC, BOLD))) == {
        "Source-Serif-Pro",
        "Source-Serif-Pro-Semi-Bold",
        "Source-Sans-Pro",
        "Amiri",
        "Amiri-Bold",
        "CJK",
    }


def test_the_first_family_that_has_a_letter_gives_it() -> None:
    """The order is that of the desk, and the packaged faces come before all."""
    latin = typeface("Latin", "font_source_sans_pro", "files/SourceSansPro-Regular.ttf")
    assert "Source-Sans-Pro" not in fonts(
        typeset(
            page("<h1>H</h1><p>Ore"),
            ["body { font-family: 'Source Serif Pro', var(--letters) }"],
            {},
            PROPERTIES,
            (latin,),
        )
    )


def test_typefaces_of_one_report_are_not_there_for_the_next() -> None:
    """A report without the desk's typefaces misses the letters, whatever was set before it."""
    typeset(page("<h1>包"), [STYLE], {}, PROPERTIES, (CHINESE,))
    with pytest.raises(MissingLetters):
        typeset(page("<h1>包"), [STYLE], {}, PROPERTIES)


def test_the_shape_of_a_letter_follows_the_language() -> None:
    """One letter is drawn in the simplified, the traditional and the Japanese shape."""

    def shape(language: str) -> bytes:
        content = typeset(page(f"<h1>x</h1><p lang={language}>骨"), [STYLE], {}, PROPERTIES, (CHINESE,))
        with pikepdf.Pdf.open(BytesIO(content)) as pdf:
            return b"".join(re.findall(rb"<([0-9a-f]+)>", pdf.pages[0].Contents.read_bytes()))

    assert len({shape("zh-Hans"), shape("zh-Hant"), shape("ko")}) > 1
    assert shape("zh") == shape("zh-Hans")


def test_arabic_letters_of_a_picture_join() -> None:
    """The text of an SVG is set in one piece, from right to left, unless the picture places each letter."""
    svg = SVG.replace("Ore → oxide", "\u062d\u062f\u064a\u062f")
    whole, spread = drawn(svg, ARABIC), drawn(svg.replace('x="45"', 'x="45 50 55 60"'), ARABIC)
    assert whole.count(b"TJ") + whole.count(b"Tj") == spread.count(b"TJ") + spread.count(b"Tj") - 3


@pytest.mark.parametrize(("anchor", "direction"), [("middle", "ltr"), ("end", "ltr"), ("start", "rtl")])
def test_an_anchored_text_stands_upon_the_page(anchor: str, direction: str) -> None:
    """It is no picture in the picture, whose edge would cut its first letter on a screen."""
    anchored = SVG.replace("<text", f'<text text-anchor="{anchor}" direction="{direction}"')
    assert b" Do" not in drawn(anchored)


@pytest.mark.parametrize(("anchor", "part"), [("middle", 0.5), ("end", 1)])
def test_an_anchored_text_ends_at_its_anchor(anchor: str, part: float) -> None:
    """It is as far left of where it would start as half of it is wide, or all of it."""
    plain = SVG.replace("Ore → oxide", "oxide")

    def place(svg: str) -> tuple[float, float]:
        content = typeset(page('<h1>x</h1><img alt="x" src="asset:a.svg">'), [], {"a.svg": svg.encode()}, PROPERTIES)
        return next((run.left, run.right) for run in next(pages(content)).runs if "oxide" in run.text)

    start, end = place(plain)
    assert place(plain.replace("<text", f'<text text-anchor="{anchor}"'))[0] == pytest.approx(
        start - (end - start) * part, abs=(end - start) * 0.05
    )


def test_the_name_of_a_family_is_a_name() -> None:
    """Signs that mean something in a style sheet mean nothing in a family's name."""
    odd = Typeface('A "b" \\ {c}', 400, italic=False, sha256=ARABIC.sha256, content=ARABIC.content)
    assert fonts(typeset(page("<h1>\u062d"), [STYLE], {}, PROPERTIES, (odd,))) == {'A-"b"-\\-'}
