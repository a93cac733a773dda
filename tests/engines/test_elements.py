"""XML documents: well formed, whatever they are to say."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import feedparser

from briefings.engines.elements import add, document


def test_signs_that_xml_refuses_are_left_out() -> None:
    """Control characters, surrogates and what is no character break no document; tabs and emoji stay."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    add(root, "title", "A\x08 B\ufffe\x0c\ud800\x00 <C>\t\U0001f600", type="te\x1bxt")
    feed = feedparser.parse(document(root))
    assert not feed.bozo
    assert feed.feed.title == "A B <C>\t\U0001f600"
