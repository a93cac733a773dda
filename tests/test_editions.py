from pathlib import Path

import pytest

from briefings.catalog import Catalog
from briefings.editions import corrections_since, edition_content, edition_facts
from briefings.files import scan
from briefings.installed import versions
from briefings.planning import Site
from briefings.theme import theme
from briefings.views.editions import EditionFacts
from briefings.views.facts import PageFacts
from tests.desks import briefing, checked, desk
from tests.following import FOLLOWED

CORRECTED = "corrections:\n  - {date: 2025-01-21, what: The figure was 12., kind: major}\n"
FILES = {
    **FOLLOWED,
    "content/briefings/second.yaml": FOLLOWED["content/briefings/second.yaml"] + CORRECTED,
    "content/editions/2025-w04.yaml": "title: The third week\nnumber: 4\n",
}


def site_of(root: Path) -> Site:
    """Give what formats plan from."""
    linked: Catalog = checked(root).catalog
    return Site(linked, theme(scan(root, "briefings.yaml")), frozenset({"html"}), versions(), {})


def facts(site: Site, name: str) -> EditionFacts:
    """Give what an edition shows."""
    edition, slugs = next(pair for pair in site.catalog.editions if pair[0].id == name)
    return edition_facts(site, PageFacts(address=f"editions/{name}/"), edition, slugs)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a desk of three weeks."""
    return site_of(desk(tmp_path, FILES))


def test_what_changed(site: Site) -> None:
    """An edition says what is new, what was updated and what was closed by its own briefings."""
    second, third = facts(site, "2025-w03"), facts(site, "2025-w04")
    assert [(change.judgement.name, change.closed) for change in second.changes] == [("first/rise", False)]
    assert [(change.judgement.name, change.closed) for change in third.changes] == [
        ("first/rise", True),
        ("first/fall", True),
    ]
    assert [judgement.name for judgement in third.new] == ["third/last"]


def test_later_weeks_change_nothing(tmp_path: Path, site: Site) -> None:
    """An edition of the past says the same when later briefings are gone, or settle what it judged."""
    fewer = {path: text for path, text in FILES.items() if "third" not in path}
    before = site_of(
        desk(tmp_path / "before", {**fewer, "content/briefings/second.yaml": FOLLOWED["content/briefings/second.yaml"]})
    )
    assert facts(before, "2025-w02") == facts(site, "2025-w02")


def test_corrections_stand_in_the_week_in_which_they_were_made(site: Site) -> None:
    """A correction of an old briefing is told in the edition of its own day."""
    assert [(link.date, link.note) for link in facts(site, "2025-w04").corrections] == [("2025-01-21", "major")]
    assert facts(site, "2025-w03").corrections == ()


def test_the_hash_follows_the_content(tmp_path: Path, site: Site) -> None:
    """Another text gives another hash; a comment, a lifted embargo and what is silenced in a block do not."""
    edition, slugs = next(pair for pair in site.catalog.editions if pair[0].id == "2025-w04")

    def again(name: str, text: str) -> str:
        other = site_of(desk(tmp_path / name, {**FILES, "content/briefings/third.yaml": text}))
        return edition_content(other.catalog, edition, slugs)

    third = FILES["content/briefings/third.yaml"]
    hashed = edition_content(site.catalog, edition, slugs)
    assert again("comment", third + "# a note to ourselves\n") == hashed
    assert again("embargo", third + "publish_at: 2025-01-20T08:00+00:00\n") == hashed
    assert again("quiet", third + "    ignore: [{rule: raw-html, reason: x}]\n") == hashed
    assert again("text", third.replace("Output doubled", "Output halved")) != hashed


def test_the_hash_follows_data_and_shared_sources(tmp_path: Path) -> None:
    """Another figure in a data file, and another word in a source of the desk, give another hash."""
    chart = "body:\n  - chart: {type: bar, title: Output, x: year, y: output, data: data/o.csv, sources: [usgs]}\n"
    files = {
        "content/briefings/steel.yaml": briefing(f"date: 2025-01-20\n{chart}"),
        "content/data/o.csv": "year,output\n2023,1\n2024,2\n",
        "content/sources/usgs.yaml": "title: Mineral summaries\n",
    }

    def hashed(name: str, **changed: str) -> str:
        paths = {"data": "content/data/o.csv", "source": "content/sources/usgs.yaml"}
        there = {**files, **{paths[kind]: text for kind, text in changed.items()}}
        site = site_of(desk(tmp_path / name, there))
        ((edition, slugs),) = site.catalog.editions
        return edition_content(site.catalog, edition, slugs)

    before = hashed("before")
    assert hashed("same") == before
    assert hashed("data", data="year,output\n2023,1\n2024,999\n") != before
    assert hashed("source", source="title: Other summaries\n") != before


def test_corrections_of_a_week_without_an_edition_stand_in_the_next(tmp_path: Path) -> None:
    """What is corrected between two editions is told in the later, and after the last at home alone."""
    late = "corrections:\n  - {date: 2025-01-15, what: One.}\n  - {date: 2025-01-29, what: Two., kind: major}\n"
    files = {
        "content/briefings/first.yaml": FOLLOWED["content/briefings/first.yaml"] + late,
        "content/briefings/third.yaml": briefing("date: 2025-01-20"),
        "content/entities/baogang.yaml": FOLLOWED["content/entities/baogang.yaml"],
    }
    site = site_of(desk(tmp_path, files))
    assert [link.summary for link in facts(site, "2025-w04").corrections] == ["One."]
    assert [link.summary for link in corrections_since(site, "2025-w04")] == ["One.", "Two."]
    assert facts(site, "2025-w02").corrections == ()
