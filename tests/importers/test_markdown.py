"""Markdown files."""

from __future__ import annotations

from briefings.blocks.prose import Prose
from briefings.importers.markdown import read
from briefings.importing.assembling import Origin
from briefings.importing.rebuilding import rebuilt
from tests.importers.importing import imported, record

MATTER = """---
title: A record
date: 2025-01-20
tags: [Steel, Rare earths]
lang: en
layout: post
---
Text with [^a] and *emphasis*.

[^a]: A note.
"""


def test_front_matter_fills_fields() -> None:
    """Front matter gives title, date, language and topics; what has no place is to be looked at."""
    found = imported("markdown", MATTER)
    assert (found.title, found.date, found.lang, found.topics) == (
        "A record",
        "2025-01-20",
        "en",
        ("steel", "rare-earths"),
    )
    assert [doubt.quote for doubt in record(found).review] == ["layout: post"]


def test_toml() -> None:
    """Front matter may be TOML."""
    assert imported("markdown", "+++\ntitle = 'A record'\n+++\nText.\n").title == "A record"


def test_without_front_matter() -> None:
    """A rule at the top is no front matter, nor is what cannot be read."""
    assert imported("markdown", "# A record\n\nText.\n").title == "A record"
    assert imported("markdown", "---\na: [\n---\nText.\n").date == "2025-01-31"


def test_structure() -> None:
    """Footnotes, emphasis and code stay."""
    (block,) = imported("markdown", MATTER).body
    assert isinstance(block, Prose)
    assert block.prose == "Text with[^1] and *emphasis*.\n\n[^1]: A note.\n"


def test_a_footnote_that_nothing_calls_is_text() -> None:
    """It stands where it was written; one that is called is a footnote."""
    typed = "One\n\nText [^b]\n\n[^a]: lost?\n[^b]: kept\n"
    (one,) = read(typed.encode(), Origin("markdown", "", "2025-01-20"))
    assert "[^a]: lost?" in one.text
    assert rebuilt(one.briefing) == one.text


def test_front_matter_without_a_place_is_kept_whole() -> None:
    """However long it is, it stands in the record; a topic that no address can hold is doubted, and left out."""
    long = "word " * 100
    typed = f"---\ntitle: X\ntags: [稀土, C++, steel]\nabstract: {long}\n---\nText\n"
    (one,) = read(typed.encode(), Origin("markdown", "", "2025-01-20"))
    assert one.briefing.import_
    quotes = [doubt.quote for doubt in one.briefing.import_.review]
    assert quotes == [f"abstract: {long.strip()}", "稀土", "C++"]
    assert one.briefing.topics == ("c", "steel")
