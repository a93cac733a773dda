"""What was made before, by key: right or absent, never wrong."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.artifacts import digest
from briefings.cache import CHECKSUM, DAY, Cache, spare

KEY = digest(b"key")


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """A key gives the bytes that were put under it."""
    cache = Cache(tmp_path)
    cache.put(KEY, b"content")
    assert cache.get(KEY) == b"content"


def test_an_unknown_key_gives_nothing(tmp_path: Path) -> None:
    """A key under which nothing was put gives None."""
    assert Cache(tmp_path).get(KEY) is None


def test_what_was_put_is_there(tmp_path: Path) -> None:
    """A cache has what was put, and nothing else."""
    cache = Cache(tmp_path)
    assert not cache.has(KEY)
    cache.put(KEY, b"content")
    assert cache.has(KEY)


def test_what_cannot_be_kept_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, the part that was written goes, so that it takes no room."""

    def fill(path: Path, content: bytes) -> int:
        with path.open("xb") as file:
            file.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(OSError, match="No space left"):
        Cache(tmp_path).put(KEY, b"content")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.fixture
def aged(tmp_path: Path) -> Cache:
    """Make a cache of three artifacts of 100 bytes, used one, two and three days ago."""
    cache = Cache(tmp_path)
    for days in (1, 2, 3):
        cache.put(key(days), b"x" * (100 - CHECKSUM))
        age(place(cache, key(days)), days)
    return cache


def key(number: int) -> str:
    """Return a key."""
    return digest(str(number).encode())


def place(cache: Cache, name: str) -> Path:
    """Return where a file of a cache stands."""
    return cache.folder / name[:2] / name


def age(path: Path, days: float) -> None:
    """Set the time of a file's last change back."""
    moment = time.time() - days * DAY
    os.utime(path, (moment, moment))


def trimmed(cache: Cache, room: int, *needed: str) -> list[int]:
    """Trim a cache; return which of its artifacts stay."""
    cache.trim(room, lambda: needed, "kept-1")
    return [number for number in (1, 2, 3) if cache.get(key(number)) is not None]


def test_what_fits_stays(aged: Cache) -> None:
    """As long as there is room, nothing goes."""
    assert trimmed(aged, 300) == [1, 2, 3]


def test_the_least_recently_used_goes_first(aged: Cache) -> None:
    """Beyond its room, a cache loses what was used longest ago, and no more than it has to."""
    assert trimmed(aged, 299) == [1, 2]


def test_what_is_needed_stays_beyond_the_room(aged: Cache) -> None:
    """What the site needs stays, whatever the room, and other things go in its place."""
    assert trimmed(aged, 250, key(3)) == [1, 3]
    assert trimmed(aged, 0, key(3)) == [3]


def test_a_use_is_noted_once_a_day(aged: Cache) -> None:
    """What was looked for is the last to go; within a day of its last use nothing is written."""
    assert aged.has(key(3))
    assert trimmed(aged, 200) == [1, 3]
    age(place(aged, key(3)), 0.9)
    before = place(aged, key(3)).stat().st_mtime_ns
    assert aged.has(key(3))
    assert place(aged, key(3)).stat().st_mtime_ns == before


def test_what_was_half_written_goes(aged: Cache) -> None:
    """A part that a build left when it was ended goes, once it is so old that nobody writes it any more."""
    old, young = (place(aged, f"{key(1)}.{name}") for name in ("0a", "0b"))
    for path, days in ((old, 1.1), (young, 0.9)):
        path.write_bytes(b"part")
        age(path, days)
    assert trimmed(aged, 1000) == [1, 2, 3]
    assert (old.exists(), young.exists()) == (False, True)


def test_what_is_written_just_now_stays_however_little_room_there_is(aged: Cache) -> None:
    """A build that is writing an artifact, or what it has read, finds it where it left it; such parts take no room."""
    young = [place(aged, f"{key(1)}.0c"), aged.folder / "kept-1" / "07.0d"]
    for path in young:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"part" * 100)
        age(path, 0.1)
    assert trimmed(aged, 300) == [1, 2, 3]
    assert trimmed(aged, 0) == []
    assert [path.exists() for path in young] == [True, True]
    age(young[1], 1.1)
    trimmed(aged, 300)
    assert not young[1].exists()


def test_what_nobody_uses_for_a_month_goes(aged: Cache) -> None:
    """Other folders lose what is older than thirty days; the one that is named does not, nor does a link."""
    (aged.folder / "elsewhere").mkdir()
    (aged.folder / "linked").symlink_to(aged.folder / "kept-1")
    for name in ("kept-1/a", "kept-0/a", "kept-0/b"):
        path = aged.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"old")
        age(path, 29 if name.endswith("b") else 31)
    assert trimmed(aged, 300) == [1, 2, 3]
    found = {path.relative_to(aged.folder).as_posix() for path in aged.folder.glob("kept-*/*")}
    assert found == {"kept-1/a", "kept-0/b"}


@given(content=st.binary(max_size=60), at=st.integers(0, 200), other=st.binary(max_size=3), cut=st.booleans())
def test_damage_at_any_byte_is_noticed(content: bytes, at: int, other: bytes, cut: bool) -> None:
    """A file that was cut or changed anywhere gives its own content or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cache.put(KEY, content)
        path = Path(folder) / KEY[:2] / KEY
        stored = path.read_bytes()
        path.write_bytes(stored[:at] + other + (b"" if cut else stored[at + len(other) :]))
        assert cache.get(KEY) in {content, None}


def read_only(folder: Path) -> None:
    """Have a folder refuse files, for root too: what is a file takes none."""
    folder.rmdir()
    folder.write_bytes(b"a file")


@pytest.mark.parametrize("place", ["", KEY[:2]])
def test_a_cache_that_takes_no_files_is_replaced_for_one_build(tmp_path: Path, place: str) -> None:
    """Where a file stands in the place of a folder, what is made is found until the build ends; that is said once."""
    folder = tmp_path / "cache"
    (folder / place).mkdir(parents=True)
    read_only(folder / place)
    said: list[str] = []
    with spare(folder, said.append) as other:
        cache = Cache(folder, other)
        cache.put(KEY, b"content")
        cache.put(KEY, b"again")
        assert (cache.has(KEY), cache.get(KEY)) == (True, b"again")
        held = cache.elsewhere[KEY]
    assert not held.exists()
    assert len(said) == 1
    assert "takes no files" in said[0]
    assert (folder / place).read_bytes() == b"a file"


def test_a_folder_in_the_place_of_what_was_made_goes(tmp_path: Path) -> None:
    """It is as good as never made, and is made anew in its place."""
    cache = Cache(tmp_path)
    (tmp_path / KEY[:2] / KEY / "inside").mkdir(parents=True)
    assert not cache.has(KEY)
    assert cache.get(KEY) is None
    cache.put(KEY, b"content")
    assert cache.get(KEY) == b"content"
