from pathlib import Path

import pytest

from briefings.pages import sources
from tests.desks import briefing, built, desk
from tests.test_editions import site_of

FILES = {
    "content/briefings/steel.yaml": briefing(
        "sources:\n"
        "  - {id: usgs, title: Mineral summaries, publisher: Geological Survey, reliability: A, credibility: 1}\n"
        "  - {id: plain, title: A leaflet, retracted: {date: 2025-01-18, reason: Withdrawn.}}\n"
        "highlights: |\n  - Output doubled. [@usgs]\n"
        "body:\n  - implications:\n      - {id: row, implication: What follows, sources: [plain]}\n"
    )
}


def page(root: Path, address: str = "sources/") -> str:
    """Build a desk and return a page of its sources."""
    built(root)
    return (root / "site" / address / "index.html").read_text(encoding="utf-8")


def test_grading_and_what_rests_on_each(tmp_path: Path) -> None:
    """A source has its grading, the briefings, highlights and implications that rest on it."""
    text = page(desk(tmp_path, FILES))
    assert '<span class="grading">A1</span>' in text
    assert "Output doubled." in text
    assert '<a href="../briefings/steel/#row">What follows</a>' in text


def test_retracted_sources_are_named_first(tmp_path: Path) -> None:
    """What was retracted stands in a list of its own, which leads to the entry with day and reason."""
    text = page(desk(tmp_path, FILES))
    start = text.index('id="retracted"')
    assert start < text.index('class="publisher-group"')
    assert "A leaflet" in text[start : text.index('class="publisher-group"')]
    assert "Withdrawn." in text


def test_many_sources_have_a_page_a_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the most that one page holds, each first letter has a page, and retracted ones are named on all."""
    monkeypatch.setattr(sources, "MOST", 1)
    root = desk(tmp_path, FILES)
    whole = page(root)
    assert 'href="../sources/g/"' in whole
    assert 'href="../sources/a/#source-' in whole
    assert "Mineral summaries" not in whole
    assert "Mineral summaries" in page(root, "sources/g")


@pytest.mark.parametrize(
    ("publisher", "letter"), [("新华社", "0"), ("Untitled Press", "u"), ("Élan", "e"), ("4Max", "0")]
)
def test_a_publisher_in_another_script_stands_with_the_figures(tmp_path: Path, publisher: str, letter: str) -> None:
    """A publisher that no letter of ours starts is found under 0."""
    files = {
        "content/briefings/steel.yaml": briefing(
            f"sources: [{{id: own, title: A, publisher: {publisher}}}]\nhighlights: |\n  - Output doubled. [@own]\n"
        )
    }
    site = site_of(desk(tmp_path, files))
    assert list(sources.letter_pages(site, most=0)) == [letter]
