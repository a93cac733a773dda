import pytest

from briefings.model.briefing import Briefing
from briefings.model.desk import Desk
from briefings.model.edition import Edition
from briefings.model.problems import nearest
from tests.desks import briefing, written


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sumary: x", ["1:1: error[unknown-field]: sumary is no field here\n    Did you mean summary?"]),
        (
            "reviewed by: [a]",
            ["1:1: error[unknown-field]: reviewed by is no field here\n    Did you mean reviewed_by?"],
        ),
        (
            "sources: [{id: a, titel: b}]",
            ["1:19: error[unknown-field]: titel is no field here\n    Did you mean title?"],
        ),
        ("sources: [{id: a}]", ["1:11: error[missing-field]: title is missing"]),
        ("sources:\n  - id: a\n    title:\n", ["3:11: error[missing-field]: title has no value"]),
        (
            "summary:\n  The goal: more",
            [
                (
                    "2:3: error[wrong-type]: summary takes text, not a mapping\n"
                    "    Quote the text, or write it under |: 'The goal: more'"
                )
            ],
        ),
        (
            "body: [{questions: [{The goal: more, id: a}]}]",
            [
                (
                    "1:22: error[unknown-field]: a colon and a space after “The goal”: YAML reads a key\n"
                    "    Quote the text, or write it under |: 'The goal: more'"
                )
            ],
        ),
        (
            "title: [[a]]",
            ["1:8: error[wrong-type]: text cannot start with [ here: YAML reads a list\n    Quote the text: '[[a]]'"],
        ),
        (
            "title: [a]",
            ["1:8: error[wrong-type]: title takes text, not a list\n    Write the text under |, or quote it."],
        ),
        ("authors: [[a]]", ["1:11: error[wrong-type]: authors takes a name alone, not [[a]]\n    Write: a"]),
        ("entities:\n  - [[a]]", ["2:5: error[wrong-type]: entities takes a name alone, not [[a]]\n    Write: a"]),
        ("topics: a, b", ["1:9: error[wrong-type]: topics takes a list, not text\n    Write: topics: [a, b]"]),
        (
            "topics: {a: b}",
            [
                (
                    "1:9: error[wrong-type]: topics takes a list, not a mapping\n"
                    "    Start each item with “- ” on a line of its own."
                )
            ],
        ),
        ("sources: [a]", ["1:11: error[wrong-type]: sources takes a mapping, not 'a'"]),
        ("highlights: []", ["1:13: error[missing-field]: highlights is empty"]),
        ("highlights: [~]", ["1:14: error[wrong-type]: highlights takes a mapping, not nothing"]),
        (
            "body: [{table: {caption: c, columns: [a], rows: [[[x]]]}}]",
            ["1:51: error[wrong-type]: text cannot start with [ here: YAML reads a list\n    Quote the text: '[[x]]'"],
        ),
        ("body: []", ["1:7: error[missing-field]: body is empty"]),
        ("body: [{prose: ~}]", ["1:16: error[missing-field]: prose has no value"]),
        ("draft: maybe", ["1:8: error[wrong-type]: draft takes true or false, not 'maybe'"]),
        (
            "tlp: amber",
            [
                (
                    "1:6: error[unknown-value]: tlp cannot be 'amber'\n"
                    "    Write one of: CLEAR, GREEN, AMBER, AMBER+STRICT, RED"
                )
            ],
        ),
        (
            "updates: [{implication: a/b, change: strengthend}]",
            ["1:38: error[unknown-value]: change cannot be 'strengthend'\n    Did you mean strengthened?"],
        ),
    ],
)
def test_said(typed: str, expected: list[str]) -> None:
    """What pydantic finds is said at its place, in the author's words, once."""
    assert written(briefing(typed), Briefing) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: D\nauthors: {Second Reader: {name: R}}", "2:11: error[slug]: 'Second Reader' is no slug"),
        ("name: D\nrules: {slug: loud}", "2:15: error[unknown-value]: slug cannot be 'loud'"),
        ("name: D\nauthors: {a: {nam: R}}", "2:15: error[unknown-field]: nam is no field here"),
    ],
)
def test_mappings(text: str, expected: str) -> None:
    """In a mapping, a wrong key is said at the key, and a wrong value at the value."""
    (said,) = written(text, Desk)
    assert said.startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from: 2025-01-20", ["1:1: error[missing-field]: an edition has both from and to, or neither"]),
        (
            "from: 2025-01-20\nto: 2025-01-19",
            ["2:5: error[impossible-date]: the span ends on 2025-01-19, before it starts"],
        ),
    ],
)
def test_whole(text: str, expected: list[str]) -> None:
    """What is wrong between fields is said at the field that shows it."""
    assert written(text, Edition) == expected


@pytest.mark.parametrize(
    ("name", "hint"), [("titel", "Did you mean title?"), ("sumary", "Did you mean summary?"), ("colour", "")]
)
def test_nearest(name: str, hint: str) -> None:
    """A name that is near a known one is taken for it; others are not guessed at."""
    assert nearest(name, ["title", "summary", "date"]) == hint


@pytest.mark.parametrize("key", ["<b>- rose", "<text>", "<"])
def test_a_key_may_start_with_a_sign(key: str) -> None:
    """A key that starts like the name of a union's member is a key all the same, and said where it stands."""
    (said,) = written(briefing(f"{key}: x\n"), Briefing)
    assert said.startswith("1:1: error[")
