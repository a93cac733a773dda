"""The hook of pre-commit: a desk's repository takes no commit with a mistake in it.

Nothing is fetched: the hook's environment gets this project alone, as a clone brings it, and finds the libraries where
the tests have theirs. That those can be had is what every installation shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desks import BRIEFING, desk

pytestmark = pytest.mark.xdist_group("pre-commit")
PUBLISHED = ("briefings", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
STEEL = "content/briefings/steel.yaml"
CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: v1
    hooks:
      - id: briefings-check
"""


class Repository:
    """A folder under git."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.git("init", "--quiet")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder."""
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def git(self, *arguments: str) -> None:
        """Run git, which has to do what it is asked."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr

    def commit(self, path: str, text: str) -> subprocess.CompletedProcess[str]:
        """Change a file, and try to commit it."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")
        self.git("add", path)
        return self.run("git", "commit", "--quiet", "-m", f"Change {path}")

    def commits(self) -> int:
        """Return how many commits there are."""
        return len(self.run("git", "log", "--oneline").stdout.splitlines())


def environment(home: Path) -> dict[str, str]:
    """Return variables with which nothing of this machine is used, and nothing of any other."""
    person = {"NAME": "Desk", "EMAIL": "desk@example.org"}
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip's way of saying yes to an option that starts with no
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
        "PYTHONPATH": sysconfig.get_path("purelib"),
        **{f"GIT_{of}_{name}": value for of in ("AUTHOR", "COMMITTER") for name, value in person.items()},
    }


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Give a desk's repository that takes the hook from a clone of this project, and has its first commit."""
    base = tmp_path_factory.mktemp("pre-commit")
    means = environment(base)
    published = base / "published"
    published.mkdir()
    for name in PUBLISHED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, published / name)
    clone = Repository(published, means)
    clone.git("add", ".")
    clone.git("commit", "--quiet", "-m", "Publish")
    clone.git("tag", "v1")
    settings = CONFIGURATION.format(repository=published)
    own = Repository(desk(base / "desk", {STEEL: BRIEFING, ".pre-commit-config.yaml": settings}), means)
    own.git("add", ".")
    done = own.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert done.returncode == 0, done.stdout + done.stderr
    own.git("commit", "--quiet", "-m", "Start")
    return own


def test_a_commit_without_mistakes_is_made(repository: Repository) -> None:
    """What `check` finds nothing wrong with is committed."""
    before = repository.commits()
    done = repository.commit(STEEL, BRIEFING.replace("doubled", "trebled"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "briefings check" in done.stderr
    assert repository.commits() == before + 1


def test_a_commit_with_a_mistake_is_refused(repository: Repository) -> None:
    """A mistake is said at its line, and nothing is committed."""
    before = repository.commits()
    done = repository.commit(STEEL, BRIEFING.replace("2025-01-20", "2025-02-30"))
    assert done.returncode == 1
    assert f"{STEEL}:2:7: error[impossible-date]: the calendar has no 2025-02-30" in done.stderr
    assert repository.commits() == before
    repository.git("checkout", "--quiet", "HEAD", "--", STEEL)


def test_a_commit_of_other_files_is_not_looked_at(repository: Repository) -> None:
    """A change of no content file costs nothing, whatever the content is like."""
    done = repository.commit("notes/meeting.txt", "Tuesday\n")
    assert done.returncode == 0
    assert "(no files to check)Skipped" in done.stderr


def test_the_hook_runs_the_clone(repository: Repository) -> None:
    """The hook's own environment holds the command, installed from the clone."""
    (command,) = Path(repository.environment["PRE_COMMIT_HOME"]).glob("repo*/py_env-*/bin/briefings")
    assert repository.run(str(command), "--version").stdout.startswith("briefings, version ")
