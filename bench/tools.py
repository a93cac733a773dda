"""Where peers are installed, how, and what they are run with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["ROOT", "Command", "ToolMissing", "npm_packages", "program", "python_packages", "run", "version_of"]

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / ".tools/bench"
PINS = ROOT / "bench/requirements.txt"
NPM_PINS = ROOT / "bench/package.json"


class ToolMissing(Exception):
    """A peer cannot be installed or run; the message says why."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, where, and with which variables on top of the process's own."""

    arguments: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)


def run(command: Command) -> str:
    """Run a command to its end and return what it printed.

    Raises:
        ToolMissing: where it cannot be run or fails, with the end of what it said.
    """
    environment = {**os.environ, **command.variables}
    try:
        done = subprocess.run(
            command.arguments, cwd=command.folder, env=environment, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise ToolMissing(f"{command.arguments[0]} cannot be run: {error.strerror}") from error
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise ToolMissing(f"{' '.join(command.arguments)} failed:\n{said}")
    return done.stdout


def python_packages(name: str, packages: Sequence[str]) -> Path:
    """Install packages in an environment of their own, in the versions of requirements.txt; once.

    Returns:
        The folder of the environment's programs.

    Raises:
        ToolMissing: where they cannot be had.
    """
    home = TOOLS / name
    if _is_wanted(home, PINS.read_text(encoding="utf-8") + " ".join(packages)):
        return home / "bin"
    shutil.rmtree(home, ignore_errors=True)
    TOOLS.mkdir(parents=True, exist_ok=True)
    run(Command((sys.executable, "-m", "venv", str(home)), TOOLS))
    pip = (str(home / "bin/python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check")
    run(Command((*pip, "--constraint", str(PINS), *packages), TOOLS))
    _remember(home, PINS.read_text(encoding="utf-8") + " ".join(packages))
    return home / "bin"


def npm_packages(name: str) -> Path:
    """Install what package.json names, in a folder of its own, once; return the folder.

    Raises:
        ToolMissing: where they cannot be had.
    """
    home, wanted = TOOLS / name, NPM_PINS.read_text(encoding="utf-8")
    if not _is_wanted(home, wanted):
        home.mkdir(parents=True, exist_ok=True)
        shutil.copy(NPM_PINS, home)
        quiet = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error")
        run(Command((program("npm"), "install", *quiet), home))
        _remember(home, wanted)
    return home


def program(name: str) -> str:
    """Return the path of a program of this environment or of the system.

    Raises:
        ToolMissing: where there is none.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    if found := shutil.which(name, path=path):
        return found
    raise ToolMissing(f"there is no {name} here")


def version_of(programs: Path, package: str) -> str:
    """Return the version of a package that is installed in an environment."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return run(Command((str(programs / "python"), "-c", code), ROOT)).strip()


def _is_wanted(home: Path, wanted: str) -> bool:
    """Tell whether what is installed is what is wanted."""
    note = home / ".installed"
    return note.exists() and note.read_text(encoding="utf-8") == wanted


def _remember(home: Path, wanted: str) -> None:
    """Note what was installed, once all of it is."""
    (home / ".installed").write_text(wanted, encoding="utf-8")
