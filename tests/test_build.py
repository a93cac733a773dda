"""The build: what it refuses, and where it is planned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import building, formats
from briefings.artifacts import Artifact
from briefings.formats import html
from briefings.planning import Site
from tests.desks import BRIEFING, built, desk, said


def test_two_artifacts_with_one_path_are_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is never written over by another: that is a fault of the program, which says so."""
    plan = html.plan

    def twice(site: Site) -> Iterator[Artifact]:
        yield from plan(site)
        yield from plan(site)

    monkeypatch.setattr(html, "plan", twice)
    with pytest.raises(RuntimeError, match=r"two files are planned at assets/.*fault of the program"):
        built(desk(tmp_path))


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every desk planned as an archive is, and nothing planned here."""

    def never(_site: Site) -> tuple[Artifact, ...]:
        raise AssertionError("it is planned by this process")

    monkeypatch.setattr(building, "ARCHIVE", 1)
    monkeypatch.setattr(formats, "plan", never)


def archive(root: Path, title: str) -> Path:
    """Write a desk with one briefing that stands there and one whose embargo ends later."""
    later = BRIEFING.replace("A record year", title).replace("date: 2025-01-20", "date: 2025-03-01")
    return desk(root, {"content/briefings/one.yaml": BRIEFING, "content/briefings/later.yaml": later})


def test_an_archive_that_is_planned_elsewhere_is_the_same(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What a process of its own plans is what this one does: the files, what is said, and when it changes."""
    here = built(archive(tmp_path / "here", "Later"), jobs=2)
    request.getfixturevalue("elsewhere")
    away = built(archive(tmp_path / "away", "Later"), jobs=2)
    assert (away.paths, away.diagnostics, away.waiting) == (here.paths, here.diagnostics, here.waiting)
    assert away.waiting
    for path in here.paths:
        assert (tmp_path / "away/site" / path).read_bytes() == (tmp_path / "here/site" / path).read_bytes()


@pytest.mark.usefixtures("elsewhere")
def test_mistakes_that_another_process_finds_are_said(tmp_path: Path) -> None:
    """The mistakes of an archive are said as those of a small desk, each at its place."""
    root = archive(tmp_path, "[[nobody]]")
    found = [line.partition(": ")[0] for line in said(root, lambda root: built(root, jobs=2))]
    assert found == ["content/briefings/later.yaml:1:8"]
