"""Content as its readers may see it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from briefings.model.briefing import Briefing
from briefings.model.edition import Edition
from briefings.model.reading import read
from briefings.views.public import BriefingFile, EditionFile, public_briefing, public_edition
from briefings.writer import write
from tests.desks import briefing

TYPED = briefing(
    """\
# a comment for the desk
date: 2025-01-20
translation_of: other
aliases: [old/]
sources:
  - {id: used, title: "One [@noted]"}
  - {id: unused, title: A rumour}
  - {id: noted, title: Cited by a source}
highlights: |
  - A point. [@used]
lead: |
  By [[group]]. [@shared]
entities: [group, hidden]
body:
  - prose: Text.
    ignore: [{rule: raw-html, reason: A secret}]
  - chart: {type: bar, title: T, x: year, y: kt, data: data/desk-only.csv, sources: [used]}
updates:
  - {implication: seen/row, change: came true}
  - {implication: gone/row, change: came true, sources: [unused]}
publish_at: 2025-01-21
expires_at: 2025-12-01
ignore: [{rule: past-horizon, reason: Another secret}]
"""
)
SHARED: Mapping[str, Mapping[str, JsonValue]] = {"shared": {"title": "A law", "published": "2024"}}
FACTS = BriefingFile(
    slug="steel",
    language="de",
    tlp="GREEN",
    entities={"group": "The group"},
    sources=SHARED,
    retracted={"shared": {"date": "2025-01-22", "reason": "Withdrawn"}},
    implications=("seen/row",),
)


def public(facts: BriefingFile = FACTS) -> Briefing:
    """Return the briefing as it is public."""
    return public_briefing(read("a.yaml", TYPED.encode(), Briefing)[1], facts, ["", "steel.part-2.csv"])


def test_what_decides_where_it_stands_is_not_in_it() -> None:
    """No embargo, expiry, old address, silenced finding, comment, or original that readers may not know of."""
    written = write(public())
    for word in ("publish_at", "expires_at", "aliases", "ignore", "secret", "comment", "translation_of", "draft"):
        assert word not in written


def test_what_is_not_seen_is_not_in_it() -> None:
    """Entities and judgements that the audience does not see go, and sources that nothing cites then."""
    found = public()
    assert found.entities == ("group",)
    assert [update.implication for update in found.updates] == ["seen/row"]
    assert [source.id for source in found.sources] == ["used", "noted", "shared"]


def test_it_stands_alone() -> None:
    """Language and marking are said, the desk's sources are among its own, and data is the file that goes with it."""
    found = public()
    assert (found.lang, found.tlp) == ("de", "GREEN")
    assert found.sources[-1].title == "A law"
    assert "data: steel.part-2.csv" in write(found)
    assert "desk-only" not in write(found)


def test_a_source_that_was_taken_back_says_so() -> None:
    """That a source was retracted is said, though another file says it."""
    assert [bool(source.retracted) for source in public().sources] == [False, False, True]


def test_it_is_read_as_it_was() -> None:
    """What is written of it is a briefing, and equal."""
    assert read("steel.yaml", write(public()).encode(), Briefing)[1] == public()


def test_an_edition_names_the_briefings_in_it() -> None:
    """However an edition finds its briefings, and whatever else it lists, only those that are in it are named."""
    typed = b"from: 2025-01-20\nto: 2025-01-26\nlead: hidden\nbriefings: [hidden, steel]\nnote: A note.\ndraft: true\n"
    facts = EditionFile(id="2025-w04", title="T", language="en", date="2025-01-24", briefings=("steel",))
    found = public_edition(read("e.yaml", typed, Edition)[1], facts)
    assert write(found) == "format: 1\ndate: 2025-01-24\nbriefings: [steel]\nnote: A note.\nlang: en\n"
