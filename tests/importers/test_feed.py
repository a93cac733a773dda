"""RSS and Atom feeds."""

from __future__ import annotations

import pytest

from briefings.errors import UsageError
from briefings.importing.assembling import NoText
from tests.importers.importing import all_imported, record

RSS = """<rss version="2.0"><channel><title>Example Press</title><language>en</language>
<item><title>Steel &amp; iron</title><link>https://example.org/1</link><pubDate>Mon, 20 Jan 2025 10:00:00 GMT</pubDate>
<category>Steel</category><description>&lt;p&gt;Output &lt;b&gt;rose&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Press</title><entry><title>Ore</title>
<link href="https://example.org/2"/><updated>2025-01-21T10:00:00Z</updated>
<content type="html">&lt;p&gt;Ore fell.&lt;/p&gt;</content>
</entry></feed>"""


@pytest.mark.parametrize(
    ("feed", "title", "date", "address"),
    [
        (RSS, "Steel & iron", "2025-01-20", "https://example.org/1"),
        (ATOM, "Ore", "2025-01-21", "https://example.org/2"),
    ],
)
def test_entries(feed: str, title: str, date: str, address: str) -> None:
    """Each entry that has text is a briefing, with what the feed says of it."""
    (one,) = all_imported("feed", feed)
    assert (one.briefing.title, one.briefing.date, record(one.briefing).address) == (title, date, address)
    assert record(one.briefing).publisher == "Example Press"


def test_no_feed() -> None:
    """What is no XML is refused, as is a feed without text."""
    with pytest.raises(UsageError, match="no XML"):
        all_imported("feed", " ")
    with pytest.raises(NoText):
        all_imported("feed", "<rss><channel/></rss>")


@pytest.mark.parametrize("before", ["", "<?xml version='1.0'?>\n", "<!-- <rss> --> ", "\ufeff", "x "])
@pytest.mark.parametrize("outside", ["", ' PUBLIC "a>" "http://127.0.0.1/["'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_are_refused(before: str, outside: str, encoding: str) -> None:
    """Entities that a feed declares, of a file or of one another, are not read, and that is said."""
    bomb = f'{before}<!DOCTYPE a{outside} [<!ENTITY b "x"><!ENTITY c SYSTEM "file:///etc/hostname">]><rss>&b;&c;</rss>'
    with pytest.raises(UsageError, match="declarations of its own"):
        all_imported("feed", bomb.encode(encoding))


def _described(*texts: str) -> list[str]:
    """Return the texts of a feed's entries, and what is doubted of them."""
    items = "".join(f"<item><title>Ore</title><description>{text}</description></item>" for text in texts)
    found = all_imported("feed", f"<rss><channel>{items}</channel></rss>")
    doubts = [doubt.note for one in found for doubt in record(one.briefing).review]
    return [one.text for one in found] + doubts


def test_words_before_an_element() -> None:
    """Text before, between and after elements is the entry's, in RSS and in Atom."""
    assert _described("Lead words <b>bold</b> tail") == ["Lead words bold tail"]
    atom = ATOM.replace('"html">&lt;p&gt;Ore fell.&lt;/p&gt;', '"xhtml">Lead &lt; <div>Ore</div> tail')
    assert all_imported("feed", atom)[0].text == "Lead <\nOre\ntail"


def test_names_of_characters() -> None:
    """HTML's names of characters, and ampersands that name nothing, lose nothing, there and in later entries."""
    texts = ("caf&eacute;&nbsp;au lait", "AT&amp;T &amp;lt;b> AT&T &unknown; &#233;", "<![CDATA[a &amp; b&eacute;]]>")
    assert _described(*texts) == ["caf\xe9\xa0au lait", "AT&T <b> AT&T &unknown; \xe9", "a & b\xe9"]


def test_broken_xml() -> None:
    """What is no XML is read as far as it goes, and what is wrong is said."""
    text, doubt = _described("Ore <b>rose")
    assert text == "Ore rose"
    assert doubt.startswith("the XML is broken, and text may be missing: Opening and ending tag mismatch")
    assert _described("Ore\x08") == ["Ore", "signs that XML may not hold were left out: U+0008"]
