"""`briefings export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main
from briefings.exports import TABLES
from tests.desks import briefing, desk

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("suffix", ["csv", "json"])
@pytest.mark.parametrize("name", TABLES)
def test_the_bytes_of_the_site(demonstration: Path, name: str, suffix: str) -> None:
    """Standard output gets what the site has."""
    config = str(ROOT / "briefings.yaml")
    said = CliRunner().invoke(main, ["export", name, "-f", config, "--clock", "2026-03-01", "--format", suffix])
    assert said.exit_code == 0
    assert said.stdout_bytes == (demonstration / "data" / f"{name}.{suffix}").read_bytes()


def test_into_a_file(tmp_path: Path) -> None:
    """`-o` names a file; what readers may not see is not in it unless it is asked for."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("draft: true")})
    target = tmp_path / "out.json"
    arguments = ["export", "briefings", "-f", str(root), "--format", "json", "-o", str(target), "--clock", "2025-02-01"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert json.loads(target.read_bytes())["briefings"] == []
    assert CliRunner().invoke(main, [*arguments, "--drafts"]).exit_code == 0
    assert [row["slug"] for row in json.loads(target.read_bytes())["briefings"]] == ["steel"]


def test_content_with_errors(tmp_path: Path) -> None:
    """Where the content has errors they are said, and nothing is written."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": "title: T\n"})
    said = CliRunner().invoke(main, ["export", "-f", str(root), "-o", str(tmp_path / "out.csv")])
    assert said.exit_code == 1
    assert not (tmp_path / "out.csv").exists()
