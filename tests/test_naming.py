"""Names and titles, which are lines of Markdown, wherever they stand as words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desks import briefing, built, desk

PLAIN = "Bao &amp; Gang’s"
SETTINGS = (
    "name: Steel desk\nurl: https://steel.example/\n"
    'topics: {steel: "The *mills\'* & more"}\nauthors: {ann: {name: Ann Lee}}\n'
)
FILES = {
    "content/briefings/steel.yaml": briefing(
        'title: "[[bg]] & *sons*"\nsummary: "What [[bg]] did."\ntopics: [steel]\nauthors: [ann]\n'
        "aliases: [old/steel/]\n"
        'sources: [{id: own, title: A leaflet, publisher: "The *Mills\'* & Co"}]\n'
        "highlights: [{text: '[[bg]] doubled it. [@own]'}]\n"
        "body:\n  - implications:\n      - {id: row, implication: More, affects: '[[bg]]', sources: [own]}\n"
    ),
    "content/entities/bg.yaml": 'name: "Bao & *Gang\'s*"\nkind: organisation\n',
    "content/entities/ore.yaml": ('name: Ore\nkind: material\nrelations: [{kind: "*rolled* by", entity: bg}]\n'),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a desk whose names hold signs that mean something."""
    root = desk(tmp_path_factory.mktemp("names"), FILES, SETTINGS)
    built(root, "feeds", "data", "manifest", "redirects", "search")
    return root / "site"


def text(site: Path, path: str) -> str:
    """Return a page of the site."""
    return (site / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("briefings/steel/index.html", f'<a class="entity" href="../../entities/bg/">{PLAIN}</a> doubled it.'),
        ("register/index.html", f'<option value="bg">{PLAIN}</option>'),
        ("register/index.html", '<option value="steel">The mills’ &amp; more</option>'),
        ("topics/steel/index.html", "<h1>The mills’ &amp; more</h1>"),
        ("topics/index.html", "The mills’ &amp; more"),
        ("sources/index.html", "<h2>The Mills’ &amp; Co</h2>"),
        ("entities/bg/index.html", "<em>rolled</em> by"),
    ],
)
def test_a_name_is_shown_as_words(site: Path, path: str, shown: str) -> None:
    """No sign of Markdown stands where a name is a word, and apostrophes are true ones."""
    assert shown in text(site, path)


@pytest.mark.parametrize(
    "path",
    [
        "briefings/steel/index.html",
        "index.html",
        "editions/index.html",
        "topics/steel/index.html",
        "entities/bg/index.html",
        "sources/index.html",
        "register/index.html",
        "old/steel/index.html",
        "feed.xml",
    ],
)
def test_a_title_names_the_entity_that_it_links(site: Path, path: str) -> None:
    """Wherever a title leaves its page, an entity linked without words of its own goes by its name."""
    shown = text(site, path)
    assert f"{PLAIN} &amp; sons" in shown
    assert "bg &amp; sons" not in shown
    assert "bg & sons" not in shown


def test_documents_for_machines_too(site: Path) -> None:
    """Manifest, feed, data and linked data say the same title."""
    title = "Bao & Gang’s & sons"
    assert json.loads(text(site, "editions/2025-w04/manifest.json"))["briefings"][0]["title"] == title
    assert json.loads(text(site, "feed.json"))["items"][0]["title"] == title
    assert json.loads(text(site, "data/briefings.json"))["briefings"][0]["title"] == title
    page = text(site, "briefings/steel/index.html")
    assert f"<title>{PLAIN} &amp; sons" in page
    assert '"headline":"Bao \\u0026 Gang’s \\u0026 sons"' in page
    assert f"What {PLAIN} did." in page
