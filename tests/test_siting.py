"""Where a site may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.errors import EnvironmentFault, UsageError
from briefings.settling import STAGE
from briefings.siting import at_fault, refuse_site
from tests.cutting import tree
from tests.desks import briefing, desk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a desk with content, templates and a cache, and a link to it."""
    root = desk(tmp_path / "desk", {"content/briefings/a.yaml": briefing(), "templates/own.css": "", ".git/HEAD": ""})
    (root / ".briefings" / "cache").mkdir(parents=True)
    (tmp_path / "link").symlink_to(root / "content")
    return root


def refuse(root: Path, site: Path) -> None:
    """Look at where a site is to stand."""
    refuse_site(site, root, "briefings.yaml", root / ".briefings" / "cache")


@pytest.mark.parametrize(
    "place",
    [
        *(".", "..", "/", "content", "content/site", "templates", "templates/x/y", ".briefings", ".briefings/cache"),
        *(".briefings/cache/ab", ".git", "briefings.yaml", "site/..", "../link", "../link/site", "../desk"),
    ],
)
def test_the_desks_own_folders_are_refused(root: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is, holds, or lies in what the desk is made of is wrong use, by any name, and is not touched."""
    monkeypatch.chdir(root)
    before = tree(root)
    for named in (Path(place), root / place):
        with pytest.raises(UsageError, match="cannot hold the site, as the desk's own files are there"):
            refuse(root, named)
    assert tree(root) == before


@pytest.mark.parametrize("place", ["site", "site-preview", "../elsewhere", "out/site", "contents", "content/../site"])
def test_a_folder_of_its_own_is_taken(root: Path, place: str) -> None:
    """Whether it is there or not, below the desk or elsewhere; and none is made."""
    refuse(root, root / place)
    assert not (root / place).exists()


def test_a_link_to_the_cache_is_followed(root: Path, tmp_path: Path) -> None:
    """Where the cache is a link, the site cannot stand in what it leads to."""
    (root / ".briefings" / "cache").rmdir()
    (root / ".briefings" / "cache").symlink_to(tmp_path / "shared")
    with pytest.raises(UsageError, match="shared"):
        refuse(root, tmp_path / "shared" / "site")


def test_a_file_in_its_place_is_said(root: Path) -> None:
    """Where a file stands, the message says that a folder is needed, and the way out."""
    (root / "site").write_text("a file")
    with pytest.raises(EnvironmentFault, match=r"site is no folder.*--site-dir"):
        refuse(root, root / "site")


def test_the_path_at_fault_is_one_that_a_person_knows() -> None:
    """Of a move it is the target, of the stage the site's folder, and of an error without a path that folder too."""
    site = Path("site")
    staged, target = str(site / STAGE / "3.new"), "site/a/index.html"
    assert at_fault(PermissionError(13, "Permission denied", staged, None, target), site) == Path(target)
    assert at_fault(PermissionError(13, "Permission denied", staged), site) == site
    assert at_fault(OSError(28, "No space left on device"), site) == site
