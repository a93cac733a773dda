from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.audience import Audience
from briefings.catalog import Catalog, catalog
from briefings.values.clearance import Clearance
from tests.desks import CLOCK, ENTITY, briefing, checked, desk

FILES = {
    "content/briefings/a.yaml": briefing("date: 2025-01-20\nlead: The [[baogang]] group."),
    "content/briefings/2025/b.yaml": briefing("date: 2025-01-20"),
    "content/briefings/c.yaml": briefing("date: 2025-01-10\nlead: The [[baogang]] group."),
    "content/briefings/d.yaml": briefing("date: 2024-12-30\ntlp: AMBER"),
    "content/briefings/e.yaml": briefing("date: 2024-12-31\ndraft: true"),
    "content/editions/2025-w04.yaml": "lead: b\n",
    "content/editions/winter.yaml": "from: 2024-12-01\nto: 2025-01-12\n",
    "content/entities/baogang.yaml": ENTITY,
    "content/sources/usgs.yaml": "title: Mineral summaries\n",
}


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Give the catalog of a small desk."""
    return checked(desk(tmp_path_factory.mktemp("desk"), FILES)).catalog


def slugs(found: Catalog) -> Sequence[str]:
    """Return the slugs of the briefings, in order."""
    return [record.slug for record in found.briefings]


def test_order(linked: Catalog) -> None:
    """Briefings come newest first, and on one day by slug; drafts and marked ones are not among them."""
    assert slugs(linked) == ["a", "b", "c"]


def test_editions(linked: Catalog) -> None:
    """A briefing belongs to the edition whose span or week it falls in, the edition's lead comes first."""
    assert [(edition.id, list(members)) for edition, members in linked.editions] == [
        ("2025-w04", ["b", "a"]),
        ("winter", ["c"]),
    ]


def test_neighbours(linked: Catalog) -> None:
    """Each briefing knows the earlier and the later one."""
    pairs = {slug: tuple(record.slug if record else "" for record in pair) for slug, pair in linked.neighbours.items()}
    assert pairs == {"a": ("b", ""), "b": ("c", "a"), "c": ("", "b")}


def test_naming(linked: Catalog) -> None:
    """An entity knows the briefings that name it, newest first."""
    assert [record.slug for record in linked.naming["baogang"]] == ["a", "c"]


@given(data=st.data())
def test_the_order_of_files_changes_nothing(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """In whatever order files were read, the catalog is the same."""
    root = tmp_path_factory.getbasetemp() / "shuffled"
    read = checked(root if root.is_dir() else desk(root, FILES))
    content = read.content
    records = data.draw(st.permutations(content.records))
    again = catalog(content.desk, content.desk_file, records, Audience(CLOCK), read.snapshot.files)
    assert again == read.catalog


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (Audience(CLOCK, Clearance.AMBER), ["a", "b", "c", "d"]),
        (Audience(CLOCK, drafts=True), ["a", "b", "c", "e"]),
        (Audience(datetime(2020, 1, 1, tzinfo=UTC)), []),
        (Audience(datetime(2020, 1, 1, tzinfo=UTC), future=True), ["a", "b", "c"]),
    ],
)
def test_audience(tmp_path: Path, audience: Audience, expected: list[str]) -> None:
    """A catalog holds what its audience may see."""
    read = checked(desk(tmp_path, FILES))
    content = read.content
    assert slugs(catalog(content.desk, content.desk_file, content.records, audience, {})) == expected


@pytest.mark.parametrize("hiding", ["draft: true", "publish_at: 2025-03-01", "tlp: RED"])
def test_a_hidden_edition_hides_no_briefing(tmp_path: Path, hiding: str) -> None:
    """Where the file of a week is hidden, the week stands as if there were none."""
    files = {**FILES, "content/editions/2025-w04.yaml": f"title: Secret\nlead: b\nnumber: 7\n{hiding}\n"}
    (edition, members), _ = checked(desk(tmp_path, files)).catalog.editions
    assert (edition.id, edition.title, edition.number, edition.file, edition.lead) == ("2025-w04", "", None, None, "")
    assert list(members) == ["a", "b"]


def test_an_edition_may_list_translations(tmp_path: Path) -> None:
    """A translation stands in an edition that lists it, and else belongs to that of its original."""
    german = "date: 2025-01-20\nlang: de\ntranslation_of: steel\n"
    files = {
        "content/briefings/steel.yaml": briefing("date: 2025-01-20"),
        "content/briefings/stahl.yaml": briefing(german),
        "content/briefings/acier.yaml": briefing(german.replace("de", "fr")),
        "content/editions/deutsch.yaml": "lang: de\nbriefings: [stahl]\nlead: stahl\n",
    }
    found = checked(desk(tmp_path, files)).catalog
    assert {edition.id: list(slugs) for edition, slugs in found.editions} == {
        "deutsch": ["stahl"],
        "2025-w04": ["steel"],
    }
    assert found.edition_of["acier"].id == "2025-w04"
