"""`briefings check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main

BRIEFING = "title: T\ndate: 2025-01-20\nhighlights: |\n  - A point.\nbody:\n  - prose: {text}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a desk with one warning, and one error."""
    (tmp_path / "content" / "briefings").mkdir(parents=True)
    (tmp_path / "briefings.yaml").write_text("name: A desk\n")
    (tmp_path / "content" / "briefings" / "a.yaml").write_text(BRIEFING.format(text="Fine."))
    return tmp_path


def checked(desk: Path, *arguments: str) -> tuple[int, str]:
    """Run the command; return its status and all that it says."""
    said = CliRunner().invoke(main, ["check", "-f", str(desk / "briefings.yaml"), *arguments])
    return said.exit_code, said.output


def test_a_warning_passes_and_fails_with_strict(desk: Path) -> None:
    """Warnings are said; only `--strict` makes them fail."""
    assert checked(desk)[0] == 0
    assert "warning[claim-without-source]" in checked(desk)[1]
    assert checked(desk, "--strict")[0] == 1


def test_an_error_fails(desk: Path) -> None:
    """An error ends with status 1."""
    (desk / "content" / "briefings" / "b.yaml").write_text(BRIEFING.format(text="'[[nobody]]'"))
    status, said = checked(desk)
    assert status == 1
    assert "content/briefings/b.yaml:6:" in said


def test_findings_as_json(desk: Path) -> None:
    """`--format json` writes one document."""
    _, said = checked(desk, "--format", "json")
    assert [item["rule"] for item in json.loads(said)] == ["claim-without-source"]


def test_findings_for_github(desk: Path) -> None:
    """`--format github` writes annotations with file, line and column."""
    _, said = checked(desk, "--format", "github")
    assert said.startswith("::warning file=content/briefings/a.yaml,line=4,col=5,title=claim-without-source::")


def test_the_demonstration_desk_is_silent() -> None:
    """The demonstration content has no error and no warning."""
    root = Path(__file__).parents[2]
    status, said = checked(root, "--strict", "--clock", "2026-03-01")
    assert (status, said.strip().endswith("no mistakes.")) == (0, True)


def test_a_clock_without_a_zone_is_wrong_use(desk: Path) -> None:
    """`--clock` takes a moment with its zone."""
    status, said = checked(desk, "--clock", "2026-03-01T08:00")
    assert (status, "no zone" in said) == (2, True)


def test_json_is_json_whatever_is_wrong(desk: Path) -> None:
    """Where the desk's own settings are broken, `--format json` is one document all the same."""
    (desk / "briefings.yaml").write_text("name: [\n")
    status, said = checked(desk, "--format", "json")
    assert (status, json.loads(said)[0]["path"]) == (1, "briefings.yaml")


def test_a_template_that_cannot_be_read_is_found(desk: Path) -> None:
    """A desk's own template with a syntax error is said before anything is built."""
    (desk / "templates" / "blocks").mkdir(parents=True)
    (desk / "templates" / "blocks" / "prose.html.j2").write_text("<p>\n{% if %}\n")
    status, said = checked(desk)
    assert (status, "templates/blocks/prose.html.j2:2:1: error[template-syntax]" in said) == (1, True)
