"""HTML, as it is saved and pasted."""

from __future__ import annotations

import pytest

from briefings.blocks.implications import Implications
from briefings.blocks.prose import Prose
from briefings.blocks.questions import Questions
from briefings.blocks.table import Table
from briefings.importing.assembling import NoText
from briefings.model.briefing import Briefing
from tests.importers import pasted
from tests.importers.importing import all_imported, imported, record
from tests.patience import bounded

PAGE = """<!doctype html><html lang="en"><head><title>Steel - Example Press</title>
<meta property="og:site_name" content="Example Press">
<meta property="article:published_time" content="2025-01-20T08:00Z">
<link rel="canonical" href="https://example.org/steel"></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Output rises <em>again</em></h1>
<h2>Key takeaways</h2><ul><li>One point.</li><li>Another.</li></ul>
<p>Output rose in the third quarter, and prices followed a month later, as <a href="/q3(a)">the works</a> said.</p>
<script>var x;</script><!-- gone --></article><footer>All rights</footer></body></html>"""


def _prose(briefing: Briefing) -> str:
    """Return the running text of a briefing."""
    return "\n\n".join([briefing.lead or "", *(block.prose for block in briefing.body if isinstance(block, Prose))])


def _table(html: str) -> Table:
    """Return the one table of HTML."""
    (found,) = (block for block in imported("html", f"<p>Text.</p>{html}").body if isinstance(block, Table))
    return found


def test_a_page() -> None:
    """Of a page the text is kept, what stands around it is in the record, and what it says of itself fills fields."""
    found = imported("html", PAGE)
    assert (found.title, found.date, found.lang) == ("Output rises again", "2025-01-20", "en")
    assert (record(found).publisher, record(found).address) == ("Example Press", "https://example.org/steel")
    assert not record(found).undated
    assert [point.text for point in found.points] == ["One point.", "Another."]
    assert "[the works](https://example.org/q3%28a%29)" in _prose(found)
    assert {"Home", "All rights"} <= {item.text for item in record(found).removed}
    assert "var x" not in all_imported("html", PAGE)[0].text


def test_an_encoding_that_is_declared() -> None:
    """ISO-8859-1 is Windows-1252, as in a browser, also in references; what no page can show is said."""
    page = "<meta charset=iso-8859-1><p>“hello” – it cost €5 &#128;6 \u0081".encode("cp1252", errors="ignore") + b"\x81"
    found = imported("html", page)
    assert _prose(found).strip() == "“hello” – it cost €5 €6"
    assert [(doubt.quote, doubt.note[:5]) for doubt in record(found).review] == [("U+DC81", "signs")]


def test_spaces_stand_at_block_borders_only() -> None:
    """Inline tags part no words; blocks do."""
    assert _prose(imported("html", "<div>st<b>ee</b>l<p>iron</p>ore</div>")).split() == ["st**ee**l", "iron", "ore"]


def test_spans() -> None:
    """A cell that covers rows stands in each, a heading above all columns that it covers."""
    block = _table(pasted.spanned())
    assert block.table.columns == ("Year", "Output, Plate", "Output, Bar")
    assert len(block.table.rows) == 300
    assert block.table.rows[4] == ("1903", "4", "8")


def test_implications_and_captions() -> None:
    """A table that speaks of implications is a block of them; a caption stays with its table."""
    html = "<table><tr><th>Implications for all</th><th>Why</th></tr><tr><td>Rise</td><td>Prices.</td></tr></table>"
    assert any(isinstance(block, Implications) for block in imported("html", f"<p>Text.</p>{html}").body)
    assert _table("<table><caption>Ore</caption><tr><th>a<th>b<tr><td>1<td>2</table>").table.caption == "Ore"


def test_footnotes() -> None:
    """All 55 footnotes are called where they were, and stand with their text."""
    found = imported("html", pasted.noted())
    text = _prose(found)
    assert all(f"here[^{number}], and" in text and f"[^{number}]: Source {number}." in text for number in range(1, 56))


def test_links() -> None:
    """All 800 links lead where they led; an address that no briefing may link is text, and is to be looked at."""
    assert _prose(imported("html", pasted.linked())).count("](https://example.org/news/") == 800
    found = imported("html", '<p>See <a href="javascript:x()">this</a>.</p>')
    assert "See this." in _prose(found)
    assert record(found).review[0].note == "the link to javascript:x() was left out"


def test_languages_and_directions() -> None:
    """A part in another language is a block with it."""
    found = imported(
        "html", '<html lang="en"><p>Text.</p><h2>Head</h2><p>More.</p><p lang="ar" dir="rtl">حديد</p></html>'
    )
    assert [(block.lang, _prose(found).count("حديد")) for block in found.body if block.lang] == [("ar", 1)]


def test_what_markdown_lacks_is_said() -> None:
    """The words behind an abbreviation, raised text and pictures are to be looked at."""
    html = '<p><abbr title="World Trade Organization">WTO</abbr> m<sup>2</sup> <img src="a.png" alt="A mill"></p>'
    notes = " ".join(doubt.note for doubt in record(imported("html", html)).review)
    assert "World Trade Organization" in notes
    assert "above the line" in notes
    assert "A mill" in notes


def test_lists_quotations_and_code() -> None:
    """Nested lists, quotations and code keep their structure."""
    listed = "<ul><li>a<ul><li>b</li></ul></li></ul>"
    html = f"<p>First.</p><h2>Head</h2>{listed}<blockquote><p>q</p></blockquote><pre>x = 1\n  y</pre>"
    (block,) = imported("html", html).body
    assert isinstance(block, Prose)
    assert block.prose.strip() == "- a\n  - b\n\n> q\n\n```\nx = 1\n  y\n```"


def test_closing_questions() -> None:
    """Questions at the end are a block of them."""
    (block,) = (
        block for block in imported("html", "<p>Text.</p><p>Will it last?</p>").body if isinstance(block, Questions)
    )
    assert block.questions[0].text == "Will it last?"


@pytest.mark.parametrize(
    "html",
    [
        "<p>First <b>bold <i>both</b> it</i> text",
        "<table><tr><td>a<td>b<tr><td>1<td>2",
        "<ul><li>one<li>two<div><p>never closed",
        "</div></p>stray<p",
        "<td>cell</td><li>item",
        "<h1>a<table><td>b</h1>",
    ],
)
def test_broken_tags(html: str) -> None:
    """Whatever is broken, all of its text comes in, and comes back."""
    assert all_imported("html", html)


@pytest.mark.parametrize(
    "sign", ["<div>", "<p>a", "<b>", "<li>a", "<td>", "&amp;", "<a href=#x>1</a>", "<", " ", "[x](y)"]
)
def test_grows_evenly(sign: str) -> None:
    """Many elements of one kind, nested or not, are read in time."""
    with bounded():
        try:
            all_imported("html", sign * (20_000 // len(sign)))
        except NoText:
            return
