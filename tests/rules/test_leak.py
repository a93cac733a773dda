from pathlib import Path

import pytest

from tests.desks import ENTITY, briefing, checked, desk, findings

RULE = "leak"
HIDDEN = {"content/entities/baogang.yaml": ENTITY + "tlp: AMBER\n"}


def test_bad(tmp_path: Path) -> None:
    """An open briefing that links what is marked is found."""
    files = {**HIDDEN, "content/briefings/steel.yaml": briefing("lead: |\n  The [[baogang]] group.")}
    assert findings(desk(tmp_path, files), RULE) == [
        "steel.yaml:2:7 readers of this site may not see the entity baogang, or not yet, or not any more"
    ]


def test_good(tmp_path: Path) -> None:
    """The same link from a briefing marked alike is not."""
    files = {**HIDDEN, "content/briefings/steel.yaml": briefing("tlp: AMBER\nlead: |\n  The [[baogang]] group.")}
    assert findings(desk(tmp_path, files), RULE) == []


@pytest.mark.parametrize("hiding", ["draft: true", "publish_at: 2025-03-01", "expires_at: 2025-01-01", "tlp: RED"])
@pytest.mark.parametrize(
    "typed", ["lead: See [it](briefings/other/#top).", "updates: [{implication: other/leverage, change: void}]"]
)
def test_hidden(tmp_path: Path, hiding: str, typed: str) -> None:
    """Drafts, embargoed, expired and marked briefings are hidden from links; from updates too, but for expired ones."""
    body = "body: [{implications: [{id: leverage, implication: Leverage}]}]"
    files = {
        "content/briefings/other.yaml": briefing(f"{hiding}\n{body}"),
        "content/briefings/steel.yaml": briefing(typed),
    }
    goes_with_it = hiding.startswith("expires") and typed.startswith("updates")
    said = "readers of this site may not see the briefing other, or not yet, or not any more"
    found = [line.partition(" ")[2] for line in findings(desk(tmp_path, files), RULE)]
    assert found == ([] if goes_with_it else [said])


def test_broken(tmp_path: Path) -> None:
    """What could not be read is not hidden: to refer to it is no further mistake."""
    files = {
        "content/entities/baogang.yaml": "- a\n",
        "content/briefings/steel.yaml": briefing("lead: |\n  The [[baogang]] group."),
    }
    assert findings(desk(tmp_path, files), RULE) == []


@pytest.mark.parametrize("hiding", ["draft: true", "publish_at: 2025-03-01", "expires_at: 2025-01-21", "tlp: RED"])
def test_an_edition_only_filters(tmp_path: Path, hiding: str) -> None:
    """A hidden briefing that an edition lists is no leak: it comes into the edition and leaves it by itself."""
    files = {
        "content/briefings/steel.yaml": briefing(hiding),
        "content/editions/2025-w04.yaml": "briefings: [steel]\nlead: steel\n",
    }
    assert findings(desk(tmp_path, files), RULE) == []


def test_the_desk(tmp_path: Path) -> None:
    """What the desk says of itself is for everyone."""
    root = desk(tmp_path, HIDDEN, "name: Steel desk\ntlp: AMBER\nabout: |\n  Of [[baogang]].\n")
    assert findings(root, RULE) == [
        "briefings.yaml:4:6 readers of this site may not see the entity baogang, or not yet, or not any more"
    ]


def test_shared_sources(tmp_path: Path) -> None:
    """A shared source is open unless it is marked, whatever the desk's marking."""
    files = {
        "content/briefings/steel.yaml": briefing("tlp: CLEAR\nlead: |\n  Text. [@usgs] [@memo]"),
        "content/sources/usgs.yaml": "title: Mineral summaries\n",
        "content/sources/memo.yaml": "title: A memo\ntlp: AMBER\n",
    }
    assert findings(desk(tmp_path, files, "name: Steel desk\ntlp: GREEN\n"), RULE) == [
        "steel.yaml:3:17 readers of this site may not see the source memo, or not yet, or not any more"
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/entities/ansteel.yaml", ENTITY + "relations: [{kind: owns, entity: baogang}]\n"),
        ("content/sources/usgs.yaml", "title: Summaries\nnote: Of [[baogang]].\n"),
        ("content/editions/2025-w04.yaml", "note: Of [[baogang]].\n"),
        ("content/briefings/steel.yaml", briefing("body: [{products: [{name: Steel, maker: baogang}]}]")),
    ],
)
def test_from_every_kind_of_file(tmp_path: Path, path: str, text: str) -> None:
    """Entities, sources, editions and briefings alike may not name what is marked higher."""
    found = findings(desk(tmp_path, {**HIDDEN, path: text}), RULE)
    assert [line.partition(" ")[2] for line in found] == [
        "readers of this site may not see the entity baogang, or not yet, or not any more"
    ]


@pytest.mark.parametrize(
    ("address", "what"), [("topics/secret/", "topic secret"), ("editions/2024-w51/", "edition 2024-w51")]
)
def test_what_only_hidden_briefings_have(tmp_path: Path, address: str, what: str) -> None:
    """A topic or a week that only hidden briefings have is hidden as they are; they themselves may link it."""
    hidden = briefing(f"draft: true\ndate: 2024-12-18\ntopics: [secret]\nlead: See [it]({address}).")
    files = {
        "content/briefings/other.yaml": hidden,
        "content/briefings/steel.yaml": briefing(f"lead: See [it]({address})."),
    }
    root = desk(tmp_path, files)
    assert findings(root, RULE) == [
        f"steel.yaml:1:16 readers of this site may not see the {what}, or not yet, or not any more"
    ]
    assert findings(root, "dead-link") == []


def test_a_hidden_original(tmp_path: Path) -> None:
    """A translation may come before its original: it says nothing of it until then."""
    files = {
        "content/briefings/other.yaml": briefing("draft: true"),
        "content/briefings/steel.yaml": briefing("translation_of: other\nlang: de"),
    }
    root = desk(tmp_path, files)
    assert findings(root, RULE) == []
    assert checked(root).catalog.original_of(checked(root).catalog.by_slug["steel"]).slug == "steel"
