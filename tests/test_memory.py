"""What earlier runs kept: right or absent, never wrong."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefings.artifacts import Plain
from briefings.memory import keep, recall, written

LINES: tuple[Plain, ...] = (["a", 1], ["b\n\ud800", None], {"c": "ü"})


def test_lines_are_recalled_in_order(tmp_path: Path) -> None:
    """What was kept is recalled: any text, line ends and halves of pairs among it."""
    keep(tmp_path / "new" / "kept", map(written, LINES))
    assert list(recall(tmp_path / "new" / "kept")) == list(LINES)


def test_no_file_holds_nothing(tmp_path: Path) -> None:
    """Where nothing was kept, or a folder stands there, nothing is recalled."""
    assert list(recall(tmp_path / "kept")) == []
    assert list(recall(tmp_path)) == []


def test_what_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    """A folder that cannot be made keeps nothing, and nobody is stopped by that."""
    (tmp_path / "file").write_text("a file")
    keep(tmp_path / "file" / "kept", ["1"])
    assert list(recall(tmp_path / "file" / "kept")) == []


@given(at=st.integers(0, 90), other=st.binary(max_size=3), cut=st.booleans())
def test_damage_at_any_byte_loses_lines_alone(at: int, other: bytes, cut: bool) -> None:
    """Of a file that was cut or changed anywhere, whole lines are recalled, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept"
        keep(path, map(written, LINES))
        stored = path.read_bytes()
        path.write_bytes(stored[:at] + other + (b"" if cut else stored[at + len(other) :]))
        assert all(line in LINES for line in recall(path))
