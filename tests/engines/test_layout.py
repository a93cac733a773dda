"""How reports are laid out, read from the positions of letters in them."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.desks import DESK, briefing, built, desk, findings, said
from tests.hard import FONTS, edition_files
from tests.positions import MILLIMETRE, SLACK, Page, Run, lines, outside, pages
from tests.structure import faults

URL = "url: https://example.org/desk/\n"
SENTENCE = "The division calls it the best year in its history, notwithstanding the figures. "
PARAGRAPHS, FILLERS = 12, 8
LETTERS = r"[^\W\u2e80-\uffff]+"
"""Those of languages that write words apart."""
NOTE, HEADING = 8.5, 14
"""Sizes of type: notes are smaller than the one, headings of sections larger than the other."""
PAPERS = {"A4": (210 * MILLIMETRE, 297 * MILLIMETRE), "Letter": (8.5 * 72, 11 * 72)}
HARD_REPORTS = (
    "briefings/hard/hard",
    "briefings/arabic/arabic",
    "briefings/chinese/chinese",
    "editions/2025-w04/2025-w04",
)


def words(page: Page) -> str:
    """Return the words of a page."""
    return " ".join(run.text for run in page.runs)


def report(root: Path, text: str, settings: str = DESK) -> list[Page]:
    """Set one briefing."""
    built(desk(root, {"content/briefings/steel.yaml": text}, settings), "pdf")
    return list(pages(root / "site/briefings/steel/steel.pdf"))


@pytest.fixture(scope="module", params=["A4", "Letter"])
def hard_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of a desk whose reports are hard to set, as a preview for readers of what is marked AMBER."""
    settings = f"{DESK}{URL}page: {request.param}\n{FONTS}"
    root = desk(tmp_path_factory.mktemp(request.param), edition_files(), settings)
    built(root, "pdf", drafts=True, clearance="AMBER")
    return root / "site"


@pytest.fixture(scope="module")
def hard(hard_site: Path) -> dict[str, list[Page]]:
    """Give the pages of its reports."""
    return {name: list(pages(hard_site / f"{name}.pdf")) for name in HARD_REPORTS}


@pytest.mark.parametrize("name", HARD_REPORTS)
def test_their_structure_is_whole(hard_site: Path, name: str) -> None:
    """Wide tables on turned pages, contents, markings and watermarks leave nothing wrong with the structure."""
    assert faults((hard_site / f"{name}.pdf").read_bytes()) == []


@pytest.mark.parametrize("name", HARD_REPORTS)
def test_no_letter_stands_beyond_the_text(hard: dict[str, list[Page]], name: str) -> None:
    """Long words, addresses, code, cells and notes are broken; head and foot keep to one line each."""
    assert [(page.number, run) for page in hard[name] for run in outside(page)] == []


def test_no_letter_of_the_demonstration_stands_beyond_the_text(demonstration: Path) -> None:
    """The same holds for every report of the demonstration desk."""
    reports = sorted(demonstration.rglob("*.pdf"))
    assert len(reports) > 30
    assert [(path.name, page.number, run) for path in reports for page in pages(path) for run in outside(page)] == []


def test_each_page_of_a_preview_has_its_word(hard: dict[str, list[Page]]) -> None:
    """It runs across every page, upright or turned, in the language of the report, under the text."""
    for name, word in zip(HARD_REPORTS, ["Preview", "معاينة", "预览", "Preview"], strict=True):
        for page in hard[name]:
            (mark,) = {run for run in page.runs if run.slanted}
            assert mark == page.runs[0]
            assert abs((mark.left + mark.right) / 2 - page.width / 2) < 20
            assert mark.text.strip() in {word, word[::-1]}


def test_each_page_carries_its_marking_twice(hard: dict[str, list[Page]]) -> None:
    """Head and foot say TLP:AMBER in letters of 12 pt, in briefings and editions, upright, turned and mirrored."""
    for name in ("briefings/hard/hard", "editions/2025-w04/2025-w04"):
        for page in hard[name]:
            found = [run for run in page.furniture if "TLP:AMBER" in run.text]
            assert [round(run.size, 1) for run in found] == [12, 12], (name, page.number)
            assert [run.bottom > page.height / 2 for run in sorted(found, key=lambda run: run.bottom)] == [False, True]


def test_wide_tables_are_on_turned_paper(hard: dict[str, list[Page]]) -> None:
    """Twenty-five columns of figures stand whole on turned pages; what follows is upright again."""
    turned = [page for page in hard["briefings/hard/hard"] if page.width > page.height]
    rows = [line for page in turned for line in lines(page.text) if any(run.text.strip() == "4,288" for run in line)]
    assert len(rows) == 40
    figures = [f"{1000 + 137 * column:,}" for column in range(25)]
    for row in rows:
        assert [run.text.strip() for run in sorted(row, key=lambda run: run.left)][-25:] == figures
        assert min(run.size for run in row) > 6
    assert hard["briefings/hard/hard"][-1].width < hard["briefings/hard/hard"][-1].height


def test_header_rows_are_on_each_page(hard: dict[str, list[Page]]) -> None:
    """A table that goes on says its columns anew."""
    turned = [page for page in hard["briefings/hard/hard"] if page.width > page.height]
    assert len(turned) > 1
    assert all(sum(run.text.strip() == "Country" for run in page.text) == 1 for page in turned)


@pytest.mark.parametrize("paper", PAPERS)
def test_paper(tmp_path: Path, paper: str) -> None:
    """Reports are on the desk's paper."""
    (page,) = report(tmp_path, briefing(), f"{DESK}page: {paper}\n")
    assert (page.width, page.height) == pytest.approx(PAPERS[paper], abs=0.5)


def filled(filler: int, rows: int) -> str:
    """Write a briefing whose parts fall on other places of the page with each filler; each line names its part."""
    paragraphs = "".join(
        f"  - heading: Section {number}\n    prose: |\n"
        f"      {f'words of p{number}x ' * (20 + (filler * 7 + number) % 40)}"
        f"end{number}x[^n{number}]\n\n      [^n{number}]: Note {number}. {SENTENCE}\n"
        for number in range(PARAGRAPHS)
    )
    table = "".join(f"        - [Row {row}, {f'c{row}x cell ' * (3 + row % 3 * 14)}]\n" for row in range(rows))
    return briefing(
        f"lead: |\n  {SENTENCE * (2 + filler)}\nbody:\n{paragraphs}"
        f"  - heading: Rows\n    table:\n      columns: [Name, Value]\n      rows:\n{table}"
    )


def holding(found: list[Page], word: str) -> list[int]:
    """Return how many lines of each page that has them hold a word."""
    counts = [sum(any(word in run.text.split() for run in line) for line in lines(page.text)) for page in found]
    return [count for count in counts if count]


@pytest.fixture(scope="module")
def fillers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of a desk with a briefing for each filler, and a long and a short one."""
    texts = {f"f{filler}": filled(filler, 18 + filler) for filler in range(FILLERS)}
    texts |= {"short": filled(0, 1), "long": filled(0, 60)}
    root = tmp_path_factory.mktemp("fillers")
    built(desk(root, {f"content/briefings/{slug}.yaml": text for slug, text in texts.items()}), "pdf")
    return root / "site"


@pytest.mark.parametrize("filler", range(FILLERS))
def test_pages_break_well(fillers: Path, filler: int) -> None:
    """No heading ends a page, no part of a paragraph has less than three lines, no row is cut, and notes are near."""
    rows = 18 + filler
    found = list(pages(fillers / f"briefings/f{filler}/f{filler}.pdf"))
    assert len(found) > 3
    for page in found:
        *_, last = (line for line in lines(page.text) if line[0].size > NOTE)
        assert last[0].size < HEADING
    for number in range(PARAGRAPHS):
        parts = holding(found, f"p{number}x")
        assert len(parts) == 1 or min(parts) >= 3, (number, parts)
        (called,) = [page.number for page in found if holding([page], f"end{number}x")]
        (noted,) = [page.number for page in found if f"Note {number}." in words(page)]
        assert called == noted
    assert [len(holding(found, f"c{row}x")) for row in range(rows)] == [1] * rows
    assert sum(f"Row {row}" in words(page) for row in range(rows) for page in found) >= rows


def test_what_leaves_the_paper_is_refused(tmp_path: Path) -> None:
    """A table without room is warned of, and no report in which its letters would be lost is made."""
    names, row = ", ".join(map(str, range(70))), ", ".join(["'1,234'"] * 70)
    text = briefing(f"body:\n  - table: {{columns: [{names}], rows: [[{row}]]}}\n")
    root = desk(tmp_path, {"content/briefings/steel.yaml": text})
    (warned,) = said(root)
    assert "warning[wide-table]" in warned
    of_edition, of_briefing = said(root, lambda root: built(root, "pdf"))
    assert re.search(r"^briefings.yaml:.*error\[report\]: “.*” stands beyond the edge of page 3", of_edition)
    assert re.search(r"^content/.*error\[report\]: “.*” stands beyond the edge of page 2", of_briefing)


def test_a_long_report_has_contents(fillers: Path) -> None:
    """A report of more than four pages lists its sections with their pages; a shorter one does not."""
    short, long = (list(pages(fillers / f"briefings/{slug}/{slug}.pdf")) for slug in ("short", "long"))
    assert (len(short) <= 4, len(long) > 4) == (True, True)
    assert "Contents" not in " ".join(map(words, short))
    (listed,) = [page for page in long if any(run.text.strip() == "Contents" for run in page.text)]
    entries = [words_of(line) for line in lines(listed.text) if words_of(line).count(". ") > NOTE]
    (place,) = [
        page.number for page in long if any(run.text.strip() == "Rows" and run.size > NOTE for run in page.text)
    ][1:]
    assert len(entries) == PARAGRAPHS + 1
    assert re.fullmatch(rf"Rows[ .]+{place}", entries[-1].strip())


def words_of(line: list[Run]) -> str:
    """Return the words of a line."""
    return " ".join(run.text for run in sorted(line, key=lambda run: run.left))


def test_a_title_is_shortened_in_the_running_head(hard: dict[str, list[Page]]) -> None:
    """What does not fit ends with an ellipsis, after a whole word."""
    (head,) = [run for run in hard["briefings/hard/hard"][1].furniture if run.text.startswith("A title")]
    assert head.text.strip() == "A title that says far more than any running head of any page has ever…"


def test_the_accent_reaches_the_paper(tmp_path: Path) -> None:
    """The desk's colour draws the rule at the head of a report."""
    built(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}, f"{DESK}accent: '#801650'\n"), "pdf")
    with pikepdf.Pdf.open(tmp_path / "site/briefings/steel/steel.pdf") as pdf:
        drawn = pdf.pages[0].Contents.read_bytes()
    assert b"0.501961 0.086275 0.313725 rg" in drawn


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_desks_picture_stands_at_the_head(tmp_path: Path, suffix: str) -> None:
    """Reports and pages show it, with the desk's name for those who do not see it; another picture sets them anew."""
    settings = f"{DESK}{URL}logo: images/logo.{suffix}\n"
    made = []
    for side in (40, 60):
        files: dict[str, str | bytes] = {"content/briefings/steel.yaml": briefing()}
        files[f"content/images/logo.{suffix}"] = picture(suffix, side)
        built(desk(tmp_path, files, settings), "pdf")
        found = tmp_path / "site/briefings/steel/steel.pdf"
        made.append(found.read_bytes())
        for shown in [run for run in next(pages(found)).runs if not run.text]:  # a PNG, as lines are drawn at once
            assert shown.top - shown.bottom == pytest.approx(11 * MILLIMETRE, abs=1)
        for folder in ("briefings/steel", "editions/2025-w04"):
            page = (tmp_path / "site" / folder / "index.html").read_text()
            address = re.search(r'<img class="logo" src="([^"]+)" alt="Steel desk"', page)
            assert address
            assert (tmp_path / "site" / folder / address[1]).exists()
        with pikepdf.Pdf.open(tmp_path / "site/editions/2025-w04/2025-w04.pdf") as pdf:
            alternatives = {
                str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
            }
        assert alternatives == {"Steel desk"}
    assert made[0] != made[1]


def test_a_picture_that_cannot_be_shown_is_found(tmp_path: Path) -> None:
    """The desk's picture is held to what other pictures are."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing()}, f"{DESK}logo: images/logo.svg\n")
    assert findings(root, "picture-file") == ["briefings.yaml:2:7 there is no file content/images/logo.svg"]


def picture(suffix: str, side: int) -> bytes:
    """Draw a picture."""
    if suffix == "svg":
        size = f'width="{side}" height="{side}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0H9V9Z"/></svg>'.encode()
    held = BytesIO()
    Image.new("RGBA", (side, side), "#12436D80").save(held, "PNG")
    return held.getvalue()


def test_no_word_is_broken_that_a_line_has_room_for(demonstration: Path) -> None:
    """Words end lines whole, or with a hyphen; only addresses and such are broken anywhere."""
    spoken = [re.sub(r"<[^>]+>", " ", page.read_text()) for page in demonstration.rglob("index.html")]
    known = {word for page in spoken for word in re.findall(r"\w+", page)}
    broken = []
    for path in sorted(demonstration.rglob("*.pdf")):
        for page in pages(path):
            for run, following in pairwise(page.text):
                end, start = re.search(rf"{LETTERS}$", run.text), re.match(LETTERS, following.text)
                if end and start and following.top < run.bottom + SLACK and end[0] + start[0] in known:
                    broken.append((path.name, page.number, end[0], start[0]))
    assert [found for found in broken if found[3] not in known or found[2] not in known] == []
