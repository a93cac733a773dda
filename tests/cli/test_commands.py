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
