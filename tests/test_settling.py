"""A commit that is cut off anywhere is completed or taken back, and one that fails anywhere is taken back."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefings.errors import ContentError
from briefings.journal import parents
from briefings.output import MANIFEST, Readers, Settled, commit, settled, unfinished
from briefings.settling import JOURNAL, RETURN, STAGE
from tests.cutting import Cut, CutDisk, grow, own, tree

READERS = Readers("CLEAR")
OLD = {"a": b"file", "b/x": b"x", "b/y": b"y", "c/d/e": b"e", "same": b"same"}
NEW = {"a/in": b"a folder now", "b": b"a file now", "c/d/e": b"changed", "n/new": b"new", "same": b"same"}
NAMES = ("a", "b", "c")
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)


def _free(files: dict[str, bytes]) -> bool:
    """Tell whether no file of a tree stands where another wants a folder."""
    return not any(other.startswith(path + "/") for path in files for other in files)


TREES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=5).filter(_free)


def _cut_off(folder: Path, files: dict[str, bytes], at: int) -> CutDisk:
    """Commit files on a disk that is cut off at an operation."""
    disk = CutDisk(at=at)
    with suppress(Cut):
        commit(folder, files, READERS, disk)
    return disk


def _committed(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return a site with the given files, as a commit leaves it."""
    commit(folder, files, READERS, CutDisk())
    return tree(folder)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(old=TREES, new=TREES, foreign=TREES, at=st.integers(1, 60), again=st.integers(1, 40))
def test_a_commit_cut_off_anywhere_leaves_the_old_tree_or_the_new_one(
    old: dict[str, bytes], new: dict[str, bytes], foreign: dict[str, bytes], at: int, again: int
) -> None:
    """Cut off at any operation, and once more while it is settled, the next command leaves one of the two, whole."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, other = Path(temporary, "site"), Path(temporary, "other")
        mine = {path + ".mine": content for path, content in foreign.items()}
        before = _committed(folder, old)
        grow(folder, {path: text for path, text in mine.items() if _has_room(folder, path)})
        mine = {path: content for path, content in tree(folder).items() if path.endswith(".mine")}
        after = _committed(other, new)
        try:
            _cut_off(folder, new, at)
        except ContentError:
            assume(bool(mine))
        with suppress(Cut):
            settled(folder, CutDisk(at=again))
        settled(folder, CutDisk())
        assert tree(folder) in ({**before, **mine}, {**after, **mine})
        assert not unfinished(folder)


def _has_room(folder: Path, path: str) -> bool:
    """Tell whether no file stands where a path has a folder."""
    return not any((folder / name).is_file() for name in parents(path))


def test_every_cut_of_one_commit(tmp_path: Path) -> None:
    """Files that become folders and the other way round: up to a point all is old, and from it on all is new."""
    after = _committed(tmp_path / "new", NEW)
    outcomes = []
    for at in range(1, 200):
        folder = tmp_path / str(at)
        before = _committed(folder, OLD)
        disk = _cut_off(folder, NEW, at)
        settled(folder, CutDisk())
        assert tree(folder) in (before, after), at
        outcomes.append(tree(folder) == after)
        if len(disk.done) < at:
            break
    assert outcomes == sorted(outcomes)
    assert {False, True} == set(outcomes)


def test_a_failure_at_any_operation_leaves_the_old_site(tmp_path: Path) -> None:
    """Where an operation fails that has to succeed, the error is told, and the files are the old ones at once."""
    after = _committed(tmp_path / "new", NEW)
    failures = 0
    for at in range(1, 200):
        folder = tmp_path / str(at)
        before = _committed(folder, OLD)
        disk = CutDisk(at=at, lasting=False)
        try:
            commit(folder, NEW, READERS, disk)
        except OSError:
            failures += 1
            assert own(folder) == before, (at, disk.done)
            commit(folder, NEW, READERS, CutDisk())
        assert own(folder) == after, (at, disk.done)
        if len(disk.done) < at:
            break
    assert failures > 20


def _decided(folder: Path) -> dict[str, bytes]:
    """Cut a commit off right after it was decided; return the old site."""
    before = _committed(folder, OLD)
    disk = CutDisk()
    commit(folder.with_name("whole"), OLD, READERS, CutDisk())
    commit(folder.with_name("whole"), NEW, READERS, disk)
    _cut_off(folder, NEW, disk.done.index("secure") + 3)
    assert (folder / JOURNAL).exists()
    return before


def test_a_commit_that_was_decided_is_unfinished_until_it_is_settled(tmp_path: Path) -> None:
    """Who reads a site can tell that it is not whole, and what became of it."""
    folder = tmp_path / "site"
    _decided(folder)
    assert unfinished(folder)
    assert settled(folder, CutDisk()) is Settled.COMPLETED
    assert not unfinished(folder)
    assert settled(folder, CutDisk()) is Settled.NOTHING


def test_what_was_only_staged_is_thrown_away(tmp_path: Path) -> None:
    """A stage without a journal is no unfinished commit, and goes."""
    before = _committed(tmp_path, OLD)
    _cut_off(tmp_path, NEW, 6)
    assert (tmp_path / STAGE).exists()
    assert not unfinished(tmp_path)
    assert settled(tmp_path, CutDisk()) is Settled.NOTHING
    assert tree(tmp_path) == before


def test_a_commit_whose_stage_was_damaged_is_taken_back(tmp_path: Path) -> None:
    """Where what was to come is not there whole, nothing of it stays."""
    folder = tmp_path / "site"
    before = _decided(folder)
    next(path for path in (folder / STAGE).iterdir() if path.suffix == ".new").write_bytes(b"")
    assert settled(folder, CutDisk()) is Settled.TAKEN_BACK
    assert tree(folder) == before


def test_a_file_of_ones_own_that_came_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """Where somebody put a file into the way of a commit that was broken off, the commit is taken back."""
    folder = tmp_path / "site"
    before = _decided(folder)
    grow(folder, {"n/new": b"mine"})
    assert settled(folder, CutDisk()) is Settled.TAKEN_BACK
    assert tree(folder) == {**before, "n/new": b"mine"}


@pytest.mark.parametrize("name", [JOURNAL, RETURN])
def test_a_damaged_journal_leaves_the_site_unfinished_until_it_is_built_anew(tmp_path: Path, name: str) -> None:
    """It does not say what was done, so nobody may publish; a build makes the site whole."""
    _committed(tmp_path, OLD)
    (tmp_path / name).write_bytes(b"0" * 64 + b"\n{}")
    assert settled(tmp_path, CutDisk()) is Settled.NOTHING
    assert unfinished(tmp_path)
    commit(tmp_path, OLD, READERS, CutDisk())
    assert not unfinished(tmp_path)
    (tmp_path / name).write_bytes(b"")
    commit(tmp_path, NEW, READERS, CutDisk())
    assert not unfinished(tmp_path)
    assert own(tmp_path).keys() == {*NEW, MANIFEST}
