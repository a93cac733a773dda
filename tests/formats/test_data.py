"""The data of a site."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefings.build import Request, build
from briefings.exports import TABLES
from briefings.installed import versions
from tests.desks import ENTITY, audience, briefing, desk, shared_cache

TYPED = """\
title: The [[baogang]] year
draft: false
publish_at: 2025-01-19T08:00+01:00
topics: [steel]
authors: [desk]
sources: [{id: report, title: A report}, {id: never, title: Not cited}]
lead: |
  [//]: # (for the desk)

  It *rose*. [@report] [@usgs]
body:
  - heading: Output
    chart: {type: bar, title: It rose, x: year, y: output, data: data/output.csv}
    ignore: [{rule: raw-html, reason: Because.}]
  - figure: {image: images/mill.svg, alt: A mill}
"""
FILES: Mapping[str, str | bytes] = {
    "content/briefings/steel.yaml": briefing(TYPED),
    "content/briefings/hidden.yaml": briefing("tlp: RED"),
    "content/entities/baogang.yaml": ENTITY,
    "content/sources/usgs.yaml": "title: Mineral summaries\n",
    "content/data/output.csv": "year,output,checked\n2023,1,yes\n2024,2,no\n",
    "content/images/mill.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>',
}
SETTINGS = "name: Steel desk\nauthors: {desk: {name: The desk, email: a@example.org}}\ntopics: {steel: Steel}\n"


def run(root: Path, site: Path, formats: str = "data") -> Path:
    """Build a desk's data."""
    request = Request(
        root=root,
        desk_file="briefings.yaml",
        site=site,
        cache=shared_cache(root),
        audience=audience(),
        formats=frozenset(formats.split(",")),
        versions=versions(),
    )
    build(request, lambda *_progress: None)
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data of a small desk."""
    root = desk(tmp_path_factory.mktemp("desk"), FILES, SETTINGS)
    return run(root, root / "site")


@pytest.fixture(scope="module")
def steel(site: Path) -> dict[str, Any]:
    """Give the data of a briefing."""
    found: dict[str, Any] = json.loads((site / "briefings/steel/steel.json").read_bytes())
    return found


def test_files(site: Path) -> None:
    """Each table is there twice, and each briefing that is seen once."""
    there = {path.relative_to(site).as_posix() for path in site.rglob("*.*")}
    tables = {f"data/{name}.{suffix}" for name in TABLES for suffix in ("csv", "json")}
    assert there - {".briefings-manifest"} >= tables | {"briefings/steel/steel.json"}
    assert not [path for path in there if "hidden" in path]


def test_a_briefing_in_full(steel: dict[str, Any]) -> None:
    """A briefing's data has its texts as written, its entities and its sources, cited ones alone."""
    assert steel["title"] == "The [[baogang]] year"
    assert steel["lead"] == "It *rose*. [@report] [@usgs]\n"
    assert [(entity["slug"], entity["name"]) for entity in steel["entities"]] == [("baogang", "Baogang Group")]
    assert [(source["id"], source["title"]) for source in steel["sources"]] == [
        ("report", "A report"),
        ("usgs", "Mineral summaries"),
    ]
    assert steel["topics"] == [{"slug": "steel", "title": "Steel"}]
    assert steel["authors"] == ["The desk"]


def test_a_briefings_blocks(steel: dict[str, Any]) -> None:
    """Each block says its type; what is drawn of data is spelt out, and pictures have their address on the site."""
    chart, figure = steel["body"]
    assert (chart["type"], chart["heading"]) == ("chart", "Output")
    assert chart["content"]["data"] == [{"year": "2023", "output": "1"}, {"year": "2024", "output": "2"}]
    assert figure["content"]["image"].startswith("assets/mill.")


def test_housekeeping_is_nobodys_business(site: Path) -> None:
    """Neither the fields that decide when and where a briefing is published, nor paths of files, are there."""
    text = (site / "briefings/steel/steel.json").read_text()
    assert not [
        word
        for word in ("draft", "publish_at", "expires_at", "ignore", "Because.", "content/", "data/output", "a@example")
        if word in text
    ]


def test_the_tables_say_the_same(site: Path) -> None:
    """Both files of a table have the same rows under the same names."""
    for name in TABLES:
        with (site / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        twin = json.loads((site / f"data/{name}.json").read_bytes())[name]
        assert [list(row) for row in rows] == [list(row) for row in twin]
        assert len(rows) == len(twin)


def test_a_comment_changes_no_byte(tmp_path: Path) -> None:
    """What only the author reads is not in the data, and moves no byte of it."""
    before = run(desk(tmp_path, FILES, SETTINGS), tmp_path / "a")
    commented = {**FILES, "content/briefings/steel.yaml": f"# A comment\n{briefing(TYPED)}"}
    after = run(desk(tmp_path, commented, SETTINGS), tmp_path / "b")
    path = "briefings/steel/steel.json"
    assert (before / path).read_bytes() == (after / path).read_bytes()


def test_a_later_briefing_leaves_the_others(site: Path, tmp_path: Path) -> None:
    """A briefing's data names no neighbours, so that a later briefing changes nothing in it."""
    more = {**FILES, "content/briefings/later.yaml": briefing("date: 2025-01-22")}
    again = run(desk(tmp_path, more, SETTINGS), tmp_path / "site")
    path = "briefings/steel/steel.json"
    assert (site / path).read_bytes() == (again / path).read_bytes()


def test_pages_lead_to_their_data(tmp_path: Path) -> None:
    """The register, the sources, the archive and each briefing link their data, where the site has it."""
    root = desk(tmp_path, FILES, SETTINGS)
    site = run(root, tmp_path / "with", "data,html")
    for page, files in {
        "editions": ["../data/briefings.csv", "../data/briefings.json"],
        "register": ["../data/implications.csv", "../data/implications.json"],
        "sources": ["../data/sources.csv", "../data/sources.json"],
        "briefings/steel": ["../../briefings/steel/steel.json"],
    }.items():
        text = (site / page / "index.html").read_text()
        assert [file for file in files if f' <a href="{file}">' not in text] == []
    assert ".json" not in (run(root, tmp_path / "without", "html") / "register/index.html").read_text()
