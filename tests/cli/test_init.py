"""`briefings init`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from briefings.cli import main


def test_a_new_desk_passes_the_strictest_check(tmp_path: Path) -> None:
    """What `init` writes has no mistake and no warning."""
    assert CliRunner().invoke(main, ["init", str(tmp_path / "desk")]).exit_code == 0
    said = CliRunner().invoke(main, ["check", "--strict", "-f", str(tmp_path / "desk" / "briefings.yaml")])
    assert (said.exit_code, said.output) == (0, "3 content files: no mistakes.\n") or said.output


def test_a_name_with_signs_is_kept(tmp_path: Path) -> None:
    """A desk may be called anything."""
    CliRunner().invoke(main, ["init", str(tmp_path / "desk"), "--name", "The 'best': desk # 1"])
    said = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "desk" / "briefings.yaml")])
    assert said.exit_code == 0


def test_an_editor_finds_the_schemas(tmp_path: Path) -> None:
    """The schema that each file names in its first line is there."""
    CliRunner().invoke(main, ["init", str(tmp_path), "--name", "UPDATE Desk"])
    for path in tmp_path.rglob("*.yaml"):
        name = path.read_text().partition("\n")[0].partition("$schema=")[2]
        assert (path.parent / name).is_file(), path
    assert "name: 'UPDATE Desk'" in (tmp_path / "briefings.yaml").read_text()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """Where a desk stands already, `init` refuses, and changes nothing."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    (tmp_path / "briefings.yaml").write_text("name: Mine\n")
    said = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert said.exit_code == 2
    assert (tmp_path / "briefings.yaml").read_text() == "name: Mine\n"
