from pathlib import Path

import pytest

from tests.desks import DESK, briefing, desk, findings

RULE = "topic-near-miss"


def found(root: Path, topics: list[str], declared: str = "") -> list[str]:
    """Return what the rule says of briefings with a topic each, called a.yaml, b.yaml and so on."""
    names = "abcdefgh"
    files = {f"content/briefings/{names[n]}.yaml": briefing(f"topics: [{topic}]") for n, topic in enumerate(topics)}
    return findings(desk(root, files, DESK + (f"topics: {declared}\n" if declared else "")), RULE)


@pytest.mark.parametrize(
    "miss",
    [
        "special-steels",
        "specialsteel",
        "steel-special",
        "specail-steel",
        "speciall-steel",
        "specal-steel",
        "spezial-steel",
    ],
)
def test_bad(tmp_path: Path, miss: str) -> None:
    """A plural, a lost hyphen, words in another order, and a letter too many, too few or wrong are found."""
    topics = ["special-steel", "special-steel", miss]
    assert found(tmp_path, topics) == [f"c.yaml:1:1 the topic {miss} is nearly special-steel"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("us-steel", "eu-steel"),
        ("budget-2024", "budget-2025"),
        ("rare-earths", "rare-earth-magnets"),
        ("imports", "exports"),
        ("gas", "gases"),
        ("iron", "icon"),
        ("special-steel", "special-steel"),
    ],
)
def test_good(tmp_path: Path, one: str, other: str) -> None:
    """Other words, short ones that differ in a letter, and other numbers are topics of their own."""
    assert found(tmp_path, [one, one, other]) == []


def test_what_is_declared_is_meant(tmp_path: Path) -> None:
    """A declared topic counts, however few briefings have it."""
    (said,) = found(tmp_path, ["magnets", "magnet"], "{magnet: Magnets}")
    assert said == "a.yaml:1:1 the topic magnets is nearly magnet"


def test_a_declared_topic_that_no_briefing_has(tmp_path: Path) -> None:
    """A topic is held against what the settings name, too."""
    assert len(found(tmp_path, ["magnet"], "{magnets: Magnets}")) == 1


def test_two_that_are_meant(tmp_path: Path) -> None:
    """Where both are declared, both are meant."""
    assert found(tmp_path, ["magnet", "magnets"], "{magnet: One, magnets: Many}") == []


def test_of_two_that_are_used_alike_one_is_said(tmp_path: Path) -> None:
    """Where nothing speaks for either, one of them is named, always the same."""
    assert found(tmp_path, ["magnet", "magnets"]) == ["a.yaml:1:1 the topic magnet is nearly magnets"]
