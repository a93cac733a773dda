"""The installed wheel: a desk is started, built and looked at outside the clone, with the theme from the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*command, str(folder), str(ROOT)], check=True)
    return next(folder.glob("briefings-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*command, str(folder), str(wheel)], check=True)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command line in a folder; return what it says."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "briefings", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout


def test_the_wheel_holds_the_theme_and_the_starter(wheel: Path) -> None:
    """Templates, styles and the files of a new desk are inside the wheel; tests and content are not."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "briefings/theme/base.html.j2" in names
    assert "briefings/theme/blocks/prose.html.j2" in names
    assert "briefings/starter/briefings.yaml" in names
    assert not [name for name in names if name.startswith(("tests/", "content/", "site/"))]


def test_a_new_desk_builds_outside_the_clone(installed: Path, tmp_path: Path) -> None:
    """`briefings init mydesk && cd mydesk && briefings build` makes pages and a PDF, and warns of nothing."""
    run(installed, tmp_path, "init", "mydesk")
    desk = tmp_path / "mydesk"
    said = run(installed, desk, "build", "--strict")
    assert "2 PDFs" in said
    assert (desk / "site" / "index.html").is_file()
    assert (desk / "site" / "briefings" / "how-this-desk-works" / "how-this-desk-works.pdf").is_file()
    ignored = (desk / ".gitignore").read_text().split()
    assert {"/site/", "/.briefings/", "/outbox/", "/subscribers*"} <= set(ignored)


def test_the_installed_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    """What runs is the installed package, not the clone."""
    code = "import briefings, briefings.theme; print(briefings.__file__, briefings.theme.packaged())"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout
    assert all(place.startswith(str(installed)) for place in said.split())
