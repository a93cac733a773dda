"""What was made before, by key: right or absent, never wrong."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.artifacts import digest
from briefings.cache import Cache

KEY = digest(b"key")


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """A key gives the bytes that were put under it."""
    cache = Cache(tmp_path)
    cache.put(KEY, b"content")
    assert cache.get(KEY) == b"content"


def test_an_unknown_key_gives_nothing(tmp_path: Path) -> None:
    """A key under which nothing was put gives None."""
    assert Cache(tmp_path).get(KEY) is None


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
