"""Content files as records."""

from __future__ import annotations

from pathlib import Path

from briefings.errors import Mark
from briefings.records import BriefingRecord, Reference, References
from briefings.rules import World
from tests.desks import briefing, checked, desk

FOUND = (
    Reference("source", "report", Mark("a.yaml", 3, 5)),
    Reference("entity", "group", Mark("a.yaml", 4, 1)),
    Reference("source", "other", Mark("a.yaml", 300, 77)),
)


def test_references_are_what_they_were() -> None:
    """Each is given back as it was, by its number or its kind, in reading order."""
    held = References.of("a.yaml", FOUND)
    assert tuple(held[number] for number in range(len(held))) == FOUND
    assert tuple(held.among("source")) == (FOUND[0], FOUND[2])
    assert not len(References())


def test_a_target_is_named_once(tmp_path: Path) -> None:
    """A record tells what it refers to of one kind, each once, in reading order."""
    cited = "sources: [{id: b, title: B}, {id: a, title: A}]\nbody: [{prose: 'One [@b]. Two [@a]. Three [@b].'}]"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(cited)})
    world = World(checked(root).catalog, checked(root).content.records)
    (record,) = (record for record in world.records if isinstance(record, BriefingRecord))
    assert record.targets("source") == ("b", "a")
    assert [reference.target for reference in world.references("source")] == ["b", "a", "b"]
    assert {reference.mark.path for reference in world.references("source")} == {record.file.path}
