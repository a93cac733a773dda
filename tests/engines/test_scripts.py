"""Reports in languages that are written otherwise than English."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from briefings.engines.report import paper
from briefings.views.facts import DeskFacts
from tests.desks import briefing, built, desk
from tests.engines.test_report import AMIRI, STEEL

FACTS = DeskFacts(name="Steel desk", language="en", series="Briefing", accent="#12436D", page="A4")
ARABIC = "\u062d\u062f\u064a\u062f"
LONG = f"body:\n  - heading: {ARABIC}\n    prose: |\n" + f"      {ARABIC} 2024.\n\n" * 60
HYPHENS = "body:\n  - prose: |\n      " + "Ausfuhrgenehmigungsverfahren Verarbeitungskapazität " * 30


def pages(root: Path, text: str, *more: str) -> list[pypdfium2.PdfPage]:
    """Return the pages of a briefing's report."""
    built(desk(root, {STEEL: briefing(text)}, f"name: Steel desk\n{AMIRI}{''.join(more)}"), "pdf")
    return list(pypdfium2.PdfDocument(root / "site" / "briefings" / "steel" / "steel.pdf"))


def words(page: pypdfium2.PdfPage) -> str:
    """Return the words of a page."""
    said: str = page.get_textpage().get_text_range()
    return said


def side(page: pypdfium2.PdfPage, word: str) -> float:
    """Return where a word stands, from 0 at the left of the page to 1 at its right."""
    text = page.get_textpage()
    index, count = text.search(word).get_next()
    left, _, right, _ = text.get_charbox(index + count // 2)
    return float((left + right) / 2 / page.get_width())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", 'Page " counter(page) " of " counter(pages) "'),
        ("de", 'Seite " counter(page) " von " counter(pages) "'),
        ("zh-Hans", '第 " counter(page) " 页，共 " counter(pages) " 页'),
    ],
)
def test_the_number_of_a_page_is_in_the_language_of_the_report(language: str, said: str) -> None:
    """The words come from the catalogues; the numbers are counters of the page."""
    assert f'--folio: "{said}"' in paper(FACTS, language)


def test_what_is_written_from_right_to_left_is_set_the_other_way_round(tmp_path: Path) -> None:
    """Desk and page number change sides, on the head of the first page and at the foot of the others."""
    first, second, *_ = pages(tmp_path / "a", f"lang: ar\n{LONG}")
    assert side(first, "Steel desk") > 0.7
    assert side(second, "Steel desk") > 0.7
    first, second, *_ = pages(tmp_path / "b", LONG)
    assert side(first, "Steel desk") < 0.3
    assert side(second, "Steel desk") < 0.3


def test_words_are_divided_by_their_language(tmp_path: Path) -> None:
    """German words break at German places; in Arabic text nothing is divided."""
    divided = [
        line
        for line in words(pages(tmp_path / "a", f"lang: de\n{HYPHENS}")[0]).split()
        if "\ufffe" in line or line.endswith("-")
    ]
    assert divided
    whole = words(pages(tmp_path / "b", f"lang: ar\n{HYPHENS}")[0])
    assert "\ufffe" not in whole
    assert not any(line.endswith("-") for line in whole.split())


def test_a_block_that_is_written_the_other_way_is_mirrored(tmp_path: Path) -> None:
    """Its heading stands as far from the right edge as that of others from the left, and its tables have room."""
    body = "body:\n  - heading: Plain\n    prose: x\n  - {heading: Turned, lang: ar, prose: x}\n"
    (page,) = pages(tmp_path, body)
    assert side(page, "Plain") < 0.4
    assert side(page, "Turned") > 0.6
