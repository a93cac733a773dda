"""What is indexed, and when it is indexed again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefings.artifacts import Artifact
from briefings.checking import check
from briefings.formats import search
from briefings.installed import versions
from briefings.planning import Site
from briefings.theme import theme
from tests.desks import ENTITY, audience, briefing, built, desk

OLD = "content/briefings/old.yaml"
NEW = "content/briefings/new.yaml"
FILES = {
    "content/entities/baogang.yaml": ENTITY,
    OLD: briefing("date: 2024-03-04\ntopics: [steel]\nlead: The [[baogang]] grew.\n"),
    NEW: briefing("topics: [steel]\n"),
}


def planned(root: Path) -> Mapping[str, Artifact]:
    """Plan the search of a desk; return its artifacts by path."""
    checked = check(root, "briefings.yaml", audience())
    site = Site(checked.catalog, theme(checked.snapshot), frozenset({"html", "search"}), versions(), {})
    return {artifact.path: artifact for artifact in search.plan(site)}


def indexed(root: Path) -> str:
    """Return everything that the built indexes say."""
    files = (root / "site" / "search").rglob("*")
    return "\n".join(
        (gzip.decompress(file.read_bytes()) if "pf_" in file.suffix else file.read_bytes()).decode(errors="replace")
        for file in files
        if file.is_file() and file.suffix not in {".js", ".pagefind"}
    )


def test_each_year_and_language_has_an_index(tmp_path: Path) -> None:
    """Briefings stand by year and language, what has no year by itself, and each language has what searches it."""
    files = {**FILES, "content/briefings/neu.yaml": briefing("lang: de-AT\n")}
    paths = [path.partition(".")[0] for path in planned(desk(tmp_path, files))]
    assert paths == [
        "search/2025-de/",
        "search/2025-en/",
        "search/2024-en/",
        "search/pages-en/",
        "search/de",
        "search/en",
        "search/index",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {NEW: briefing("title: Another title\ntopics: [steel, ore]\n")},
        {"content/briefings/newer.yaml": briefing("title: Newer\ndate: 2025-01-21\nlang: de\n")},
        {"content/briefings/between.yaml": briefing("title: Between\ndate: 2025-01-02\n")},
        {"content/entities/baogang.yaml": ENTITY + "summary: Makes steel.\n"},
        {"content/editions/2024-w10.yaml": "title: A week\n"},
        {"templates/styles/screen-7-own.css": "h1 { color: red }\n"},
        {"templates/base.html.j2": "<html>{% block content %}{% endblock %}</html>\n"},
        {"briefings.yaml": "name: Another desk\nemail: desk@example.org\nabout: More.\n"},
    ],
    ids=["edited", "later", "neighbour", "entity", "edition", "style", "frame", "desk"],
)
def test_the_past_is_not_indexed_again(tmp_path: Path, change: Mapping[str, str]) -> None:
    """The key of a past year's briefings stays while other years, neighbours, styles and the desk change."""
    before = planned(desk(tmp_path, FILES))
    after = planned(desk(tmp_path, change, settings=change.get("briefings.yaml", "name: Steel desk\n")))
    old = before["search/2024-en/"]
    records = old.inputs["records"], after["search/2024-en/"].inputs["records"]
    assert isinstance(records[0], tuple)
    assert isinstance(records[1], tuple)
    assert records[0][0] in records[1]
    if "content/editions/2024-w10.yaml" not in change:
        assert after["search/2024-en/"].key == old.key


@pytest.mark.parametrize(
    "change",
    [
        {OLD: briefing("date: 2024-03-04\ntopics: [ore]\nlead: The [[baogang]] grew.\n")},
        {OLD: briefing("date: 2024-03-04\ntopics: [steel]\nlead: The [[baogang]] shrank.\n")},
        {"content/entities/baogang.yaml": ENTITY.replace("Group", "Works")},
        {"content/briefings/older.yaml": briefing("title: Older\ndate: 2024-03-03\n")},
    ],
    ids=["topic", "words", "name", "briefing"],
)
def test_an_index_follows_its_own_words(tmp_path: Path, change: Mapping[str, str]) -> None:
    """What a page of a year says, or is filtered by, changes the key of the year."""
    before = planned(desk(tmp_path, FILES))
    assert planned(desk(tmp_path, change))["search/2024-en/"].key != before["search/2024-en/"].key


def test_nothing_hidden_is_indexed(tmp_path: Path) -> None:
    """No index and no list of filters holds a word of a draft, of what waits or is over, or of what is marked."""
    hidden = {
        f"content/briefings/{name}.yaml": briefing(f"title: Unseen {name}\ntopics: [secret-{name}]\n{field}\n")
        for name, field in {
            "draft": "draft: true",
            "waiting": "publish_at: 2025-03-01T06:00:00Z",
            "over": "expires_at: 2025-01-01T06:00:00Z",
            "marked": "tlp: RED",
        }.items()
    }
    hidden["content/entities/secret-group.yaml"] = "name: Unseen group\nkind: organisation\ndraft: true\n"
    built(desk(tmp_path, {**FILES, **hidden}), "search")
    said = indexed(tmp_path).casefold()
    assert "record year" in said
    assert "unseen" not in said
    assert "secret" not in said


def test_tables_sources_and_updates_are_indexed(tmp_path: Path) -> None:
    """The words of tables, and the titles of sources, are found; addresses of neighbours are not."""
    body = "body:\n  - heading: Output\n    table: {columns: [Plant, Output], rows: [[Baotou, 12 kt]]}\n"
    source = "sources: [{id: usgs, title: Mineral commodity summaries}]\nlead: Ore rose. [@usgs]\n"
    built(desk(tmp_path, {**FILES, OLD: briefing("date: 2024-03-04\n" + source + body)}), "search")
    said = indexed(tmp_path)
    for words in ("Baotou", "12 kt", "Mineral commodity summaries", '"id":"output"'):
        assert words in said
    assert "Earlier" not in said


def test_a_name_is_enough_to_be_found(tmp_path: Path) -> None:
    """An entity of which nothing but the name is known stands in an index, and in its list of filters."""
    built(desk(tmp_path, {"content/entities/baogang.yaml": ENTITY}), "search")
    facets = json.loads((tmp_path / "site/search/pages-en/facets.json").read_text(encoding="utf-8"))
    assert [page[1:] for page in facets["pages"]] == [["", [], [0]]]


def test_a_site_without_pages_has_no_search(tmp_path: Path) -> None:
    """Where no page is built there is nothing to lead to."""
    checked = check(desk(tmp_path, FILES), "briefings.yaml", audience())
    site = Site(checked.catalog, theme(checked.snapshot), frozenset({"search"}), versions(), {})
    assert list(search.plan(site)) == []
