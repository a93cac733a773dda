"""Exports of WordPress."""

from __future__ import annotations

from briefings import importers
from tests.importers.importing import all_imported, record

EXPORT = """<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Example Desk</title>
<item><title>First</title><content:encoded><![CDATA[One.

Two
lines. [gallery ids="1"]]]></content:encoded><wp:post_date>2024-05-06 10:00:00</wp:post_date>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
<item><title>Picture</title><content:encoded>x</content:encoded><wp:post_type>attachment</wp:post_type></item>
<item><title>Old</title><content:encoded>x</content:encoded><wp:post_type>post</wp:post_type><wp:status>trash</wp:status></item>
</channel></rss>"""


def test_posts() -> None:
    """Posts are briefings, with paragraphs where empty lines stood; attachments and what was thrown away are none."""
    (one,) = all_imported("wordpress", EXPORT)
    assert (one.slug, one.briefing.date, one.briefing.lead) == ("first", "2024-05-06", "One.\n")
    assert [doubt.quote for doubt in record(one.briefing).review] == ['[gallery ids="1"]']


def test_an_export_is_known() -> None:
    """An export is told from a feed."""
    assert importers.chosen(EXPORT.encode(), ".xml") == "wordpress"
    assert importers.chosen(b"<rss><channel/></rss>", ".xml") == "feed"
    assert importers.chosen(b"<!doctype html><p>x", "") == "html"
    assert importers.chosen(b"x", "") == "text"
