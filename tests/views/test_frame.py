"""What stands around every page, in the page's language."""

from __future__ import annotations

from pathlib import Path

from tests.desks import briefing, built, desk

GERMAN = "name: Stahl\nlang: de\n"
FILES = {
    "content/briefings/steel.yaml": briefing("date: 2025-01-20"),
    "content/briefings/draft.yaml": briefing("draft: true"),
}


def page(root: Path, address: str, settings: str = GERMAN, *, drafts: bool = False) -> str:
    """Build a desk and return a page."""
    built(desk(root, FILES, settings), drafts=drafts)
    return (root / "site" / address / "index.html").read_text(encoding="utf-8")


def test_the_day_of_the_content_is_in_words(tmp_path: Path) -> None:
    """The foot of home says the day as the language of the page does."""
    assert "Stand der Inhalte: 20. Januar 2025" in page(tmp_path, "")


def test_a_preview_says_what_it_shows(tmp_path: Path) -> None:
    """Each page of a preview says in its own language what else it shows."""
    shown = page(tmp_path, "register", drafts=True)
    assert "Entwürfe" in shown
    assert "drafts" not in shown


def test_what_stands_above_a_title(tmp_path: Path) -> None:
    """Where the desk gives its briefings no name, they are called briefings in the language of the page."""
    files = {"content/briefings/chinese.yaml": briefing("lang: zh")}
    built(desk(tmp_path, files))
    text = (tmp_path / "site/briefings/chinese/index.html").read_text(encoding="utf-8")
    assert '<p class="kicker">简报' in text
    assert '<p class="kicker">Wochenbrief' in page(
        tmp_path / "own", "briefings/steel", f"{GERMAN}series: Wochenbrief\n"
    )


def test_an_empty_desk_has_no_latest_edition(tmp_path: Path) -> None:
    """Home of a desk without briefings says its name, and of no edition that it is the latest."""
    built(desk(tmp_path))
    text = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "<h1>Steel desk</h1>" in text
    assert "Latest edition" not in text
