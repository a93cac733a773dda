"""The site's folder: all changes or none, and never a file that a build did not write."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from briefings.disk import Disk
from briefings.errors import ContentError
from briefings.output import MANIFEST, Cleared, Readers, clear, commit, read_manifest, written_files
from tests.cutting import CutDisk, grow, tree

READERS = Readers("CLEAR", "")
PAGES = {"index.html": b"home", "briefings/a/index.html": b"a", "briefings/a/a.pdf": b"pdf"}


def test_a_commit_writes_all_files_and_a_manifest(tmp_path: Path) -> None:
    """The folder holds the files, and a manifest that names each."""
    change = commit(tmp_path / "site", PAGES, READERS)
    assert change.written == tuple(sorted(PAGES))
    assert set(tree(tmp_path / "site")) == {*PAGES, MANIFEST}
    assert set(written_files(tmp_path / "site")) == set(PAGES)


def test_a_second_commit_writes_only_what_differs(tmp_path: Path) -> None:
    """A file that is as it should be is left alone."""
    commit(tmp_path, PAGES, READERS)
    before = (tmp_path / "index.html").stat().st_mtime_ns
    change = commit(tmp_path, {**PAGES, "briefings/a/index.html": b"new"}, READERS)
    assert change.written == ("briefings/a/index.html",)
    assert (tmp_path / "index.html").stat().st_mtime_ns == before


def test_what_the_new_site_lacks_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    """A file that only the last build had goes, and so does its folder."""
    commit(tmp_path, PAGES, READERS)
    change = commit(tmp_path, {"index.html": b"home"}, READERS)
    assert change.removed == ("briefings/a/a.pdf", "briefings/a/index.html")
    assert not (tmp_path / "briefings").exists()


def test_a_foreign_file_is_never_deleted(tmp_path: Path) -> None:
    """A file that no build wrote stays, whatever the manifest."""
    commit(tmp_path, PAGES, READERS)
    (tmp_path / "briefings" / "a" / "mine.txt").write_bytes(b"mine")
    commit(tmp_path, {}, READERS)
    assert tree(tmp_path).keys() == {"briefings/a/mine.txt", MANIFEST}


def test_a_foreign_file_in_the_way_is_an_error_and_nothing_changes(tmp_path: Path) -> None:
    """Where a file that no build wrote has a page's name, the site stays as it was."""
    (tmp_path / "index.html").write_bytes(b"mine")
    with pytest.raises(ContentError, match="foreign-file"):
        commit(tmp_path, PAGES, READERS)
    assert tree(tmp_path) == {"index.html": b"mine"}


def test_a_foreign_file_with_the_same_bytes_is_taken_over(tmp_path: Path) -> None:
    """Where the manifest was lost, files that are as they should be are no obstacle."""
    commit(tmp_path, PAGES, READERS)
    (tmp_path / MANIFEST).unlink()
    assert commit(tmp_path, PAGES, READERS).written == ()
    assert set(written_files(tmp_path)) == set(PAGES)


def test_a_changed_file_is_written_anew(tmp_path: Path) -> None:
    """What somebody changed by hand in a built file does not stay."""
    commit(tmp_path, PAGES, READERS)
    (tmp_path / "index.html").write_bytes(b"changed")
    assert commit(tmp_path, PAGES, READERS).written == ("index.html",)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1, "files": []}', '{"version": 99, "files": {"a": "b"}}'])
def test_a_damaged_manifest_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    """A manifest that cannot be read names no file."""
    (tmp_path / MANIFEST).write_text(text)
    assert written_files(tmp_path) == {}


def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A path that leaves the folder is not removed."""
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    site = tmp_path / "site"
    site.mkdir()
    files = {"../outside.txt": "0", str(outside): "0"}
    (site / MANIFEST).write_text(json.dumps({"version": 1, "files": files}))
    commit(site, {}, READERS)
    clear(site)
    assert outside.read_bytes() == b"mine"


def test_a_commit_that_fails_half_way_leaves_no_stage(tmp_path: Path) -> None:
    """Where a page cannot be put in its place, the error is told and nothing is left beside the site."""
    commit(tmp_path, PAGES, READERS)
    (tmp_path / "index.html").unlink()
    (tmp_path / "index.html").mkdir()
    with pytest.raises(ContentError, match=r"index\.html"):
        commit(tmp_path, PAGES, READERS)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".briefings-stage")] == []


def test_clear_removes_what_builds_wrote_and_nothing_else(tmp_path: Path) -> None:
    """After clear only foreign files are left."""
    commit(tmp_path, PAGES, READERS)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    assert clear(tmp_path) == Cleared(tuple(sorted(PAGES)), ())
    assert tree(tmp_path) == {"mine.txt": b"mine"}


def test_a_foreign_file_where_a_folder_has_to_be(tmp_path: Path) -> None:
    """It is found before anything is written, once."""
    (tmp_path / "briefings").write_bytes(b"mine")
    with pytest.raises(ContentError) as caught:
        commit(tmp_path, PAGES, READERS)
    assert [(item.mark.path, item.rule) for item in caught.value.diagnostics] == [
        (f"{tmp_path.name}/briefings", "foreign-file")
    ]
    assert tree(tmp_path) == {"briefings": b"mine"}


def test_the_manifest_says_for_whom_the_site_was_built(tmp_path: Path) -> None:
    """Clearance and preview are read back; where only they change, the manifest alone is written."""
    commit(tmp_path, PAGES, READERS)
    change = commit(tmp_path, PAGES, Readers("AMBER", "drafts"))
    manifest = read_manifest(tmp_path)
    assert change.written == ()
    assert manifest
    assert manifest.readers == Readers("AMBER", "drafts")


def test_equal_sites_have_equal_manifests(tmp_path: Path) -> None:
    """The manifest depends on the content and its readers alone, not on what was there before."""
    commit(tmp_path / "one", {"old": b"", **PAGES}, READERS)
    commit(tmp_path / "one", PAGES, READERS)
    commit(tmp_path / "two", dict(reversed(PAGES.items())), READERS)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_manifest_of_version_one_names_the_files_and_not_the_readers(tmp_path: Path) -> None:
    """What an earlier release wrote is known, and goes where the new site lacks it."""
    (tmp_path / "old.html").write_bytes(b"old")
    (tmp_path / MANIFEST).write_text('{"files": {"old.html": "0"}, "version": 1}')
    manifest = read_manifest(tmp_path)
    assert manifest
    assert manifest.readers == Readers()
    assert commit(tmp_path, PAGES, READERS).removed == ("old.html",)


def test_nothing_is_done_where_nothing_changes(tmp_path: Path) -> None:
    """A commit of what is there stages nothing and waits for no disk."""
    commit(tmp_path, PAGES, READERS)
    disk = CutDisk()
    commit(tmp_path, PAGES, READERS, disk)
    assert set(disk.done) <= {"make_folder", "discard"}


def test_files_have_the_permissions_that_the_process_gives(tmp_path: Path) -> None:
    """What was staged is as readable as any new file: a web server of another user has to read it."""
    before = os.umask(0o027)
    try:
        commit(tmp_path / "site", PAGES, READERS)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*.*")} == {0o640}
    assert (tmp_path / "site" / "briefings").stat().st_mode & 0o777 == 0o750


def test_a_folder_becomes_a_file_and_a_file_a_folder(tmp_path: Path) -> None:
    """Built files make way for each other."""
    commit(tmp_path, {"a": b"1", "b/c/d": b"2"}, READERS)
    commit(tmp_path, {"a/e": b"3", "b": b"4"}, READERS)
    assert {path: text for path, text in tree(tmp_path).items() if path != MANIFEST} == {"a/e": b"3", "b": b"4"}


def test_a_folder_with_a_file_of_ones_own_makes_no_way(tmp_path: Path) -> None:
    """Where a folder would have to become a file, what nobody built in it is an error, and nothing changes."""
    commit(tmp_path, {"b/c/d": b"2"}, READERS)
    grow(tmp_path, {"b/mine": b"mine"})
    before = tree(tmp_path)
    with pytest.raises(ContentError, match=r"b/mine:1:1: error\[foreign-file\]"):
        commit(tmp_path, {"b": b"4"}, READERS)
    assert tree(tmp_path) == before


def test_a_link_is_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    """A folder that is a link is in the way, and what is behind it is neither written, removed nor cleared."""
    outside, site = tmp_path / "outside", tmp_path / "site"
    grow(outside, {"a/index.html": b"mine", "a/a.pdf": b"pdf"})
    commit(site, PAGES, READERS)
    for path in ("briefings/a/index.html", "briefings/a/a.pdf"):
        (site / path).unlink()
    (site / "briefings" / "a").rmdir()
    (site / "briefings" / "a").symlink_to(outside / "a")
    with pytest.raises(ContentError, match="briefings/a:1:1"):
        commit(site, PAGES, READERS)
    commit(site, {}, READERS)
    clear(site)
    assert tree(outside) == {"a/index.html": b"mine", "a/a.pdf": b"pdf"}


def test_a_file_that_was_made_a_link_is_written_as_a_file(tmp_path: Path) -> None:
    """Where somebody put a link in the place of a built file, the link goes, and what it leads to stays."""
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    commit(tmp_path / "site", PAGES, READERS)
    (tmp_path / "site" / "index.html").unlink()
    (tmp_path / "site" / "index.html").symlink_to(outside)
    commit(tmp_path / "site", PAGES, READERS)
    assert not (tmp_path / "site" / "index.html").is_symlink()
    assert outside.read_bytes() == b"mine"


def test_a_file_that_is_known_to_stand_is_not_read(tmp_path: Path) -> None:
    """Neither the content of such a file is asked for, nor the file looked at; the manifest names it as before."""

    class Unread(dict[str, bytes]):
        def __getitem__(self, path: str) -> bytes:
            assert path != "index.html"
            return super().__getitem__(path)

    commit(tmp_path, PAGES, READERS)
    manifest = (tmp_path / MANIFEST).read_bytes()
    change = commit(tmp_path, Unread(PAGES), READERS, standing={"index.html"})
    assert set(change.kept) == set(PAGES)
    assert (tmp_path / MANIFEST).read_bytes() == manifest


class Stubborn(Disk):
    """A disk on which one file cannot be removed."""

    def remove(self, path: Path) -> None:
        """Remove a file, but for the page."""
        if path.name == "index.html" and path.parent.name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        super().remove(path)


def test_what_cannot_be_removed_stays_and_all_else_goes(tmp_path: Path) -> None:
    """One file that stays is told, and the manifest still names it, so that the next command removes it."""
    commit(tmp_path, PAGES, READERS)
    assert clear(tmp_path, Stubborn()) == Cleared(("briefings/a/a.pdf", "index.html"), ("briefings/a/index.html",))
    assert tree(tmp_path).keys() == {"briefings/a/index.html", MANIFEST}
    assert clear(tmp_path).stayed == ()
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("inside", ["", "deep/er"])
def test_an_empty_folder_in_the_way_is_an_error_and_nothing_changes(tmp_path: Path, inside: str) -> None:
    """Where a folder without any file has a page's name, that is said of the folder, and the site stays as it was."""
    commit(tmp_path, PAGES, READERS)
    (tmp_path / "new" / inside).mkdir(parents=True)
    before = tree(tmp_path)
    with pytest.raises(
        ContentError, match=f"{Path('new', inside)}:1:1: .*an empty folder stands where the site has a file"
    ):
        commit(tmp_path, {**PAGES, "new": b"page"}, READERS)
    assert tree(tmp_path) == before
