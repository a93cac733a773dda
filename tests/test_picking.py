"""One file of a site, picked out by its path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefings import formats
from briefings.artifacts import Artifact
from briefings.building import site_of
from briefings.checking import check
from briefings.installed import versions
from briefings.picking import among, named
from briefings.planning import Site
from briefings.requests import Request
from tests.desks import audience

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site() -> Site:
    """Give the demonstration desk, as formats plan from it."""
    readers = replace(audience(), drafts=True, future=True)
    wanted = frozenset(formats.names())
    request = Request(ROOT, "briefings.yaml", ROOT / "site", ROOT / ".briefings", readers, wanted, versions())
    return site_of(request, check(ROOT, "briefings.yaml", readers))


def test_what_is_planned_alone_is_what_is_planned_among_all(site: Site) -> None:
    """For every file of a site, of every format, both ways give the same artifact."""
    whole = {artifact.path: artifact.key for artifact in formats.plan(site)}
    alone = {path: formats.at(site, path) for path in whole}
    assert {path: artifact.key if artifact else "" for path, artifact in alone.items()} == whole
    assert len(whole) > 100


def test_a_file_in_a_folder_is_found_by_the_folder(site: Site) -> None:
    """A search index is one artifact, and its files stand below it."""
    folders = [artifact for artifact in formats.plan(site) if artifact.path.endswith("/")]
    assert folders
    assert [formats.at(site, f"{folder.path}pagefind.js") for folder in folders] == folders


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            "nothing.html",
            "briefings/",
            "briefings/nothing/index.html",
            "briefings/nothing/nothing.pdf",
            "data/x.csv",
        ),
        *("editions/nothing/index.html", "topics/nothing/feed.xml", "assets/nothing.css", "register/1066/index.html"),
        *("briefings/../briefings.yaml", "entities//index.html", "search/nothing/x", "sitemap-99.xml"),
    ],
)
def test_there_is_nothing_at_other_paths(site: Site, path: str) -> None:
    """A path at which a build writes nothing has no artifact."""
    assert formats.at(site, path) is None


def test_a_plan_is_made_no_further_than_needed() -> None:
    """What comes after the file that is looked for is never planned."""

    def plan() -> object:
        yield Artifact("a", "maker", {})
        yield Artifact("b/", "maker", {})
        raise AssertionError("planned too far")

    assert among(plan(), "b/c") == Artifact("b/", "maker", {})  # type: ignore[arg-type] # a generator of artifacts


def test_a_name_is_read_from_its_place() -> None:
    """The name counts where it gives the whole path, and nowhere else."""
    place = "briefings/{0}/{0}.pdf".format
    assert named("briefings/steel/steel.pdf", place) == "steel"
    assert [named(path, place) for path in ("briefings/steel/ore.pdf", "briefings/steel/", "x", "")] == [""] * 4
