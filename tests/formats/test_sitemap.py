"""The site map and robots.txt, as search engines read them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from briefings.artifacts import Artifact, FileSet
from briefings.formats.sitemap import plan, site_map
from briefings.installed import versions
from briefings.planning import Site
from tests.desks import ENTITY, briefing, built, checked, desk

URL = "https://desk.example/news/"
SETTINGS = f"name: Steel desk\nurl: {URL}\n"
FILES = {
    "content/briefings/steel.yaml": briefing(
        "date: 2025-01-20\ntopics: [steel]\nlead: See [[baogang]].\ncorrections: [{date: 2025-01-28, what: A name.}]"
    ),
    "content/briefings/stahl.yaml": briefing("date: 2025-01-21\nlang: de\ntranslation_of: steel"),
    "content/briefings/ore.yaml": briefing("date: 2025-01-13\nupdated: 2025-01-15"),
    "content/briefings/hidden.yaml": briefing("draft: true"),
    "content/entities/baogang.yaml": ENTITY,
}
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(path: Path) -> dict[str, ET.Element]:
    """Read a site map: each entry by its address."""
    root = ET.fromstring(path.read_bytes())  # noqa: S314 # the test's own build wrote it
    return {entry.findtext("s:loc", "", NAMES): entry for entry in root}


def planned(root: Path) -> Site:
    """Return the site of a desk."""
    return Site(checked(root).catalog, FileSet(()), frozenset({"html", "sitemap"}), versions(), {})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small desk with a site map."""
    folder = desk(tmp_path_factory.mktemp("desk"), FILES, SETTINGS)
    built(folder, "html", "sitemap")
    return folder


def test_every_page_is_listed_and_every_entry_is_a_page(root: Path) -> None:
    """The site map has the pages that were built, less the one for missing addresses."""
    site = root / "site"
    pages = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html")}
    assert set(read(site / "sitemap.xml")) == {URL + page for page in pages - {"404.html"}}


def test_pages_say_when_they_changed(root: Path) -> None:
    """The day is that of the content: its date, its update, its corrections; lists have that of their latest."""
    listed = read(root / "site/sitemap.xml")
    days = {address.removeprefix(URL): entry.findtext("s:lastmod", "", NAMES) for address, entry in listed.items()}
    assert days["briefings/steel/"] == days["editions/2025-w04/"] == days["topics/steel/"] == "2025-01-28"
    assert days["entities/baogang/"] == days[""] == days["register/"] == "2025-01-28"
    assert days["briefings/ore/"] == days["editions/2025-w03/"] == "2025-01-15"
    assert days["briefings/stahl/"] == "2025-01-21"


@pytest.mark.parametrize("slug", ["steel", "stahl"])
def test_translations_name_each_other(root: Path, slug: str) -> None:
    """Each language names all, itself among them; the original is for everyone else. The page says the same."""
    entry = read(root / "site/sitemap.xml")[f"{URL}briefings/{slug}/"]
    links = [(link.get("hreflang"), link.get("href")) for link in entry.findall("x:link", NAMES)]
    english, german = f"{URL}briefings/steel/", f"{URL}briefings/stahl/"
    assert links == [("en", english), ("de", german), ("x-default", english)]
    page = (root / f"site/briefings/{slug}/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page) == links


def test_a_translation_of_what_is_hidden_stands_alone(tmp_path: Path) -> None:
    """Nothing tells of an original that readers do not see."""
    files = {
        "content/briefings/secret.yaml": briefing("draft: true"),
        "content/briefings/stahl.yaml": briefing("lang: de\ntranslation_of: secret"),
    }
    root = desk(tmp_path, files, SETTINGS)
    parts = [str(artifact.inputs) for artifact in site_map(planned(root))]
    assert parts
    assert "secret" not in "".join(parts)


def parts(root: Path, most: int, most_bytes: int = 10**6) -> list[tuple[str, int]]:
    """Return the files of a site map, each with the number of its addresses."""
    return [(file.path, len(entries(file))) for file in site_map(planned(root), most, most_bytes)]


def entries(file: Artifact) -> list[object]:
    """Return what a file of a site map is made of."""
    found = file.inputs.get("pages", file.inputs.get("parts"))
    assert isinstance(found, list)
    return found


def test_a_long_site_map_is_split(root: Path) -> None:
    """Beyond the limit the addresses stand in parts, and sitemap.xml lists them."""
    whole = len(read(root / "site/sitemap.xml"))
    assert parts(root, whole) == [("sitemap.xml", whole)]
    assert parts(root, whole - 1) == [("sitemap-1.xml", whole - 1), ("sitemap-2.xml", 1), ("sitemap.xml", 2)]


def test_a_large_site_map_is_split(root: Path) -> None:
    """No part is larger than the limit, whatever the number of its addresses."""
    sizes = dict(parts(root, 1000, 1500))
    assert len(sizes) > 3
    assert sum(size for path, size in sizes.items() if path != "sitemap.xml") == len(read(root / "site/sitemap.xml"))


def test_the_list_of_parts_says_where_they_are(root: Path) -> None:
    """Each part has its address, and the day of its latest page."""
    *_, listed = site_map(planned(root), 5)
    (first, *_) = entries(listed)
    assert first == {"address": f"{URL}sitemap-1.xml", "modified": "2025-01-28"}


def test_robots_name_the_site_map(root: Path) -> None:
    """Every robot may read every page."""
    assert (root / "site/robots.txt").read_text() == f"User-agent: *\nDisallow:\n\nSitemap: {URL}sitemap.xml\n"


def test_a_preview_is_not_for_robots(tmp_path: Path) -> None:
    """A preview sends them away, and each of its pages says so too; a published page does not."""
    built(desk(tmp_path, FILES, SETTINGS), "html", "sitemap", drafts=True)
    assert (tmp_path / "site/robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    pages = list((tmp_path / "site").rglob("*.html"))
    assert all('<meta name="robots" content="noindex">' in page.read_text() for page in pages)
    built(desk(tmp_path, FILES, SETTINGS), "html", "sitemap")
    assert "noindex" not in (tmp_path / "site/index.html").read_text()


def test_without_an_address_there_is_no_site_map(tmp_path: Path) -> None:
    """Of a desk that does not say where it is published, robots.txt alone is planned."""
    root = desk(tmp_path, FILES, "name: Steel desk\n")
    assert [artifact.path for artifact in plan(planned(root))] == ["robots.txt"]
    built(root, "html", "sitemap")
    assert (root / "site/robots.txt").read_text() == "User-agent: *\nDisallow:\n"


def test_addresses_are_those_of_the_demonstration(demonstration: Path) -> None:
    """Every address of the demonstration's site map has a file."""
    listed = read(demonstration / "sitemap.xml")
    base = urlsplit(next(iter(listed))).path
    assert all(
        (demonstration / urlsplit(address).path.removeprefix(base) / "index.html").is_file() for address in listed
    )
