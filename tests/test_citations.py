from pathlib import Path

from briefings.citations import cited_sources, retracted_in
from tests.desks import briefing, checked, desk

SHARED = "title: Mineral summaries\npublisher: Geological Survey\n"
OWN = """\
sources:
  - {id: survey, title: Mineral summaries, publisher: Geological Survey}
  - {id: report, title: A report, url: "https://example.org/report"}
"""
FILES = {
    "content/sources/usgs.yaml": SHARED,
    "content/briefings/old.yaml": briefing(
        f"date: 2025-01-10\n{OWN}highlights:\n  - Output doubled. [@survey]\nlead: So it says. [@report]\n".replace(
            "highlights:\n  -", "highlights: |\n  -"
        )
    ),
    "content/briefings/new.yaml": briefing(
        "date: 2025-01-20\nlead: The survey. [@usgs]\nsources:\n"
        '  - {id: other, title: A report once more, url: "https://example.org/report",'
        " retracted: {date: 2025-01-18, reason: Withdrawn by its authors.}}\n"
        "body:\n  - implications:\n      - {id: row, implication: What follows, sources: [other]}\n"
    ),
}


def test_one_document_is_one_entry(tmp_path: Path) -> None:
    """A document that several briefings name, under whatever id, stands once, told by address or by its names."""
    entries = cited_sources(checked(desk(tmp_path, FILES)).catalog)
    resting = {str(entry.facts["title"]): [one.briefing.slug for one in entry.resting] for entry in entries}
    assert resting == {"A report once more": ["new", "old"], "Mineral summaries": ["new", "old"]}


def test_what_rests_on_it(tmp_path: Path) -> None:
    """An entry names the highlights and the implications that rest on the document."""
    entries = {str(entry.facts["title"]): entry for entry in cited_sources(checked(desk(tmp_path, FILES)).catalog)}
    old = entries["Mineral summaries"].resting[1]
    assert [point.text for point in old.highlights] == ["Output doubled. [@survey]"]
    assert [row.id for row in entries["A report once more"].resting[0].implications] == ["row"]


def test_a_retraction_holds_wherever_it_is_said(tmp_path: Path) -> None:
    """A document that one briefing calls retracted is so in the list, and in each briefing that cites it."""
    catalog = checked(desk(tmp_path, FILES)).catalog
    entries = {str(entry.facts["title"]): entry for entry in cited_sources(catalog)}
    assert entries["A report once more"].facts["retracted"]
    assert set(retracted_in(catalog, "new")) == {"other"}
    assert set(retracted_in(catalog, "old")) == {"report"}


def test_named_briefings_alone(tmp_path: Path) -> None:
    """The documents of an edition are those that its own briefings cite."""
    entries = cited_sources(checked(desk(tmp_path, FILES)).catalog, ["old"])
    assert [[one.briefing.slug for one in entry.resting] for entry in entries] == [["old"], ["old"]]


def test_the_key_stays(tmp_path: Path) -> None:
    """A document's key is the same while briefings come and go."""
    both = {str(entry.key) for entry in cited_sources(checked(desk(tmp_path / "both", FILES)).catalog)}
    fewer = {path: text for path, text in FILES.items() if "new" not in path}
    alone = {str(entry.key) for entry in cited_sources(checked(desk(tmp_path / "alone", fewer)).catalog)}
    assert alone == both


def test_a_document_under_two_ids_is_one(tmp_path: Path) -> None:
    """A briefing that names a document twice rests on it once."""
    twice = briefing(
        'sources:\n  - {id: one, title: A report, url: "https://example.org/"}\n'
        '  - {id: two, title: A report, url: "https://example.org/"}\nlead: So it says. [@one; @two]\n'
    )
    (entry,) = cited_sources(checked(desk(tmp_path, {"content/briefings/steel.yaml": twice})).catalog)
    assert [one.briefing.slug for one in entry.resting] == ["steel"]
