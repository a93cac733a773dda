"""The versions of installed packages."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from briefings.distributions import version
from briefings.engines.versions import PACKAGES
from briefings.faces import LIBRARIES
from briefings.installed import PAGE_LIBRARIES


@pytest.mark.parametrize("name", sorted({*PACKAGES, *LIBRARIES, *PAGE_LIBRARIES}))
def test_a_version_is_the_recorded_one(name: str) -> None:
    """Of every package that bytes depend on, the version is what the standard library finds."""
    assert version(name) == metadata.version(name)


def test_what_stands_earlier_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is found before another of its name is the one that is imported, and the one that is meant."""
    (tmp_path / "Markdown_It_py-99.dist-info").mkdir()
    (tmp_path / "Markdown_It_py-99.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nVersion: 99.1\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert version("markdown-it-py") == "99.1"


def test_what_is_not_installed_is_said() -> None:
    """A package that is not there has no version."""
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-package")
