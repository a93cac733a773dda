"""The preview as an editor sees it, in pictures: `python -m tests.serve.recording FOLDER` (one a moment and width).

A page is open, a mistake is saved, the panel says it over the last good page, the mistake is mended, and the page is
fresh; then the page beside its PDF, an address at which nothing is, and a preview with drafts.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.desks import briefing, desk
from tests.serve.looking import Looking, served, until

__all__ = ["GOOD", "PAGE", "PLACE", "WRONG", "main", "written"]

PAGE = "/briefings/steel/"
PLACE = "content/briefings/steel.yaml"
GOOD = briefing(
    "title: A record year for special steel\nsummary: Output doubled.\n"
    "body:\n  - heading: What happened\n    prose: |\n      Output doubled within a year.\n"
)
WRONG = GOOD.replace("prose: |", "pros: |")
FRESH = GOOD.replace("doubled within a year", "doubled within two years")
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def written(folder: Path) -> Path:
    """Write a desk with one briefing and a draft."""
    draft = briefing("title: Not yet published\ndraft: true\n")
    return desk(folder / "desk", {PLACE: GOOD, "content/briefings/draft.yaml": draft})


def main(folder: Path) -> None:
    """Take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    found = os.environ.get("BRIEFINGS_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        root = written(Path(home))
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        with served(root, "--drafts", "--port", "0") as looking:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    _record(browser, looking, root, (folder, width, scheme))
        browser.close()


def _record(browser: Browser, looking: Looking, root: Path, way: tuple[Path, int, Literal["light", "dark"]]) -> None:
    """Take the pictures of one width, in one scheme."""
    folder, width, scheme = way
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)

    def place(name: str) -> Path:
        return folder / f"{name}-{width}-{scheme}.png"

    page.goto(f"http://127.0.0.1:{looking.port}{PAGE}")
    _taken(page, "PDF beside", place("1-page"))
    (root / PLACE).write_text(WRONG, encoding="utf-8")
    _taken(page, f"{PLACE}:", place("2-mistake"))
    (root / PLACE).write_text(FRESH, encoding="utf-8")
    _taken(page, "two years", place("3-mended"))
    page.goto(f"http://127.0.0.1:{looking.port}{PAGE}?beside")
    _taken(page, "Page alone", place("4-beside"))
    page.goto(f"http://127.0.0.1:{looking.port}/briefings/nothing/")
    _taken(page, "Nothing is here", place("5-nothing"))
    (root / PLACE).write_text(GOOD, encoding="utf-8")
    until(lambda: looking.shows(PAGE, "within a year"))
    page.close()


def _taken(page: Page, words: str, place: Path) -> None:
    """Take a picture once words are seen."""
    page.get_by_text(words).first.wait_for()
    page.wait_for_timeout(1500)  # a PDF is drawn by a program of its own, which says nothing
    page.screenshot(path=place)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
