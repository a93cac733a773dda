"""Digests of files, kept between runs: a file that may have changed is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefings import files
from briefings.artifacts import digest
from briefings.digests import identity, keep_digests, known_digests, tick
from briefings.files import scan
from tests.desks import desk

PATH = "content/data/output.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a desk whose files were written a while ago, and look at it once."""
    root = desk(tmp_path / "desk", {PATH: "year,1"})
    scanned(root)
    age(root)
    scanned(root)
    return root


def scanned(root: Path) -> str:
    """Return the digest of the data file, as a look at the desk finds it."""
    return scan(root, "briefings.yaml", root.parent / "kept" / "digests").files[PATH].sha256


def age(root: Path) -> None:
    """Let the clock of the disk go on, so that what is there is older than what comes."""
    before = tick(root / "tick")
    while tick(root / "tick") <= before:
        pass


def test_an_unchanged_file_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look at a file that is as it was takes its digest from the first."""
    monkeypatch.setattr(files, "digest", lambda _content: "read")
    assert scanned(root) == digest(b"year,1")


def test_a_file_of_the_same_size_and_time_is_read(root: Path) -> None:
    """An edit that keeps the size, and the time of the last change set back, is seen."""
    status = (root / PATH).stat()
    (root / PATH).write_text("year,2")
    os.utime(root / PATH, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert scanned(root) == digest(b"year,2")


def test_edits_within_one_tick_are_seen(tmp_path: Path) -> None:
    """However fast edits of one size follow looks, each look finds what stands there."""
    root = desk(tmp_path / "desk")
    for number in range(300):
        desk(root, {PATH: f"year,{number % 10}"})
        assert scanned(root) == digest(f"year,{number % 10}".encode())


def test_a_file_as_young_as_the_look_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what was written before the look began is known from then on."""
    root = desk(tmp_path / "desk", {PATH: "year,1"})
    status = (root / PATH).stat()
    for moment, known in ((status.st_ctime_ns, False), (status.st_ctime_ns + 1, True)):
        monkeypatch.setattr(files, "tick", lambda _folder, moment=moment: moment)
        scanned(root)
        assert (PATH in known_digests(tmp_path / "kept" / "digests")) == known


def test_what_was_kept_is_known(tmp_path: Path) -> None:
    """Digests come back with what their files are known by."""
    known = {"a": (identity(tmp_path.stat()), "digest")}
    keep_digests(tmp_path / "kept", known)
    assert known_digests(tmp_path / "kept") == known


def test_no_moment_is_late_enough_where_nothing_can_be_written(tmp_path: Path) -> None:
    """Without a clock of the disk every file is read."""
    (tmp_path / "file").write_text("a file")
    assert tick(tmp_path / "file" / "tick") == 0
