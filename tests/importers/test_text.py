"""Pasted text, as desks paste it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.blocks.implications import Implications
from briefings.blocks.prose import Prose
from briefings.blocks.questions import Questions
from briefings.blocks.table import Table
from briefings.errors import UsageError
from briefings.importing.assembling import NO_POINTS, NO_TITLE, NoText
from briefings.model.briefing import Briefing
from tests.fuzzing import WORDS
from tests.importers import pasted
from tests.importers.importing import all_imported, imported, record
from tests.patience import bounded

PIECES = st.lists(
    st.one_of(st.sampled_from([*WORDS, "\n", "\n\n", " ", "\r\n", "\f"]), st.text(max_size=6)), max_size=16
)


@pytest.fixture(scope="module")
def article() -> Briefing:
    """Import the article."""
    return imported("text", pasted.ARTICLE)


def _headings(briefing: Briefing) -> list[str]:
    """Return the headings of a briefing."""
    return [block.heading for block in briefing.body if block.heading]


def _prose(briefing: Briefing) -> str:
    """Return the running text of a briefing."""
    return "\n\n".join([briefing.lead or "", *(block.prose for block in briefing.body if isinstance(block, Prose))])


def test_the_headline_stands_after_the_highlights(article: Briefing) -> None:
    """The first short line after the highlights is the headline; they are the points under their own heading."""
    assert article.title == "A Record at Northport: How the Special Division Achieved sustained Growth"
    assert len(article.points) == 3
    assert article.points[1].text == "A new bar for smelters was sold to a first customer abroad."


def test_sections(article: Briefing) -> None:
    """Short lines that text follows are headings, one with a question mark among them; a short sentence is none."""
    assert _headings(article) == [
        "A Plan Made Early",
        "What the Works Sell & to Whom",
        "A New Rival for Makers Elsewhere?",
        "Implications for Makers Elsewhere",
        "A New Time for the Industry—What Is the Price?",
    ]
    assert _prose(article).rstrip().endswith("The wait is over.")
    assert (article.lead or "").count("\n\n") == 2


def test_what_leads_in_stands_before_its_list(article: Briefing) -> None:
    """The sentences that lead in to a list and to a table stand before them."""
    assert "The division put its weight on:\n\n- Selling more to smelters\n- Keeping" in _prose(article)
    assert "Several implications follow:\n" in _prose(article)


def test_a_table_of_implications(article: Briefing) -> None:
    """A table of two columns whose head speaks of implications is a block of them."""
    (block,) = (block for block in article.body if isinstance(block, Implications))
    assert [row.id for row in block.implications] == [
        "leverage-over-special-steel",
        "supply-that-breaks-off",
        "a-need-to-build",
        "more-quarrels-over-trade",
    ]
    assert block.implications[3].summary == "Tariffs may come. They rarely go.\n"


def test_a_link_of_which_only_its_residue_is_left(article: Briefing) -> None:
    """Where a link stood there is a citation, and a source to be filled in."""
    (source,) = article.sources
    assert (source.id, source.title, source.url) == ("press-release", "The division’s recent press release", None)
    assert "press release [@press-release] names three causes" in (article.lead or "")


def test_closing_questions(article: Briefing) -> None:
    """The last questions are a block of them, with the sentence that opens them, which is doubted."""
    (block,) = (block for block in article.body if isinstance(block, Questions))
    assert [question.text[:24] for question in block.questions] == [
        "With prices where they a",
        "Or will one works set th",
    ]
    assert "taken for a question; it has no question mark" in [doubt.note for doubt in record(article).review]


def test_the_record(article: Briefing) -> None:
    """What left the text is said line by line, and the briefing is a draft with the day of the import."""
    removed = {str(item.lines): item.text for item in record(article).removed}
    assert removed["1"] == "Highlights"
    assert removed["2-4"] == "- …"
    assert removed["7"] == "… (opens in a new tab) …"
    assert "Leave a Reply" in removed.values()
    assert (article.draft, record(article).undated, article.date) == (True, True, "2025-01-31")


def test_nothing_is_corrected(article: Briefing) -> None:
    """Joined words and an odd-cased heading stay as they stood."""
    assert "expansionof a few grades, among them steel forindustrial heat" in _prose(article)


@given(PIECES.map("".join))
@settings(max_examples=150, deadline=None)
def test_whatever_is_pasted_comes_back(text: str) -> None:
    """The briefing and its record give every character back, and the YAML is read back equal."""
    try:
        (found,) = all_imported("text", text)
    except NoText:
        return
    assert found.text == text


@pytest.mark.parametrize(
    ("line", "headed"),
    [
        ("A Plan Made Early", True),
        ("What Is the Price?", True),
        ("The race is on.", False),
        ("and so on", False),
        ("Several implications follow:", False),
        ("Is it so?", False),
        ("20 January 2025", False),
        ("Long words in a row " * 8, False),
        ("价格与需求", True),
        ("价格保持稳定。", False),
    ],
)
def test_headings(line: str, headed: bool) -> None:
    """A heading is short, has no stop or colon at its end, and is in title case where it asks."""
    found = imported("text", f"The Title of It All\nA first sentence.\n{line}\nA sentence follows it.\n")
    assert _headings(found) == ([line.strip()] if headed else [])


@pytest.mark.parametrize("glyph", ["-", "*", "•", "·", "\uf0b7", "•\t"])
def test_bullets(glyph: str) -> None:
    """Bullets of all kinds are a list, also where the text stands on the next line."""
    found = imported("text", f"A sentence.\n{glyph} one\n{glyph} two\n{glyph}\nthree\n")
    assert "- one\n- two\n- three\n" in _prose(found)


def test_an_item_that_lost_its_children() -> None:
    """An item that ends in a colon is to be looked at; one with items under it is not."""
    assert [doubt.line for doubt in record(imported("text", "A.\n- one:\n- two\n")).review] == [2]
    assert record(imported("text", "A.\n- one:\n  - two\n")).review == ()


def test_no_headline_and_no_highlights() -> None:
    """A long line or one with a full stop is no headline; what is missing is said in its place."""
    (found,) = all_imported("text", "A sentence is no headline.\nNor is this one.\n")
    assert (found.briefing.title, found.briefing.highlights) == (NO_TITLE, NO_POINTS)
    assert ("title",) in found.comments


@pytest.mark.parametrize(
    "table",
    [
        "| a | b |\n|---|---|\n| 1 | x \\| y |\n",
        "a | b\n--- | ---\n1 | x \\| y\n",
        "a | b |\n---|---|\n1 | x \\| y |\n",
    ],
)
def test_tables(table: str) -> None:
    """Outer pipes may be there or not, and a pipe with a backslash is a character."""
    (block,) = (block for block in imported("text", f"A sentence.\n{table}").body if isinstance(block, Table))
    assert block.table.columns == ("a", "b")
    assert block.table.rows == (("1", "x | y"),)


def test_ragged_rows() -> None:
    """A row that is too short is filled up, and is to be looked at."""
    found = imported("text", "A sentence.\na | b | c\n---|---|---\n1 | 2\n")
    (block,) = (block for block in found.body if isinstance(block, Table))
    assert block.table.rows == (("1", "2", ""),)
    assert record(found).review[0].note.startswith("the row has 2 of 3 cells")


def test_a_pasted_sheet() -> None:
    """Cells with tabs between them are a table."""
    (block,) = (block for block in imported("text", "A sentence.\na\tb\n\t2\n").body if isinstance(block, Table))
    assert block.table.rows == (("", "2"),)


def test_wrapped_text() -> None:
    """Text that was wrapped at a width is paragraphs; elsewhere each line is one."""
    found = imported("text", pasted.wrapped())
    assert found.title == "STEEL OUTPUT RISES"
    assert _prose(found).strip().count("\n\n") == 5
    assert _prose(imported("text", "First of all.\nThe second.\nAnd a third.\n")).count("\n\n") == 2


def test_an_extracted_pdf() -> None:
    """Page numbers and running heads go, sentences go on over pages, and a table that fell together is left alone."""
    found = imported("text", pasted.extraction())
    removed = [item.text for item in record(found).removed]
    assert {"Page 1 of 4", "Quarterly Review of Steel"} <= set(removed)
    assert found.title == "Quarterly Review of Steel"
    assert "```\nGrade      2023     2024\n" in _prose(found)
    assert "Page" not in _prose(found)


def test_defanged_addresses() -> None:
    """Defanged addresses and code stay as they are."""
    text = (
        "Look here.\nIt leads to hxxps://bad[.]example/a_b and 10[.]0[.]0[.]1.\n```\ncurl hxxp://bad[.]example\n```\n"
    )
    assert "hxxps://bad[.]example/a_b and 10[.]0[.]0[.]1." in _prose(imported("text", text))
    assert "```\ncurl hxxp://bad[.]example\n```" in _prose(imported("text", text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ارتفع إنتاج الصلب في العام الماضي.", "ar"),
        ("ייצור הפלדה עלה בשנה שעברה.", "he"),
        ("特种钢产量创新高，价格稳定。", "zh"),
        ("Выпуск стали вырос за год.", "ru"),
        ("L’acier\u00a0: 1\u202f250 tonnes.", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    """The letters of a text tell its language, and so its direction; a block in other letters has its own."""
    assert imported("text", f"{text}\n{text}").lang == language
    mixed = imported("text", f"A sentence in English, of some length.\nAnd one more, as long as it.\n{text}\n")
    assert [block.lang for block in mixed.body if block.lang] == ([language] if language else [])


def test_french_spaces_stay() -> None:
    """Spaces that do not break stay where they stood."""
    found = imported("text", pasted.FRENCH)
    assert (
        found.points[0].text == "La production a dépassé 1\u202f250\u202f000 tonnes\u00a0; « un record », dit l’usine."
    )


def test_a_long_report() -> None:
    """A report of 170 kB has all of its sections, lists and tables."""
    found = imported("text", pasted.report())
    assert len(_headings(found)) == 100
    assert sum(isinstance(block, Table) for block in found.body) == 100


@pytest.mark.parametrize("sign", [" ", "[", "](", "*", "`", "<", "a\u00a0"])
def test_grows_evenly(sign: str) -> None:
    """A megabyte of one sign is read in time, though no briefing may hold them."""
    with bounded(), pytest.raises((NoText, UsageError)):
        all_imported("text", sign * (1_000_000 // len(sign)))


@pytest.mark.parametrize(
    "line", ["\n", "- a\n", "a | b\n", "1. a\n", "word (opens in a new tab) ", "Some Words Here\n", "7\n"]
)
def test_many_lines_grow_evenly(line: str) -> None:
    """Many lines of one kind are read in time."""
    with bounded():
        try:
            all_imported("text", line * (15_000 // len(line)))
        except (NoText, UsageError):
            return
