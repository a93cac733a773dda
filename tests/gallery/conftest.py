"""The gallery's site, built once for all tests."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from briefings.processors import available_processors
from tests.gallery.desk import built


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the gallery's site; workers of one run share it."""
    shared = tmp_path_factory.getbasetemp().parent
    site = shared / "gallery-site"
    with (shared / "gallery.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        built(shared / "gallery", site, shared / "gallery-cache", available_processors())
    return site
