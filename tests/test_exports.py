"""The desk's content as tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefings.artifacts import Plain
from briefings.exports import TABLES, published
from tests.desks import briefing, checked, desk

URL = "name: Steel desk\nurl: https://example.org/desk\nauthors: {desk: {name: The desk}}\n"
JUDGED = """\
authors: [desk]
topics: [steel]
sources:
  - {id: report, title: A report, publisher: Baogang, url: https://example.org/report, retracted: RETRACTION}
highlights:
  - {text: Output doubled., basis: claim, sources: [report]}
body:
  - implications:
      - id: leverage
        implication: Leverage over steel
        likelihood: likely
        horizon: 2025-01
        sources: [report]
""".replace("RETRACTION", "{date: 2025-01-25, reason: Made up.}")
FILES = {
    "content/briefings/steel.yaml": briefing(JUDGED),
    "content/briefings/stahl.yaml": briefing("translation_of: steel\nlang: de\n"),
    "content/briefings/later.yaml": briefing(
        "date: 2025-01-28\nupdates: [{implication: steel/leverage, change: came true, note: Seen.}]\n"
    ),
    "content/briefings/erz.yaml": briefing("translation_of: ore\nlang: de\n"),
    "content/briefings/ore.yaml": briefing("draft: true\n"),
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Mapping[str, Plain]]]:
    """Give the tables of a small desk."""
    linked = checked(desk(tmp_path_factory.mktemp("desk"), FILES, URL)).catalog
    return {name: list(table.rows(linked)) for name, table in TABLES.items()}


def test_rows_have_the_columns(tables: Mapping[str, list[Mapping[str, Plain]]]) -> None:
    """Every row has the columns of its table, in their order."""
    for name, rows in tables.items():
        assert rows
        assert {tuple(row) for row in rows} == {TABLES[name].columns}


def test_briefings(tables: Mapping[str, list[Mapping[str, Plain]]]) -> None:
    """Briefings come newest first; a translation names its original, unless that is not seen."""
    rows = tables["briefings"]
    assert [(row["slug"], row["lang"], row["translation_of"], row["edition"]) for row in rows] == [
        ("later", "en", "", "2025-w05"),
        ("erz", "de", "", "2025-w04"),
        ("stahl", "de", "steel", "2025-w04"),
        ("steel", "en", "", "2025-w04"),
    ]
    assert rows[3]["authors"] == ["The desk"]
    assert (rows[3]["highlights"], rows[3]["implications"], rows[3]["sources"]) == (1, 1, 1)
    assert rows[3]["address"] == "https://example.org/desk/briefings/steel/"


def test_implications(tables: Mapping[str, list[Mapping[str, Plain]]]) -> None:
    """An implication says its band in per cent, how it was settled and by which briefing, and what it rests on."""
    (row,) = tables["implications"]
    assert (row["name"], row["likelihood_low"], row["likelihood_high"]) == ("steel/leverage", 55, 80)
    assert (row["outcome"], row["settled"], row["overdue"], row["retracted"]) == (
        "came true",
        "2025-01-28",
        False,
        True,
    )
    assert row["sources"] == [tables["sources"][0]["key"]]
    assert row["history"] == [
        {
            "briefing": "later",
            "title": "A record year",
            "date": "2025-01-28",
            "change": "came true",
            "note": "Seen.",
            "address": "https://example.org/desk/briefings/later/",
        }
    ]


def test_sources(tables: Mapping[str, list[Mapping[str, Plain]]]) -> None:
    """A source says that it was retracted, and what rests on it."""
    (row,) = tables["sources"]
    assert (row["title"], row["retracted"], row["retracted_reason"]) == ("A report", "2025-01-25", "Made up.")
    assert row["highlights"] == [{"briefing": "steel", "text": "Output doubled."}]
    address = "https://example.org/desk/briefings/steel/#leverage"
    assert row["implications"] == [{"name": "steel/leverage", "implication": "Leverage over steel", "address": address}]


def test_without_an_address(tmp_path: Path) -> None:
    """A desk that does not say where it is published has addresses from the site's root."""
    assert published(checked(desk(tmp_path)).catalog, "briefings/steel/") == "briefings/steel/"
