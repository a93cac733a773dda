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
    """What is no XML is refused, as is a feed without text; entities are not resolved."""
    with pytest.raises(UsageError, match="no XML"):
        all_imported("feed", " ")
    bomb = (
        '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c SYSTEM "file:///etc/hostname">]><rss><channel><item><description>&b;&c;'
    )
    (found,) = all_imported("feed", bomb)
    assert found.text == "&b;&c;"
    with pytest.raises(NoText):
        all_imported("feed", "<rss><channel/></rss>")
