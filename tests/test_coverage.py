from __future__ import annotations

import pytest

from briefings.coverage import lacking
from briefings.engines.print import MissingLetters
from briefings.faces import installed, letters
from tests.engines.test_print import simple

STYLE = "body { font-family: 'Source Serif Pro' } h1 { font-family: 'Source Sans Pro' }"
COMMON = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x2013,
    0x2014,
    *range(0x2018, 0x201B),
    *range(0x201C, 0x201F),
    0x2022,
    0x2026,
    0x2212,
)


def test_letters_that_are_taken_for_granted_are_there() -> None:
    """The packaged typefaces have every letter that is not looked at."""
    assert list(letters("".join(map(chr, COMMON)))) == []
    assert list(filter(lacking([]), map(chr, COMMON))) == []


@pytest.mark.parametrize("letter", ["钢", "✨", "ⴰ", "\u0e01", "→", "≥", "ж", "ώ", "ẽ", "₂", "✓", "\ue000", "\u2028"])
def test_the_answer_is_that_of_the_engine(letter: str) -> None:
    """A letter that the print engine misses is lacking, and one that it sets is not."""
    try:
        simple(f"<p>a{letter}b", STYLE)
        missed = False
    except MissingLetters:
        missed = True
    assert lacking([])(letter) == missed


@pytest.mark.parametrize("sign", ["\u200d", "\ufe0f", "\u00ad", "\u2066", "\u2003", "\u202f", "\u205f", "\u3000"])
def test_signs_without_a_shape_need_no_typeface(sign: str) -> None:
    """They are not looked at, and are set without a box."""
    assert list(letters(f"a{sign}b")) == []
    assert simple(f"<p>a{sign}b", STYLE)


def test_a_letter_in_parts_is_there() -> None:
    """A letter whose base and sign a typeface has can be set."""
    assert not lacking([])("e\u0301")


def test_fonts_and_collections_are_read() -> None:
    """Chinese letters are those of a collection, Arabic ones those of a font; what is no font has none."""
    chinese = installed("cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf")
    arabic = installed("fontpkg_amiri", "files/Amiri-Regular.ttf")
    assert chinese is not None
    assert arabic is not None
    assert [lacking([arabic])("ح"), lacking([b"<svg/>", arabic])("钢"), lacking([b""])("ح")] == [False, True, True]
    assert not lacking([chinese])("钢")
