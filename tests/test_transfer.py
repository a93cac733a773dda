"""What has to be done for a place to hold a site."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ContentError
from briefings.output import MANIFEST
from briefings.transfer import listed, refuse_foreign, transfer

NAMES = st.sampled_from(["index.html", "a.css", "b/index.html", "b/c.pdf", "feed.xml", "pagefind/x.json", "b/d.html"])
SITES = st.dictionaries(NAMES, st.sampled_from(["1", "2", "3"]))


@given(SITES, SITES)
def test_what_comes_goes_and_stays_is_the_site(files: dict[str, str], there: dict[str, str]) -> None:
    """The place as it was, with what comes and without what goes, is the site; and nothing comes that is there."""
    change = transfer(files, there)
    after = {path: sha256 for path, sha256 in there.items() if path not in change.go}
    after |= {path: files[path] for path in change.come}
    assert after == files
    assert len(change.come) + change.stay == len(files)
    assert not any(there.get(path) == files[path] for path in change.come)


@given(SITES)
def test_pages_come_after_what_they_load(files: dict[str, str]) -> None:
    """Nothing that a page loads comes after a page, and no feed before one."""
    order = transfer(files, {}).come
    turns = [path.endswith(".html") + 2 * path.endswith((".xml", ".json")) for path in order]
    assert turns == sorted(turns)


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"files": []}', b"{", b"\xff", b'{"files": null}'])
def test_what_is_no_manifest_names_nothing(manifest: bytes) -> None:
    """Then all that stands at the place is somebody else's."""
    assert listed(manifest) == {}


def test_a_manifest_names_what_was_put_there() -> None:
    """Each file, with its digest."""
    assert listed(json.dumps({"files": {"a": "1"}, "version": 3}).encode()) == {"a": "1"}


@pytest.mark.parametrize(
    ("found", "refused"),
    [
        (["index.html"], ["index.html"]),
        (["b"], ["b"]),
        (["b/c.pdf/inside", "b/other"], ["b/c.pdf/inside"]),
        (["CNAME", "assets/own.css", MANIFEST], []),
    ],
)
def test_what_is_in_the_way_is_named(found: list[str], refused: list[str]) -> None:
    """A file of that name, where a folder has to be, or inside of what has to be a file; and nothing besides."""
    try:
        refuse_foreign("place", ["index.html", "b/c.pdf", "assets/a.css"], {"assets/a.css"}, ["assets/a.css", *found])
        said = []
    except ContentError as error:
        said = [item.message for item in error.diagnostics]
    assert [message.split()[2] for message in said] == refused
