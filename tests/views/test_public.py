"""Content as its readers may see it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from briefings.block import Block
from briefings.model.briefing import Briefing
from briefings.model.edition import Edition
from briefings.model.reading import read
from briefings.values.places import DataPath
from briefings.values.record import each
from briefings.views.public import BriefingFile, EditionFile, data_names, public_briefing, public_edition
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
    return public_briefing(read("a.yaml", TYPED.encode(), Briefing)[1], facts, ["steel.part-1", "steel.part-2"])


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


HIDDEN = """\
lead: |
  [//]: # (HIDDEN)
  [a]: https://example.org/HIDDEN "HIDDEN"

  Shown. [@noted]
sources:
  - {id: noted, title: Shown}
  - {id: hidden, title: HIDDEN}
body:
  - table: {columns: [a], rows: [[b]], notes: "Shown.\\n\\n[//]: # (HIDDEN)\\n"}
  - chart: {type: bar, title: T, x: year, y: kt, data: [{year: 2024, kt: 5, HIDDEN: HIDDEN}]}
"""


def test_what_no_reader_sees_is_not_in_it() -> None:
    """No comment in a text, no link that nothing uses, no column that is not drawn."""
    written = write(public_briefing(read("a.yaml", briefing(HIDDEN).encode(), Briefing)[1], FACTS, ["a", "b"]))
    assert "HIDDEN" not in written
    assert "  Shown. [@noted]\n" in written
    assert "{year: 2024, kt: 5}" in written
    edition = read("e.yaml", b"note: |\n  Shown.\n\n  [//]: # (HIDDEN)\n", Edition)[1]
    facts = EditionFile(id="2025-w04", title="T", language="en", date="2025-01-24")
    assert "HIDDEN" not in write(public_edition(edition, facts))


class Many(Block):
    """A block that names data files wherever it can."""

    test_public: tuple[Mapping[str, DataPath], ...]
    other: DataPath


def test_every_data_file_has_the_name_of_the_file_beside_it() -> None:
    """Wherever in a block a data file is named, its path at the desk is not in it; one file has one name."""
    paths = [DataPath(f"data/desk-only-{name}.csv") for name in "aba"]
    block = Many(test_public=({"one": paths[0]}, {"two": paths[1]}), other=paths[2])
    value = read("a.yaml", briefing().encode(), Briefing)[1].model_copy(update={"body": (block,)})
    (found,) = public_briefing(value, FACTS, ["steel.part-1"]).body
    names = ("steel.part-1.csv", "steel.part-1.2.csv")
    assert [path for _, path in each(DataPath, found)] == [*names, names[0]]
    assert data_names(block, "steel.part-1") == names


def test_it_is_read_as_it_was() -> None:
    """What is written of it is a briefing, and equal."""
    assert read("steel.yaml", write(public()).encode(), Briefing)[1] == public()


def test_an_edition_names_the_briefings_in_it() -> None:
    """However an edition finds its briefings, and whatever else it lists, only those that are in it are named."""
    typed = b"from: 2025-01-20\nto: 2025-01-26\nlead: hidden\nbriefings: [hidden, steel]\nnote: A note.\ndraft: true\n"
    facts = EditionFile(id="2025-w04", title="T", language="en", date="2025-01-24", briefings=("steel",))
    found = public_edition(read("e.yaml", typed, Edition)[1], facts)
    assert write(found) == "format: 1\ndate: 2025-01-24\nbriefings: [steel]\nnote: A note.\nlang: en\n"
