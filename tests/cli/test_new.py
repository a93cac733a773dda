"""`briefings new`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Start a desk."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    return tmp_path


@pytest.mark.parametrize("kind", ["briefing", "edition", "entity"])
def test_a_new_file_builds(desk: Path, kind: str) -> None:
    """What `new` writes is content without a mistake, but for what is still to be written, drafts shown."""
    settings = str(desk / "briefings.yaml")
    said = CliRunner().invoke(main, ["new", kind, "tungsten-record", "--title", "It's: new", "-f", settings])
    assert said.exit_code == 0
    assert (desk / said.output.removeprefix("Wrote ").strip(".\n")).is_file() or ".yaml" in said.output
    done = CliRunner().invoke(main, ["check", "--drafts", "--format", "json", "-f", settings])
    assert done.exit_code == 0
    assert {item["rule"] for item in json.loads(done.stdout)} <= {"placeholder"}


def test_an_edition_without_a_name_is_this_weeks(desk: Path) -> None:
    """`new edition` names the file after the ISO week."""
    said = CliRunner().invoke(main, ["new", "edition", "-f", str(desk / "briefings.yaml")])
    assert "content/editions/20" in said.output
    assert "-w" in said.output


def test_nothing_is_overwritten(desk: Path) -> None:
    """Where the file is there already, `new` refuses."""
    arguments = ["new", "entity", "odni", "-f", str(desk / "briefings.yaml")]
    before = (desk / "content/entities/odni.yaml").read_text()
    assert CliRunner().invoke(main, arguments).exit_code == 2
    assert (desk / "content/entities/odni.yaml").read_text() == before


def test_a_briefing_needs_a_name(desk: Path) -> None:
    """`new briefing` without a name is wrong use."""
    assert CliRunner().invoke(main, ["new", "briefing", "-f", str(desk / "briefings.yaml")]).exit_code == 2


def test_a_name_is_kept_as_it_is_typed(desk: Path) -> None:
    """The file's name loses accents, the entity's name does not."""
    CliRunner().invoke(main, ["new", "entity", "Müller AG", "-f", str(desk / "briefings.yaml")])
    assert "name: 'Müller AG'" in (desk / "content/entities/muller-ag.yaml").read_text()


def test_an_edition_proposes_its_briefings(desk: Path) -> None:
    """`new edition` names the week's briefings, drafts among them, and the next number."""
    settings = str(desk / "briefings.yaml")
    (desk / "content/editions").mkdir()
    (desk / "content/editions/2025-w03.yaml").write_text("number: 12\n")
    for slug, extra in (("first", ""), ("second", "draft: true\n"), ("other", "")):
        day = "2025-01-27" if slug == "other" else "2025-01-20"
        text = f"title: The {slug} one\ndate: {day}\n{extra}highlights:\n  - {{text: So., basis: judgement}}\n"
        (desk / f"content/briefings/{slug}.yaml").write_text(text + "body:\n  - prose: So.\n")
    assert CliRunner().invoke(main, ["new", "edition", "2025-w04", "-f", settings]).exit_code == 0
    written = (desk / "content/editions/2025-w04.yaml").read_text()
    assert "number: 13\n" in written
    assert "date: 2025-01-20\n" in written
    assert "lead: first\nbriefings:\n  - first # 2025-01-20, The first one\n  - second # 2025-01-20" in written
    assert "other" not in written
    done = CliRunner().invoke(main, ["check", "--drafts", "--format", "json", "-f", settings])
    assert done.exit_code == 0
    assert {item["rule"] for item in json.loads(done.stdout)} <= {"placeholder"}
