"""What is attached to a report."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pikepdf
import pytest

from briefings.attachments import attached_to_briefing, attached_to_edition
from briefings.engines.attachments import Attachment, attached
from briefings.executors import run_maker
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from tests.desks import DESK, ENTITY, briefing, built, checked, desk

BODY = """\
lang: de
body:
  - heading: Förderung & Preise
    table:
      columns: [Wer, Menge]
      units: ['', kt]
      rows: [['[[baogang]]', '=1+1'], [Andere, 5]]
      total: [Alle, '7']
      caption: Wer *fördert* [@usgs]
  - chart:
      {type: bar, title: Mehr, x: year, y: output, unit: kt, data: data/output.csv}
  - table: {data: data/output.csv}
  - prose: Text.
"""
FILES = {
    "content/briefings/steel.yaml": briefing(BODY),
    "content/data/output.csv": "year,output,note\n2023,1,not drawn\n2024,2,not drawn\n",
    "content/entities/baogang.yaml": ENTITY,
    "content/sources/usgs.yaml": "title: Mineral summaries\ntlp: CLEAR\n",
}


def files(root: Path) -> dict[str, Attachment]:
    """Return what is attached for the only briefing of a desk."""
    found = checked(root)
    (one,) = found.catalog.briefings
    artifact = attached_to_briefing(found.catalog, one)
    made = run_maker(artifact.maker, artifact.resolve(found.snapshot.read, lambda _used: b""))
    return {one.name: one for one in attached([made])}


def rows(found: Attachment) -> list[list[str]]:
    """Read a CSV file."""
    return list(csv.reader(io.StringIO(found.text.removeprefix("\ufeff"), newline="")))


def test_each_table_and_chart_has_a_file(tmp_path: Path) -> None:
    """It is called after briefing and block, has units in its header and no formula; a chart's has what is drawn."""
    found = files(desk(tmp_path, FILES))
    assert list(found) == ["steel.forderung-preise.csv", "steel.part-2.csv", "steel.part-3.csv", "steel.yaml"]
    assert rows(found["steel.forderung-preise.csv"]) == [
        ["Wer", "Menge (kt)"],
        ["Baogang Group", "'=1+1"],
        ["Andere", "5"],
        ["Alle", "7"],
    ]
    assert rows(found["steel.part-2.csv"]) == [["year", "output (kt)"], ["2023", "1"], ["2024", "2"]]
    assert rows(found["steel.part-3.csv"])[1] == ["2023", "1", "not drawn"]


def test_files_are_described_in_the_language_of_the_report(tmp_path: Path) -> None:
    """A table goes by its caption in plain words, a chart by its title, and else by heading or name."""
    found = files(desk(tmp_path, FILES))
    assert found["steel.forderung-preise.csv"].description == "Daten: Wer fördert"
    assert found["steel.part-2.csv"].description == "Daten: Mehr"
    assert found["steel.yaml"].description == "Inhalt: A record year"


def test_the_briefing_names_its_data(tmp_path: Path) -> None:
    """The YAML is a briefing whose data is the file beside it, and which cites nothing that is not in it."""
    found = files(desk(tmp_path, FILES))
    _, value = read("steel.yaml", found["steel.yaml"].text.encode(), Briefing)
    assert "data: steel.part-2.csv" in found["steel.yaml"].text
    assert [source.id for source in value.sources] == ["usgs"]


def test_an_edition_carries_its_briefings(tmp_path: Path) -> None:
    """A week without a file has one made; each briefing's files are those of its own report; cited sources go along."""
    other = {**FILES, "content/briefings/ore.yaml": briefing("title: Ore\n")}
    found = checked(desk(tmp_path, other))
    ((edition, slugs),) = found.catalog.editions
    planned = attached_to_edition(found.catalog, edition, slugs)
    assert [one.key for one in planned[1:]] == [
        attached_to_briefing(found.catalog, found.catalog.by_slug[slug]).key for slug in slugs
    ]
    made = run_maker(planned[0].maker, planned[0].resolve(found.snapshot.read, lambda _used: b""))
    (one,) = attached([made])
    assert (one.name, one.description) == ("2025-w04.edition.yaml", "Content: Week 4 of 2025")
    assert one.text == "format: 1\ndate: 2025-01-20\nbriefings: [ore, steel]\nlang: en\n"


def test_a_source_that_an_editors_note_cites_goes_along(tmp_path: Path) -> None:
    """An edition has no sources of its own, so that the desk's come as files."""
    note = {**FILES, "content/editions/2025-w04.yaml": "note: As said. [@usgs]\n"}
    found = checked(desk(tmp_path, note))
    ((edition, slugs),) = found.catalog.editions
    planned, *_ = attached_to_edition(found.catalog, edition, slugs)
    made = run_maker(planned.maker, planned.resolve(found.snapshot.read, lambda _used: b""))
    assert [one.name for one in attached([made])] == ["2025-w04.edition.yaml", "usgs.source.yaml"]
    assert attached([made])[1].text == "title: Mineral summaries\n"


@pytest.mark.parametrize(
    ("path", "name", "was", "becomes"),
    [
        ("content/data/output.csv", "steel.part-2.csv", "2024,2", "2024,3"),
        ("content/entities/baogang.yaml", "steel.forderung-preise.csv", "Baogang Group", "Baoshan"),
        ("content/sources/usgs.yaml", "steel.yaml", "Mineral", "Metal"),
    ],
)
def test_what_is_attached_follows_its_content(tmp_path: Path, path: str, name: str, was: str, becomes: str) -> None:
    """The report is made anew where data, an entity's name or a shared source changes, and carries what is new."""
    root = desk(tmp_path, FILES, DESK)
    built(root, "pdf")
    desk(root, {path: FILES[path].replace(was, becomes)})
    built(root, "pdf")
    with pikepdf.open(root / "site" / "briefings" / "steel" / "steel.pdf") as pdf:
        text = pdf.attachments[name].get_file().read_bytes().decode()
    assert becomes.rpartition(",")[2] in text
    assert text == files(root)[name].text
