"""An edition's report."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.desks import DESK, briefing, built, desk, said

URL = "url: https://example.org/desk/\n"
IMPLICATION = (
    "body:\n  - heading: {heading}\n    implications:\n"
    "      - {{id: rise, implication: {heading} will rise, likelihood: likely, horizon: 2025-06-30}}\n"
)
SOURCES = "sources: [{id: report, title: A shared report, url: 'https://example.org/r'}]\n"
CITING = "highlights: |\n  - Output doubled. [@report]\n"
FIRST = briefing(SOURCES + CITING + IMPLICATION.format(heading="Steel"))
SECOND = briefing(
    "title: Ore follows\ndate: 2025-01-21\n"
    + SOURCES
    + CITING
    + IMPLICATION.format(heading="Ore")
    + "lead: See [steel](briefings/steel/) and [other](briefings/other/).\n"
)
EARLIER = briefing("title: Long ago\ndate: 2025-01-06\n" + IMPLICATION.format(heading="Coal"))
UPDATING = SECOND + "updates:\n  - {implication: other/rise, change: strengthened, note: Seen again.}\n"
EDITION = (
    "title: A week of steel\nnumber: 3\nlead: steel\nnote: What a week.\n"
    "calendar: [{date: 2025-03, text: A hearing}]\ncorrections: [{date: 2025-01-20, what: A figure}]\n"
)
FILES = {
    "content/briefings/steel.yaml": FIRST,
    "content/briefings/ore.yaml": UPDATING,
    "content/briefings/other.yaml": EARLIER,
    "content/editions/2025-w04.yaml": EDITION,
}


def bound(root: Path, files: dict[str, str] | None = None, settings: str = DESK + URL) -> Path:
    """Build the reports of a desk, and return that of its fourth week."""
    built(desk(root, files or FILES, settings), "pdf")
    return root / "site" / "editions" / "2025-w04" / "2025-w04.pdf"


def pages(path: Path) -> list[str]:
    """Return the words of each page."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(path)]


def outline(path: Path) -> list[tuple[int, str]]:
    """Return the bookmarks with their depth."""
    document = pypdfium2.PdfDocument(path)
    return [(mark.level, mark.get_title()) for mark in document.get_toc()]


def test_an_edition_holds_all_that_belongs_to_it(tmp_path: Path) -> None:
    """Note, lead, contents with pages, judgements, dates, corrections; then each briefing whole; then the sources."""
    first, *others = pages(bound(tmp_path))
    for words in ("A week of steel", "No. 3", "What a week.", "Output doubled.", "Contents"):
        assert words in first
    assert "Judgements updated Strengthened Coal will rise" in first + others[0]
    assert "A hearing To be settled: Ore will rise" in " ".join([first, *others])
    assert "20 January 2025: A figure" in " ".join([first, *others])
    starts = [
        number
        for number, page in enumerate(others, 2)
        if "Briefing A record year" in page or "Briefing Ore follows" in page
    ]
    assert len(starts) == 2
    assert f"A record year{'. ' * 3}" in first
    assert "Sources of this edition A shared report" in others[-1]
    assert "A record year" in others[-1]
    assert "Ore follows" in others[-1]


def test_bookmarks_lead_from_the_edition_to_briefings_to_sections(tmp_path: Path) -> None:
    """Three levels, in the order of the pages."""
    found = outline(bound(tmp_path))
    assert found[0] == (0, "A week of steel")
    place = found.index((1, "A record year"))
    assert found[place : place + 5] == [
        (1, "A record year"),
        (2, "Steel"),
        (2, "Sources"),
        (1, "Ore follows"),
        (2, "Ore"),
    ]


def test_links_between_its_briefings_stay_within_the_edition(tmp_path: Path) -> None:
    """What leads to a briefing of the edition leads to its page there; all else to the published site."""
    with pikepdf.Pdf.open(bound(tmp_path)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        addresses = {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}
        places = {str(note.Dest) for note in notes if "/Dest" in note}
    assert "https://example.org/desk/briefings/other/" in addresses
    assert not any("briefings/steel" in address or "briefings/ore" in address for address in addresses)
    assert {"steel._", "steel.rise", "ore.source-1", "steel.source-1"} <= places


@pytest.mark.parametrize("settings", [DESK, DESK + URL])
def test_what_comes_later_leaves_an_edition_as_it_is(tmp_path: Path, settings: str) -> None:
    """A later briefing, a later edition and a reply to a judgement change no byte of it."""
    first = bound(tmp_path / "a", settings=settings).read_bytes()
    later = briefing(
        "title: Later\ndate: 2025-01-30\nupdates:\n  - {implication: steel/rise, change: weakened, note: No.}\n"
    )
    files = {**FILES, "content/briefings/later.yaml": later, "content/editions/2025-w05.yaml": "number: 4\n"}
    assert bound(tmp_path / "b", files, settings).read_bytes() == first


def test_a_week_without_a_file_has_a_report_too(tmp_path: Path) -> None:
    """It is called by its week, and lists its briefings."""
    first, *_ = pages(bound(tmp_path, {"content/briefings/steel.yaml": FIRST}))
    assert "Week 4 of 2025" in first


def test_an_edition_without_briefings_has_none(tmp_path: Path) -> None:
    """Nothing is set that holds nothing."""
    assert not bound(tmp_path, {"content/editions/2025-w04.yaml": EDITION.replace("lead: steel\n", "")}).exists()


def test_what_its_briefings_may_not_show_is_not_in_it(tmp_path: Path) -> None:
    """A briefing under embargo is in no list, on no page and among no sources."""
    hidden = UPDATING + "publish_at: 2026-01-01T08:00Z\n"
    files = {**FILES, "content/briefings/ore.yaml": hidden}
    assert "Ore" not in " ".join(pages(bound(tmp_path, files)))


def test_a_missing_letter_of_the_note_is_said_at_its_line(tmp_path: Path) -> None:
    """It is said in the edition's file."""
    files = {**FILES, "content/editions/2025-w04.yaml": EDITION.replace("What a week.", "What 包.")}
    found = said(desk(tmp_path, files, DESK), lambda root: built(root, "pdf"))
    missing = [line.partition(": error")[0] for line in found if "missing-letter" in line]
    assert missing == ["content/editions/2025-w04.yaml:4:12"]


def test_the_page_of_an_edition_names_its_report(tmp_path: Path) -> None:
    """With its size, where there is one."""
    built(desk(tmp_path, FILES), "html", "pdf")
    page = (tmp_path / "site" / "editions" / "2025-w04" / "index.html").read_text()
    size = round((tmp_path / "site" / "editions" / "2025-w04" / "2025-w04.pdf").stat().st_size / 1000)
    assert f'<a class="report" href="../../editions/2025-w04/2025-w04.pdf">PDF ({size} kB)</a>' in page
