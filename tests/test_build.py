"""The build: what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.artifacts import Artifact
from briefings.formats import html
from briefings.planning import Site
from tests.desks import built, desk


def test_two_artifacts_with_one_path_are_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is never written over by another: that is a fault of the program, which says so."""
    plan = html.plan

    def twice(site: Site) -> Iterator[Artifact]:
        yield from plan(site)
        yield from plan(site)

    monkeypatch.setattr(html, "plan", twice)
    with pytest.raises(RuntimeError, match=r"two files are planned at assets/.*fault of the program"):
        built(desk(tmp_path))
