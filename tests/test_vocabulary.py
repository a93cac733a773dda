"""The names of a desk."""

from pathlib import Path

import pytest

from briefings import discovery
from briefings import vocabulary as module
from briefings.model.schema import Names
from briefings.values.names import (
    AuthorSlug,
    BriefingSlug,
    EntitySlug,
    ImplicationName,
    RuleId,
    SourceId,
    TopicSlug,
)
from briefings.values.places import DataPath, ImagePath
from briefings.vocabulary import vocabulary
from tests.desks import DESK, ENTITY, briefing, checked, desk

SETTINGS = DESK + "authors: {mill: {name: The mill desk}}\ntopics: {steel: Steel, ore: {title: Iron ore}}\n"
STEEL = briefing(
    "topics: [steel, scrap]\ndraft: true\nsources: [{id: own, title: Its own}]\n"
    "body: [{implications: [{id: leverage, implication: Leverage grows}]}]"
)
FILES = ("data/output.csv", "images/flow.svg", "images/Photo.JPG", "briefings/steel.yaml")


def named(root: Path) -> Names:
    """Return the names of a small desk."""
    content = {
        "content/briefings/steel.yaml": STEEL,
        "content/entities/baogang.yaml": ENTITY,
        "content/sources/yearbook.yaml": "title: The yearbook\n",
    }
    found = checked(desk(root, content, SETTINGS)).content
    return vocabulary(found.desk, found.records, FILES)


def test_names_of_each_kind(tmp_path: Path) -> None:
    """Authors, entities, the desk's sources, briefings and judgements are named, drafts among them."""
    names = named(tmp_path)
    assert names[AuthorSlug] == {"mill": "The mill desk"}
    assert names[EntitySlug] == {"baogang": "Baogang Group"}
    assert names[SourceId] == {"yearbook": "The yearbook"}
    assert names[BriefingSlug] == {"steel": "2025-01-20: A record year"}
    assert names[ImplicationName] == {"steel/leverage": "Leverage grows"}


def test_a_settled_judgement_needs_no_update(tmp_path: Path) -> None:
    """What a later briefing has settled is not offered any more; what one has only strengthened is."""
    row = "{{id: {0}, implication: Judgement {0}}}".format
    updates = "updates: [{implication: steel/a, change: came true}, {implication: steel/b, change: strengthened}]"
    content = {
        "content/briefings/steel.yaml": briefing(f"body: [{{implications: [{row('a')}, {row('b')}]}}]"),
        "content/briefings/later.yaml": briefing(f"date: 2025-01-27\n{updates}"),
    }
    found = checked(desk(tmp_path, content)).content
    assert list(vocabulary(found.desk, found.records, ())[ImplicationName]) == ["steel/b"]


def test_the_newest_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an archive only the newest briefings and judgements are offered."""
    monkeypatch.setattr(module, "MOST", 2)
    body = "body: [{implications: [{id: a, implication: A}]}]"
    content = {
        f"content/briefings/{name}.yaml": briefing(f"date: 2025-01-{day}\n{body}")
        for name, day in {"first": 20, "last": 22, "middle": 21}.items()
    }
    found = checked(desk(tmp_path, content)).content
    names = vocabulary(found.desk, found.records, ())
    assert list(names[BriefingSlug]) == ["last", "middle"]
    assert list(names[ImplicationName]) == ["last/a", "middle/a"]


def test_topics_need_no_declaration(tmp_path: Path) -> None:
    """Topics are those of the settings, with their titles, and those that only a briefing has."""
    assert list(named(tmp_path)[TopicSlug].items()) == [("ore", "Iron ore"), ("scrap", ""), ("steel", "Steel")]


def test_files_by_their_kind(tmp_path: Path) -> None:
    """A field for data is offered data files, one for pictures pictures, whatever the case of their endings."""
    names = named(tmp_path)
    assert list(names[DataPath]) == ["data/output.csv"]
    assert list(names[ImagePath]) == ["images/Photo.JPG", "images/flow.svg"]


def test_every_rule(tmp_path: Path) -> None:
    """Each rule is named as diagnostics name it, with what it finds."""
    rules = named(tmp_path)[RuleId]
    assert list(rules) == sorted(name.replace("_", "-") for name in discovery.names("briefings.rules"))
    assert all(rules.values())
