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


def test_a_summary_by_level_and_rule(desk: Path) -> None:
    """At the end it is counted what was found, the gravest first."""
    (desk / "content" / "briefings" / "b.yaml").write_text(BRIEFING.format(text="'[[nobody]] is  here'"))
    _, said = checked(desk)
    assert said.splitlines()[-4:] == [
        "      1 error   unknown-entity",
        "      2 warning claim-without-source",
        "      1 warning double-space",
        "3 content files: 1 error, 3 warnings.",
    ]


def test_findings_as_sarif(desk: Path) -> None:
    """`--format sarif` writes one run, in which each finding names its rule, level and place."""
    _, said = checked(desk, "--format", "sarif")
    (run,) = json.loads(said)["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "claim-without-source"
    assert result["level"] == "warning"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/briefings/a.yaml"
    assert place["region"] == {"startLine": 4, "startColumn": 5}


def test_what_did_not_change_is_not_read_again(desk: Path) -> None:
    """A second look says the same from what was kept; a change and a damaged cache are seen."""
    first = checked(desk)
    kept = desk / ".briefings" / "cache"
    assert checked(desk) == first
    for path in kept.rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")
    assert checked(desk) == first
    (desk / "content" / "briefings" / "a.yaml").write_text(BRIEFING.format(text="Not  fine."))
    assert "double-space" in checked(desk, "-j", "1")[1]


def test_mending_is_shown_first(desk: Path) -> None:
    """`--fix` shows a diff, and changes nothing where nobody agrees; `--yes` agrees."""
    path = desk / "content" / "briefings" / "a.yaml"
    path.write_text(BRIEFING.format(text="Not  fine.") + "# not  yet\n")
    status, said = checked(desk, "--fix")
    assert "-  - prose: Not  fine.\n+  - prose: Not fine.\n # not  yet\n" in said
    assert "Nothing was mended of 1 finding in 1 file; with --yes it is." in said
    assert (status, "Not  fine" in path.read_text()) == (0, True)
    _, said = checked(desk, "--fix", "--yes")
    assert ("Mended 1 finding in 1 file." in said, "double-space" in said) == (True, False)
    assert path.read_text() == BRIEFING.format(text="Not fine.") + "# not  yet\n"
    assert "There is nothing that can be mended" in checked(desk, "--fix")[1]


def test_mending_keeps_json_whole(desk: Path) -> None:
    """With `--fix --yes --format json`, standard output is one document."""
    (desk / "content" / "briefings" / "a.yaml").write_text(BRIEFING.format(text="Not  fine."))
    said = CliRunner().invoke(main, ["check", "-f", str(desk), "--fix", "--yes", "--format", "json"])
    assert [item["rule"] for item in json.loads(said.stdout)] == ["claim-without-source"]
    assert "+  - prose: Not fine." in said.stderr
