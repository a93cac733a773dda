"""The desk's own text is content like any other."""

from __future__ import annotations

from pathlib import Path

from tests.desks import briefing, checked, desk


def test_the_text_of_the_desk_is_checked(tmp_path: Path) -> None:
    """What prose may not hold, and what leads to nothing, is found in the desk's file too."""
    about = "about: see [[nobody]] [@ghost] <b>hi</b> [x](javascript:1) [y](briefings/nope/)\ntagline: Of <i>steel\n"
    found = checked(desk(tmp_path, {}, f"name: Steel desk\n{about}")).diagnostics
    assert {(item.mark.line, item.rule) for item in found} == {
        (2, "unknown-entity"),
        (2, "unknown-source"),
        (2, "raw-html"),
        (2, "link-scheme"),
        (2, "dead-link"),
        (3, "raw-html"),
    }


def test_an_own_source_has_no_marking(tmp_path: Path) -> None:
    """A source of one briefing is marked as that is; the field is unknown there."""
    text = briefing("lead: Text. [@usgs]\nsources: [{id: usgs, title: A, tlp: RED}]")
    found = checked(desk(tmp_path, {"content/briefings/steel.yaml": text})).diagnostics
    assert [item.rule for item in found] == ["unknown-field"]


def test_a_draft_source_is_hidden(tmp_path: Path) -> None:
    """A shared source that is unfinished or marked is in no catalog."""
    files = {"content/sources/a.yaml": "title: A\ndraft: true\n", "content/sources/b.yaml": "title: B\ntlp: GREEN\n"}
    read = checked(desk(tmp_path, {**files, "content/sources/c.yaml": "title: C\n"}, "name: D\ntlp: GREEN\n"))
    assert list(read.catalog.sources) == ["c"]
