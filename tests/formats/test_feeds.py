"""Feeds: what readers of feeds get, by Atom and by JSON Feed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from briefings.artifacts import FileSet
from briefings.formats import feeds
from briefings.installed import versions
from briefings.planning import Site
from tests.desks import ENTITY, briefing, built, checked, desk

URL = "https://desk.example/news/"
SETTINGS = f"""\
name: Steel & desk
tagline: What moves steel
url: {URL}
rights: All rights reserved.
authors: {{ann: {{name: Ann Ode, url: "https://desk.example/ann"}}}}
topics: {{steel: Special steel}}
"""
STEEL = """\
title: A record *year*
date: 2025-01-20
authors: [ann]
topics: [steel]
summary: Output doubled, says [[baogang]].
sources: [{id: report, title: The report, url: "https://maker.example/report"}]
highlights:
  - {text: Output doubled., basis: claim, sources: [report]}
body:
  - heading: How much
    prose: |
      See [the figures](editions/2025-w04/) and [below](#sources). [@report]
  - chart:
      type: bar
      title: It rises
      x: year
      y: output
      data: [{year: 2023, output: 1}, {year: 2024, output: 2}]
  - figure: {image: images/mill.svg, alt: A mill}
corrections:
  - {date: 2025-01-25, what: The yield was 3 < 4 & wrong., kind: major}
  - {date: 2025-01-28, what: A name was misspelt.}
"""
MILL = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><path d="M0 0h9"/></svg>'
FILES = {
    "content/briefings/steel.yaml": STEEL,
    "content/briefings/ore.yaml": briefing("title: Ore\ndate: 2025-01-22\nlang: de"),
    "content/briefings/hidden.yaml": briefing("title: A secret\ndraft: true"),
    "content/entities/baogang.yaml": ENTITY,
    "content/images/mill.svg": MILL,
}
PAGE = f"{URL}briefings/steel/"
SHAPES = {
    "id": str,
    "url": str,
    "title": str,
    "content_html": str,
    "summary": str,
    "date_published": str,
    "date_modified": str,
    "authors": list,
    "tags": list,
    "language": str,
    "attachments": list,
}


def atom(root: Path, path: str = "feed.xml") -> feedparser.FeedParserDict:
    """Read a feed that was built as a reader does."""
    return feedparser.parse((root / "site" / path).read_bytes())


def json_feed(root: Path, path: str = "feed.json") -> dict[str, Any]:
    """Read a feed that was built, and hold it to the rules of JSON Feed 1.1."""
    feed: dict[str, Any] = json.loads((root / "site" / path).read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == URL + path
    assert feed["home_page_url"].startswith(URL)
    assert all(author["name"] for author in feed["authors"])
    assert not {name for name in feed if name.startswith("_") and "about" not in feed[name]}
    items = feed["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        follow_the_rules(item)
    return feed


def follow_the_rules(item: Mapping[str, Any]) -> None:
    """Hold an item to the rules of JSON Feed 1.1."""
    assert {name for name in item if not isinstance(item[name], SHAPES[name])} == set()
    assert item["id"].startswith("https://")
    assert item["url"].startswith("https://")
    assert item["content_html"]
    for name in ("date_published", "date_modified"):
        assert datetime.fromisoformat(item[name]).tzinfo, f"{item[name]} is no moment of RFC 3339"
    for attachment in item.get("attachments", []):
        assert attachment["url"].startswith("https://")
        assert attachment["mime_type"] == "application/pdf"
        assert attachment["size_in_bytes"] > 0


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small desk with feeds."""
    folder = desk(tmp_path_factory.mktemp("desk"), FILES, SETTINGS)
    built(folder, "html", "feeds")
    return folder


def test_atom_says_who_publishes(root: Path) -> None:
    """The feed is well formed, and names itself, its site, its language, its rights and its icon."""
    feed = atom(root)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Steel & desk"
    assert feed.feed.link == URL
    assert feed.feed.language == "en"
    assert feed.feed.rights == "All rights reserved."
    assert (root / "site" / feed.feed.icon.removeprefix(URL)).is_file()
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)


def test_entries_come_newest_first(root: Path) -> None:
    """Briefings and major corrections are entries; drafts and minor corrections are not."""
    assert [(entry.title, entry.published) for entry in atom(root).entries] == [
        ("Correction: A record year", "2025-01-25T00:00:00Z"),
        ("Ore", "2025-01-22T00:00:00Z"),
        ("A record year", "2025-01-20T00:00:00Z"),
    ]
    assert "secret" not in (root / "site" / "feed.xml").read_text(encoding="utf-8")


def test_an_entry_says_what_it_is(root: Path) -> None:
    """An entry has its page as id, its authors, topics, language and summary; a major correction updates it."""
    *_, ore, steel = atom(root).entries
    assert steel.id == steel.link == PAGE
    assert steel.updated == "2025-01-25T00:00:00Z"
    assert [(author.name, author.href) for author in steel.authors] == [("Ann Ode", "https://desk.example/ann")]
    assert [(tag.term, tag.label) for tag in steel.tags] == [("steel", "Special steel")]
    assert steel.summary == "Output doubled, says Baogang Group."
    assert ore.content[0].language == "de"
    assert ore.updated == ore.published


def test_a_correction_is_an_entry(root: Path) -> None:
    """It says what was wrong, has an id of its own, and leads to the corrections of the page."""
    correction = atom(root).entries[0]
    assert correction.id == f"{PAGE}#correction-2025-01-25"
    assert correction.link == f"{PAGE}#corrections"
    assert correction.content[0].value.startswith("<p>The yield was 3 &lt; 4 &amp; wrong.</p>")


def test_the_text_is_whole(root: Path) -> None:
    """An entry's text has the highlights, the body, a chart's figures, the corrections and the sources."""
    text = atom(root).entries[-1].content[0].value
    for words in ("Output doubled.", "How much", "It rises", "<td>2024</td>", "misspelt", "The report"):
        assert words in text


def test_the_text_reads_elsewhere(root: Path) -> None:
    """Every address is absolute; no script, style, drawing, class or name of the page's own is left."""
    text = json_feed(root)["items"][-1]["content_html"]
    addresses = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert f"{URL}editions/2025-w04/" in addresses
    assert f"{PAGE}#sources" in addresses
    assert any(re.fullmatch(rf"{URL}assets/mill\.\w+\.svg", address) for address in addresses)
    assert all(address.startswith("https://") for address in addresses)
    assert not re.findall(r"<(?:script|style|svg|h1)|(?:class|id|style)=", text)


def test_json_feed_says_the_same(root: Path) -> None:
    """Both feeds have the same entries with the same text."""
    assert [
        (item["id"], item["title"], item["date_published"], item["date_modified"], item["summary"])
        for item in json_feed(root)["items"]
    ] == [(entry.id, entry.title, entry.published, entry.updated, entry.summary) for entry in atom(root).entries]
    assert json_feed(root)["language"] == "en"
    assert json_feed(root)["items"][1]["language"] == "de"
    assert json_feed(root)["items"][2]["tags"] == ["Special steel"]


def test_a_topic_has_feeds_of_its_own(root: Path) -> None:
    """A topic's feeds have its briefings and their corrections alone, and lead to its page."""
    feed = atom(root, "topics/steel/feed.xml")
    assert feed.feed.title == "Steel & desk – Special steel"
    assert feed.feed.link == f"{URL}topics/steel/"
    assert [entry.title for entry in feed.entries] == ["Correction: A record year", "A record year"]
    assert len(json_feed(root, "topics/steel/feed.json")["items"]) == 2


def test_pages_name_the_feeds(root: Path) -> None:
    """Every page names the site's feeds; a topic's page its own before them."""
    named = re.compile(r'<link rel="alternate" type="application/(\w+)\+\w+" title="([^"]*)" href="([^"]*)">')
    site = [("atom", "Steel &amp; desk", "../../feed.xml"), ("feed", "Steel &amp; desk", "../../feed.json")]
    assert named.findall((root / "site/briefings/steel/index.html").read_text(encoding="utf-8")) == site
    title = "Steel &amp; desk – Special steel"
    topic = [("atom", title, "../../topics/steel/feed.xml"), ("feed", title, "../../topics/steel/feed.json")]
    assert named.findall((root / "site/topics/steel/index.html").read_text(encoding="utf-8")) == [*topic, *site]


def test_thirty_entries_at_most(tmp_path: Path) -> None:
    """Of many briefings the latest thirty are entries."""
    files = {
        f"content/briefings/b{day:02d}.yaml": briefing(f"title: Day {day}\ndate: 2024-12-{day:02d}")
        for day in range(1, 32)
    }
    built(desk(tmp_path, files, SETTINGS), "html", "feeds")
    titles = [entry.title for entry in atom(tmp_path).entries]
    assert titles == [f"Day {day}" for day in range(31, 1, -1)]


def test_an_embargo_says_when(tmp_path: Path) -> None:
    """What waited for a moment was published then, and not on its date."""
    files = {"content/briefings/steel.yaml": briefing('publish_at: "2025-01-20T08:00+01:00"')}
    built(desk(tmp_path, files, SETTINGS), "html", "feeds")
    assert atom(tmp_path).entries[0].published == "2025-01-20T07:00:00Z"


def test_a_report_is_enclosed(tmp_path: Path) -> None:
    """Where a briefing has a PDF, its entry encloses it, and says how large it is."""
    built(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}, SETTINGS), "html", "feeds", "pdf")
    size = (tmp_path / "site/briefings/steel/steel.pdf").stat().st_size
    (enclosure,) = atom(tmp_path).entries[0].enclosures
    assert (enclosure.href, enclosure.type) == (f"{PAGE}steel.pdf", "application/pdf")
    assert int(enclosure.length) == size
    (attachment,) = json_feed(tmp_path)["items"][0]["attachments"]
    assert attachment == {"url": f"{PAGE}steel.pdf", "mime_type": "application/pdf", "size_in_bytes": size}


@pytest.mark.parametrize(
    ("settings", "files"),
    [
        ("name: Steel desk\n", {"content/briefings/steel.yaml": briefing()}),
        (SETTINGS, {"content/entities/baogang.yaml": ENTITY}),
    ],
)
def test_no_feeds_without_addresses_or_entries(tmp_path: Path, settings: str, files: dict[str, str]) -> None:
    """A desk that does not say where it is published, or that has no briefing, has no feeds, and names none."""
    built(desk(tmp_path, files, settings), "html", "feeds")
    assert not list((tmp_path / "site").rglob("feed.*"))
    assert "atom+xml" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_a_later_briefing_renders_no_text_anew(tmp_path: Path) -> None:
    """The text of an entry depends on its briefing, and on nothing that comes later."""
    files = {"content/briefings/steel.yaml": briefing()}
    before = texts(desk(tmp_path, files, SETTINGS))
    after = texts(desk(tmp_path, {"content/briefings/ore.yaml": briefing("date: 2025-01-25")}, SETTINGS))
    assert before < after


def texts(root: Path) -> set[str]:
    """Return the keys of the texts of a desk's feed."""
    site = Site(checked(root).catalog, FileSet(()), frozenset({"feeds"}), versions(), {})
    feed = next(artifact for artifact in feeds.plan(site) if artifact.path == "feed.xml")
    return {used.key for used in feed.uses()}
