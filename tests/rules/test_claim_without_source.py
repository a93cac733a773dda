from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings, said

RULE = "claim-without-source"


def test_bad(tmp_path: Path) -> None:
    """A highlight that cites nothing is found where it stands."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "highlights: |\n  - Output doubled.\n  - It was a record. [@usgs]\n"
            )
        },
    )
    assert findings(root, RULE) == ["steel.yaml:2:5 a highlight that cites nothing"]


def test_good(tmp_path: Path) -> None:
    """One that cites a source is not."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("highlights: |\n  - Output doubled. [@usgs]\n")})
    assert findings(root, RULE) == []


@pytest.mark.parametrize(
    "typed",
    [
        "highlights: [{text: Output doubled., sources: [usgs]}]",
        "highlights: [{text: Output doubled., basis: judgement}]",
        "body: [{implications: [{id: a, implication: Leverage, sources: [usgs]}]}]",
        "body: [{implications: [{id: a, implication: Leverage, summary: 'Because. [@usgs]'}]}]",
        "body: [{implications: [{id: a, implication: Leverage}], sources: [usgs]}]",
        "body: [{products: [{name: A, claims: [{text: 'Good. [@usgs]'}]}]}]",
    ],
)
def test_ways_to_rest(tmp_path: Path, typed: str) -> None:
    """A source may stand in the text, beside it, or on the block; a judgement needs none."""
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("highlights: [Output doubled.]", "steel.yaml:1:14 a highlight that cites nothing"),
        ("body: [{implications: [{id: a, implication: b}]}]", "steel.yaml:1:24 an implication that cites nothing"),
        ("body: [{products: [{name: A, claims: [{text: Good.}]}]}]", "steel.yaml:1:39 a claim that cites nothing"),
    ],
)
def test_what_has_to_rest(tmp_path: Path, typed: str, found: str) -> None:
    """Highlights, implications and claims have to rest on something."""
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE) == [found]


def test_silenced(tmp_path: Path) -> None:
    """It is a warning, and an author can silence it with a reason."""
    typed = "highlights: [Output doubled.]\nignore: [{rule: claim-without-source, reason: It is well known.}]"
    assert said(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})) == []


def test_silenced_elsewhere(tmp_path: Path) -> None:
    """Silence on a block holds for the block alone."""
    silence = "ignore: [{rule: claim-without-source, reason: It is well known.}]"
    typed = (
        "highlights: [Output doubled.]\n"
        f"body:\n  - implications: [{{id: a, implication: b}}]\n    {silence}\n"
        "  - implications: [{id: c, implication: d}]\n"
    )
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    assert [line.partition(" ")[0] for line in findings(root, RULE)] == ["steel.yaml:1:14", "steel.yaml:5:20"]
