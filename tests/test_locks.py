"""One command at a time in a site's folder."""

from __future__ import annotations

import errno
import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.locks import locked

HOLD = """
import sys; from pathlib import Path; from briefings.locks import locked
with locked(Path(sys.argv[1]), lambda said: print(said, flush=True)):
    print("held", flush=True); sys.stdin.readline()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Start a process that holds a folder until it is told to go on."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line(process: subprocess.Popen[str]) -> str:
    """Return the next line that a process says."""
    assert process.stdout
    return process.stdout.readline().strip()


def test_the_second_waits_and_says_so(tmp_path: Path) -> None:
    """Who comes second says for what it waits, and holds the folder once the first has gone."""
    with holder(tmp_path) as first:
        assert line(first) == "held"
        with holder(tmp_path / ".." / tmp_path.name) as second:
            assert line(second).endswith("is running; waiting for it.")
            first.communicate("\n")
            assert line(second) == "held"
            second.communicate("\n")


def test_a_lock_goes_with_its_process(tmp_path: Path) -> None:
    """Where the first is killed, the next waits for nobody."""
    with holder(tmp_path) as first:
        assert line(first) == "held"
        first.kill()
    said: list[str] = []
    with locked(tmp_path, said.append):
        assert said == []


def test_other_folders_are_free(tmp_path: Path) -> None:
    """Two sites are built at once."""
    said: list[str] = []
    with holder(tmp_path / "one") as first:
        assert line(first) == "held"
        with locked(tmp_path / "two", said.append):
            first.communicate("\n")
    assert said == []


def test_a_folder_that_was_made_for_nothing_goes(tmp_path: Path) -> None:
    """A folder that was missing and stays empty is removed; one that was there before is not."""
    (tmp_path / "there").mkdir()
    for name in ("new", "there"):
        with locked(tmp_path / name, lambda _said: None):
            assert (tmp_path / name).is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_who_waited_for_a_folder_that_was_removed_makes_it_again(tmp_path: Path) -> None:
    """The lock is on the folder that stands there, not on one that is gone."""
    site = tmp_path / "site"
    with holder(site) as first:
        assert line(first) == "held"
        with holder(site) as second:
            assert line(second).endswith("waiting for it.")
            first.communicate("\n")
            assert line(second) == "held"
            assert site.is_dir()
            second.communicate("\n")


def test_a_file_system_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot be locked, the build goes on and says what nobody looks after then."""

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EBADF, "Bad file descriptor")

    monkeypatch.setattr(fcntl, "flock", refuse)
    said: list[str] = []
    with locked(tmp_path, said.append):
        pass
    assert said == [
        f"{tmp_path}/ cannot be locked (Bad file descriptor): let no other build write it at the same time."
    ]
