"""What all commands share: help with an example, exit status, no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings import discovery
from briefings.cli import main

ROOT = Path(__file__).parents[2]
COMMANDS = discovery.names("briefings.cli")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_commands_help_has_an_example(name: str) -> None:
    """`--help` shows how the command is called."""
    said = CliRunner().invoke(main, [name, "--help"])
    assert said.exit_code == 0
    assert f"Example: briefings {name}" in said.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_test(name: str) -> None:
    """A command has a test file of its name."""
    assert (Path(__file__).parent / f"test_{name}.py").is_file()


def test_a_wrong_name_gets_the_nearest_right_one() -> None:
    """`briefings biuld` asks whether build is meant, and is wrong use."""
    said = CliRunner().invoke(main, ["biuld"])
    assert (said.exit_code, "Did you mean build?" in said.output) == (2, True)


def test_without_a_desk_the_way_out_is_said(tmp_path: Path) -> None:
    """Where there is no briefings.yaml, the message names `init`, and there is no traceback."""
    said = subprocess.run(
        [sys.executable, "-m", "briefings", "build"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "briefings init" in said.stderr
    assert "Traceback" not in said.stderr


def test_build_py_is_the_same_command_line() -> None:
    """`python build.py --version` says what `briefings --version` says."""
    said = subprocess.run(
        [sys.executable, "build.py", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout == CliRunner().invoke(main, ["--version"]).output


def test_a_folder_stands_for_the_settings_in_it(tmp_path: Path) -> None:
    """`-f FOLDER` takes the settings of the desk in that folder."""
    (tmp_path / "briefings.yaml").write_text("name: A desk\n")
    assert CliRunner().invoke(main, ["check", "-f", str(tmp_path)]).exit_code == 0


def test_a_file_in_the_way_is_said_without_a_traceback(tmp_path: Path) -> None:
    """Where a folder cannot be made, the message names the file that is in the way, with status 3."""
    (tmp_path / "afile").write_text("mine")
    said = CliRunner().invoke(main, ["init", str(tmp_path / "afile" / "desk")])
    assert (said.exit_code, "afile" in said.output) == (3, True)


def test_a_fault_of_the_program_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is said in a line, with status 3; a variable shows where it happened."""

    def fails() -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr("briefings.doctor.examine", fails)
    said = CliRunner().invoke(main, ["doctor"])
    assert said.exit_code == 3
    assert said.output.startswith("briefings: a fault of the program (ZeroDivisionError: unforeseen)")
    monkeypatch.setenv("BRIEFINGS_TRACEBACK", "1")
    assert isinstance(CliRunner().invoke(main, ["doctor"]).exception, ZeroDivisionError)


def test_ctrl_c_is_no_mistake_of_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is stopped ends with status 130."""

    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefings.doctor.examine", stopped)
    assert CliRunner().invoke(main, ["doctor"]).exit_code == 130
