"""The file operations of a commit."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

import pytest

from briefings.disk import Disk


def test_a_file_is_kept_where_there_are_no_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without hard links a copy is kept."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    (tmp_path / "a").write_bytes(b"a")
    monkeypatch.setattr(os, "link", refuse)
    Disk().keep(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"a"
    assert not (tmp_path / "b").samefile(tmp_path / "a")


def test_a_link_in_the_place_of_a_folder_of_ours_goes_alone(tmp_path: Path) -> None:
    """What a link leads to is not discarded."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine").write_bytes(b"mine")
    (tmp_path / "stage").symlink_to(tmp_path / "folder")
    Disk().discard(tmp_path / "stage")
    assert not (tmp_path / "stage").exists()
    assert (tmp_path / "folder" / "mine").exists()


def test_a_system_without_the_call_waits_for_every_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no `syncfs`, all file systems are waited for."""
    secured: list[str] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    monkeypatch.setattr(os, "sync", lambda: secured.append("all"))
    Disk().secure(tmp_path)
    assert secured == ["all"]
