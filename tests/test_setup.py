"""The way from a fresh clone to a built site: pins, system packages, environment, continuous integration."""

import json
import os
import re
import shutil
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"(?P<name>[a-z0-9]+(-[a-z0-9]+)*)==(?P<version>[a-z0-9.]+)")


def lines() -> list[str]:
    """Give the lines of the constraints that are not comments."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def pins() -> dict[str, str]:
    """Give the pinned version of each package."""
    return dict(line.split("==") for line in lines())


def declared() -> list[Requirement]:
    """Give all that pyproject.toml asks for: to run, to test, to build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        Requirement(text)
        for text in (
            *project["project"]["dependencies"],
            *(text for group in project["dependency-groups"].values() for text in group),
            *project["build-system"]["requires"],
        )
    ]


def needed(requirements: list[Requirement]) -> set[str]:
    """Give the names of all installed packages that the requirements lead to."""
    names: set[str] = set()
    waiting = [(requirement.name, requirement.extras) for requirement in requirements]
    while waiting:
        name, extras = waiting.pop()
        if canonicalize_name(name) in names:
            continue
        try:
            texts = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # needed to build only, or on another system
            continue
        names.add(canonicalize_name(name))
        waiting += [
            (found.name, found.extras)
            for found in map(Requirement, texts)
            if not found.marker or any(found.marker.evaluate({"extra": extra}) for extra in ("", *extras))
        ]
    return names


class TestPins:
    """The file of constraints."""

    def test_exact(self) -> None:
        """Every line is a name and one exact version: no host, no option, no hash, no range."""
        assert [line for line in lines() if not PIN.fullmatch(line)] == []

    def test_sorted(self) -> None:
        """The names stand in order, each once."""
        names = [line.split("==")[0] for line in lines()]
        assert names == sorted(set(names))

    @pytest.mark.parametrize("requirement", declared(), ids=lambda requirement: requirement.name)
    def test_declared(self, requirement: Requirement) -> None:
        """What pyproject.toml asks for has a pin that serves it."""
        assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])

    def test_transitive(self) -> None:
        """What these need in turn is pinned too, and what is installed is what is pinned."""
        found = {name: metadata.version(name) for name in needed(declared())}
        assert {name: pins().get(name) for name in found} == found

    def test_npm(self) -> None:
        """The npm packages have exact versions as well."""
        package = json.loads((ROOT / "tests/browser/package.json").read_text(encoding="utf-8"))
        assert [v for v in package["dependencies"].values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []


class Clone:
    """A clone with its set-up scripts and stand-ins for all that they call."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.calls = root / "calls"
        self.missing = root / "missing"
        self.missing.touch()
        shutil.copytree(ROOT / ".ci", root / ".ci")
        shutil.copy(ROOT / "constraints.txt", root)
        shutil.copy(ROOT / "pyproject.toml", root)
        self.program(".venv/bin/python", 'if [ "$1" = - ]; then cat missing; else echo "$*" >>calls; fi')
        self.program("bin/sudo", "exit 1")
        self.program("bin/id", "echo 1000")
        self.program("bin/apt-get", 'echo "$*" >>calls; if [ "$1" = install ]; then : >missing; fi')

    def program(self, name: str, script: str) -> None:
        """Put a stand-in there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a set-up script with nobody at the terminal."""
        path = f"{self.root / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            command,
            cwd=self.root,
            env={"PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def installs(self) -> list[str]:
        """Give the calls so far that installed something, and forget them."""
        calls = self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return [call for call in calls if " install " in f" {call} "]


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Make a clone."""
    return Clone(tmp_path)


class TestEnvironment:
    """The script that fills .venv."""

    def test_once(self, clone: Clone) -> None:
        """The first call installs the project with its packages, the second nothing, in silence."""
        first = clone.run(".ci/environment", "site")
        assert first.stdout == "installing Python packages for the program\n"
        assert clone.installs()[-1] == "-m pip install -qq --editable .[fonts]"
        second = clone.run(".ci/environment", "site")
        assert (second.returncode, second.stdout, second.stderr, clone.installs()) == (0, "", "", [])

    def test_more(self, clone: Clone) -> None:
        """The tests' packages come on top of the program's, and bring those with them."""
        clone.run(".ci/environment", "test")
        assert clone.installs()[-1] == "-m pip install -qq --editable .[fonts] --group test"
        clone.run(".ci/environment", "site")
        assert clone.installs() == []

    @pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml"])
    def test_again(self, clone: Clone, name: str) -> None:
        """A change of what is pinned or asked for installs again."""
        clone.run(".ci/environment", "site")
        clone.installs()
        (clone.root / name).write_text("# changed\n", encoding="utf-8")
        clone.run(".ci/environment", "site")
        assert len(clone.installs()) == 2

    def test_failed(self, clone: Clone) -> None:
        """An installation that failed is not taken for done."""
        clone.program(".venv/bin/python", 'case "$*" in *editable*) exit 1 ;; esac')
        assert clone.run(".ci/environment", "site").returncode == 1
        clone.program(".venv/bin/python", 'echo "$*" >>calls')
        assert clone.run(".ci/environment", "site").returncode == 0
        assert clone.installs() != []


class TestPackages:
    """The script that sees to the system packages."""

    def test_present(self, clone: Clone) -> None:
        """Where nothing is missing, nothing is said or done, and no rights are needed."""
        done = clone.run(".ci/packages", "site")
        assert (done.returncode, done.stdout, done.stderr, clone.installs()) == (0, "", "", [])

    def test_no_rights(self, clone: Clone) -> None:
        """Without root and sudo, one line says what to install, and the status is that of the environment."""
        clone.missing.write_text("libpango-1.0-0\nlibfontconfig1\n", encoding="utf-8")
        done = clone.run(".ci/packages", "site")
        assert (done.returncode, done.stdout, clone.installs()) == (3, "", [])
        assert done.stderr.count("\n") == 1
        assert done.stderr.endswith("apt-get install --no-install-recommends libpango-1.0-0 libfontconfig1\n")

    @pytest.mark.parametrize(
        ("name", "script"),
        [("bin/id", "echo 0"), ("bin/sudo", 'if [ "$1" = -n ]; then exit 0; else exec "$@"; fi')],
        ids=["root", "sudo"],
    )
    def test_rights(self, clone: Clone, name: str, script: str) -> None:
        """As root or with sudo, what is missing is installed, and that is said in one line."""
        clone.program(name, script)
        clone.missing.write_text("libpango-1.0-0\n", encoding="utf-8")
        done = clone.run(".ci/packages", "site")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "installing system packages: libpango-1.0-0\n"
        assert [call.split()[-1] for call in clone.installs()] == ["libpango-1.0-0"]

    def test_refused(self, clone: Clone) -> None:
        """What apt-get could not bring is named."""
        clone.program("bin/id", "echo 0")
        clone.program("bin/apt-get", "echo no such package; exit 100")
        clone.missing.write_text("libpango-1.0-0\n", encoding="utf-8")
        done = clone.run(".ci/packages", "site")
        assert done.returncode == 3
        assert "no such package" in done.stderr
        assert done.stderr.endswith("apt-get did not bring: libpango-1.0-0\n")


class TestFiles:
    """The files that continuous integration starts from."""

    def test_run(self) -> None:
        """Continuous integration runs `make test` and compares the ratios, and the workflow runs no more than that."""
        assert (ROOT / ".ci/run").read_text(encoding="utf-8").endswith("\nmake test\nmake bench-quick\n")
        workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
        assert re.findall(r"run: (.*)", workflow) == [".ci/run"]

    @pytest.mark.parametrize("path", sorted((ROOT / ".ci").iterdir()), ids=lambda path: path.name)
    def test_executable(self, path: Path) -> None:
        """Each script can be run, and stops at its first failing command."""
        assert os.access(path, os.X_OK)
        assert "\nset -eu\n" in path.read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", ["constraints.txt", "Makefile", "tests/browser/package.json"])
    def test_no_host(self, name: str) -> None:
        """No package registry is named: each machine's own settings say where packages come from."""
        text = (ROOT / name).read_text(encoding="utf-8")
        assert re.findall(r"://(?!127\.0\.0\.1)\S*", text) == []

    def test_help(self) -> None:
        """`make help` has a line for each target that a person may call."""
        text = (ROOT / "Makefile").read_text(encoding="utf-8")
        shown = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        targets = re.findall(r"^([a-z-]+):.*##", text, re.MULTILINE)
        assert [line.split()[1] for line in shown.splitlines()] == targets
        assert {"site", "test", "lint", "types", "unit", "browser", "format", "clean", "wheel"} < set(targets)


def test_the_workflow_of_the_how_to_may_do_little_and_keeps_time() -> None:
    """What is shown for GitHub Actions is YAML; it may read alone, has a schedule, and bounds what it keeps."""
    text = (ROOT / "docs/how-to/continuous-integration.md").read_text(encoding="utf-8")
    (shown,) = (block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "runs-on" in block)
    workflow = yaml.safe_load(shown)
    steps = workflow["jobs"]["build"]["steps"]
    assert workflow["permissions"] == {"contents": "read"}
    assert "schedule" in workflow[True]  # `on`, which YAML 1.1 takes for a yes
    assert any("--cache-size" in step.get("run", "") for step in steps)
    assert any(step.get("with", {}).get("path") == ".briefings/cache" for step in steps)
