"""Publishing to a folder of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.errors import ContentError, EnvironmentFault, UsageError
from briefings.output import MANIFEST
from briefings.publishers.file import prepare, switch
from tests.cutting import Cut, CutDisk, grow, tree
from tests.publishers.sites import FIRST, SECOND, site


def published(place: Path) -> dict[str, bytes]:
    """Return what stands at a place, but for the manifest."""
    return {path: content for path, content in tree(place.resolve()).items() if path != MANIFEST}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Publish a first site, and return where."""
    place = tmp_path / "srv/www"
    prepare(site(tmp_path / "site", FIRST), place.as_uri(), tmp_path / "own").carry_out()
    return place


def test_a_site_stands_where_nothing_was(place: Path) -> None:
    """The place is a link to a folder that holds the site."""
    assert published(place) == FIRST
    assert place.is_symlink()


def test_an_empty_folder_may_be_published_to(tmp_path: Path) -> None:
    """A server's empty folder gives way to the link."""
    (tmp_path / "www").mkdir()
    prepare(site(tmp_path / "site", FIRST), (tmp_path / "www").as_uri(), tmp_path).carry_out()
    assert published(tmp_path / "www") == FIRST


def test_only_what_changed_is_said_and_written(tmp_path: Path, place: Path) -> None:
    """What pages load comes first, what leads to pages last; what did not change is the same file, under two names."""
    before = (place / "assets/a.css").stat().st_ino
    publication = prepare(site(tmp_path / "site", SECOND), place.as_uri(), tmp_path)
    assert publication.transfer.come == ("assets/b.css", 'briefings/n\xe4chste "Woche"/index.html', "index.html")
    assert publication.transfer.go == ("briefings/old/index.html",)
    assert publication.transfer.stay == 2
    assert published(place) == FIRST
    publication.carry_out()
    assert published(place) == SECOND
    assert (place / "assets/a.css").stat().st_ino == before


def test_the_version_before_is_kept_and_older_ones_go(tmp_path: Path, place: Path) -> None:
    """After three publications there are the last two."""
    for files in (SECOND, FIRST):
        prepare(site(tmp_path / "site", files), place.as_uri(), tmp_path).carry_out()
    versions = sorted(place.resolve().parent.iterdir())
    assert [folder.name for folder in versions] == ["000002", "000003"]
    assert tree(versions[0]).keys() == {*SECOND, MANIFEST}


def test_nothing_is_done_where_nothing_changed(tmp_path: Path, place: Path) -> None:
    """A second publication of the same site leaves the version that there is."""
    there = place.readlink()
    prepare(site(tmp_path / "site", FIRST), place.as_uri(), tmp_path).carry_out()
    assert place.readlink() == there


def test_what_somebody_else_put_there_stays(tmp_path: Path, place: Path) -> None:
    """A file for a search engine, or a link, goes with each version."""
    grow(place.resolve(), {".well-known/security.txt": b"mail us"})
    (place / "latest").symlink_to("briefings")
    prepare(site(tmp_path / "site", SECOND), place.as_uri(), tmp_path).carry_out()
    assert published(place) == {**SECOND, ".well-known/security.txt": b"mail us", "latest": b"briefings"}


@pytest.mark.parametrize("path", ["assets/b.css", "assets/b.css/inside", 'briefings/n\xe4chste "Woche"'])
def test_a_foreign_file_in_the_way_is_an_error(tmp_path: Path, place: Path, path: str) -> None:
    """A file, a folder or a file above what comes: it is named, and nothing changes."""
    grow(place.resolve(), {path: b"mine"})
    with pytest.raises(ContentError, match=r"foreign-file.*was not put there by publishing"):
        prepare(site(tmp_path / "site", SECOND), place.as_uri(), tmp_path)
    assert published(place) == {**FIRST, path: b"mine"}


def test_a_folder_that_no_publishing_made_is_left_alone(tmp_path: Path) -> None:
    """A server's folder with something in it is not taken over, nor is a link that leads elsewhere."""
    grow(tmp_path / "www", {"index.html": b"mine"})
    (tmp_path / "link").symlink_to("www")
    for name in ("www", "link"):
        with pytest.raises(ContentError, match="was not made by publishing"):
            prepare(site(tmp_path / "site", FIRST), (tmp_path / name).as_uri(), tmp_path)
    assert tree(tmp_path / "www") == {"index.html": b"mine"}


@pytest.mark.parametrize(
    "address", ["file://host/srv/www", "file:srv/www", "file:///", "file:///srv/../etc", "file:///srv/www?keep=3"]
)
def test_addresses_that_name_no_folder_of_this_machine_are_refused(tmp_path: Path, address: str) -> None:
    """Another host, a path from here, the root, or what is no address of a folder."""
    with pytest.raises(UsageError):
        prepare(site(tmp_path / "site", FIRST), address, tmp_path)


def test_two_at_once_do_not_mix(tmp_path: Path, place: Path) -> None:
    """Who looked before somebody else published has to look again."""
    late = prepare(site(tmp_path / "late", FIRST | {"late.html": b"late"}), place.as_uri(), tmp_path)
    prepare(site(tmp_path / "site", SECOND), place.as_uri(), tmp_path).carry_out()
    with pytest.raises(EnvironmentFault, match="published to meanwhile"):
        late.carry_out()
    assert published(place) == SECOND


def test_a_site_that_changes_meanwhile_is_not_published(tmp_path: Path, place: Path) -> None:
    """What is read has to be what was built."""
    publication = prepare(site(tmp_path / "site", SECOND), place.as_uri(), tmp_path)
    (tmp_path / "site/index.html").write_bytes(b"another")
    with pytest.raises(EnvironmentFault, match=r"index\.html changed while it was published"):
        publication.carry_out()
    assert published(place) == FIRST


@pytest.mark.parametrize("lasting", [True, False])
def test_it_may_be_broken_off_anywhere(tmp_path: Path, *, lasting: bool) -> None:
    """Whatever fails, readers see one site whole, or the empty place of before; done again, it is the new one."""
    number, done = 0, False
    while not done:
        number += 1
        place = tmp_path / str(number) / "www"
        prepare(site(tmp_path / "site", FIRST), place.as_uri(), tmp_path).carry_out()
        fresh = site(tmp_path / "site", SECOND)
        try:
            switch(fresh, place, place.resolve(), CutDisk(at=number, lasting=lasting))
            done = True
        except (Cut, OSError):
            assert published(place) in (FIRST, SECOND)
        prepare(fresh, place.as_uri(), tmp_path).carry_out()
        assert published(place) == SECOND
    assert number > 15
