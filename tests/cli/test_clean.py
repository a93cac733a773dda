"""`briefings clean`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main
from briefings.disk import Disk
from tests.cutting import tree


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a desk, build it, and put a file of one's own into the site."""
    (tmp_path / "briefings.yaml").write_text("name: A desk\n")
    settings = str(tmp_path / "briefings.yaml")
    assert CliRunner().invoke(main, ["build", "--formats", "html", "-f", settings]).exit_code == 0
    (tmp_path / "site" / "mine.txt").write_text("mine")
    return tmp_path


def test_what_builds_wrote_goes_and_the_rest_stays(desk: Path) -> None:
    """The site's files and the cache are gone, a file of one's own is not."""
    assert CliRunner().invoke(main, ["clean", "-f", str(desk / "briefings.yaml")]).exit_code == 0
    assert [path.name for path in (desk / "site").iterdir()] == ["mine.txt"]
    assert not (desk / ".briefings" / "cache").exists()


def test_the_cache_alone(desk: Path) -> None:
    """`--cache` leaves the site, and says how much it removed."""
    kept = [path.stat().st_size for path in (desk / ".briefings" / "cache").rglob("*") if path.is_file()]
    said = CliRunner().invoke(main, ["clean", "--cache", "-f", str(desk / "briefings.yaml")]).output
    assert said == f"Removed the cache of {len(kept)} files and {sum(kept) / 1e6:,.1f} MB.\n"
    assert (desk / "site" / "index.html").is_file()
    assert not (desk / ".briefings" / "cache").exists()


def cleaned(desk: Path, *options: str) -> tuple[int, str]:
    """Clean a desk; return the status and what is said."""
    said = CliRunner().invoke(main, ["clean", *options, "-f", str(desk / "briefings.yaml")])
    return said.exit_code, said.output


def test_no_cache_is_said(desk: Path) -> None:
    """Where there is none, nobody is told that it was removed."""
    cleaned(desk)
    assert cleaned(desk, "--cache") == (0, "Removed no cache, as there is none.\n")


@pytest.mark.parametrize("link", [True, False])
def test_what_stands_in_the_place_of_the_cache_goes(desk: Path, tmp_path: Path, *, link: bool) -> None:
    """A file goes; a link goes too, and what it leads to stays."""
    shutil.rmtree(desk / ".briefings" / "cache")
    other = tmp_path / "elsewhere" / "file"
    other.parent.mkdir()
    other.write_text("mine")
    if link:
        (desk / ".briefings" / "cache").symlink_to(other.parent)
    else:
        (desk / ".briefings" / "cache").write_text("a file")
    status, said = cleaned(desk, "--cache")
    assert (status, ("what it leads to stays" if link else "a file in its place") in said) == (0, True)
    assert not os.path.lexists(desk / ".briefings" / "cache")
    assert other.read_text() == "mine"


def test_what_cannot_be_removed_is_named(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All else goes, what stays is named, and the status is 3."""

    def refuse(_disk: Disk, path: Path) -> None:
        if path.name == "404.html":
            raise PermissionError(13, "Permission denied", str(path))
        path.unlink()

    monkeypatch.setattr(Disk, "remove", refuse)
    status, said = cleaned(desk)
    assert (status, said.splitlines()[-1]) == (3, f"briefings: could not be removed: {desk / 'site' / '404.html'}")
    assert not (desk / "site" / "index.html").exists()
    assert not (desk / ".briefings" / "cache").exists()


def test_the_desks_own_folders_are_not_cleaned(desk: Path) -> None:
    """`-d .` is wrong use, and nothing goes."""
    before = tree(desk)
    assert cleaned(desk, "-d", str(desk))[0] == 2
    assert tree(desk) == before
