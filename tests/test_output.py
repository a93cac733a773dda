"""The site's folder: all changes or none, and never a file that a build did not write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefings.errors import ContentError
from briefings.output import MANIFEST, Readers, clear, commit, written_files

READERS = Readers("CLEAR", "")
PAGES = {"index.html": b"home", "briefings/a/index.html": b"a", "briefings/a/a.pdf": b"pdf"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
    with pytest.raises(OSError, match=r"index\.html"):
        commit(tmp_path, PAGES, READERS)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".briefings-stage")] == []


def test_clear_removes_what_builds_wrote_and_nothing_else(tmp_path: Path) -> None:
    """After clear only foreign files are left."""
    commit(tmp_path, PAGES, READERS)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    assert clear(tmp_path) == tuple(sorted(PAGES))
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
