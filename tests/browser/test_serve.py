"""The preview in a browser: edit, mistake, mend, fresh page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serve.looking import Looking, served, until
from tests.serve.recording import GOOD, PAGE, PLACE, WRONG, written


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a desk."""
    return written(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="module")
def looking(root: Path) -> Iterator[Looking]:
    """Show it."""
    with served(root, "--drafts", "--port", "0") as looking:
        yield looking


@pytest.fixture
def page(browser: Browser, root: Path, looking: Looking) -> Iterator[Page]:
    """Open its briefing's page; nothing may be refused by the policy of the page."""
    (root / PLACE).write_text(GOOD, encoding="utf-8")
    until(lambda: looking.shows(PAGE, "within a year") and not looking.places())
    page = browser.new_page(viewport={"width": 360, "height": 740})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://127.0.0.1:{looking.port}{PAGE}")
    yield page
    page.close()
    assert [text for text in said if "Content Security Policy" in text] == []


def test_edit_overlay_mend_fresh_page(root: Path, page: Page) -> None:
    """A mistake is said over the last good page with file and line; mended, the page is fresh and the panel gone."""
    (root / PLACE).write_text(WRONG, encoding="utf-8")
    panel = page.locator("#panel")
    expect(panel.get_by_role("link")).to_have_text([f"{PLACE}:5:5"])
    expect(page.get_by_text("Output doubled within a year.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    (root / PLACE).write_text(GOOD.replace("a year", "two years"), encoding="utf-8")
    expect(page.get_by_text("Output doubled within two years.")).to_be_visible()
    expect(panel).to_be_hidden()


def test_the_panel_goes_by_the_keyboard_and_stays_away(root: Path, page: Page) -> None:
    """Escape closes the panel, also for the page that is loaded next; the button opens it again."""
    (root / PLACE).write_text(WRONG, encoding="utf-8")
    panel, button = page.locator("#panel"), page.get_by_role("button", name="1 error")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.reload()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_contain_text("1 error")


def test_two_tabs_are_both_fresh(browser: Browser, root: Path, page: Page) -> None:
    """Every tab that shows the page loads it anew."""
    other = browser.new_page()
    other.goto(page.url)
    (root / PLACE).write_text(GOOD.replace("a year", "ten years"), encoding="utf-8")
    for tab in (page, other):
        expect(tab.get_by_text("Output doubled within ten years.")).to_be_visible()
    other.close()


def test_the_pdf_stands_beside_the_page(root: Path, page: Page) -> None:
    """The link leads to both side by side, and both follow the file."""
    page.get_by_role("link", name="PDF beside").click()
    expect(page.frame_locator("iframe").first.get_by_text("Output doubled within a year.")).to_be_visible()
    report = page.locator("iframe").nth(1)
    before = report.get_attribute("src")
    (root / PLACE).write_text(GOOD.replace("a year", "six years"), encoding="utf-8")
    expect(page.frame_locator("iframe").first.get_by_text("Output doubled within six years.")).to_be_visible()
    expect(report).not_to_have_attribute("src", before or "")


def test_a_draft_has_a_banner(page: Page) -> None:
    """Each page of a preview with drafts says what it is."""
    expect(page.get_by_role("note")).to_contain_text("It shows drafts")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_accessible(browser: Browser, root: Path, page: Page, axe: str, scheme: str) -> None:
    """Axe finds nothing in the panel, in either scheme."""
    (root / PLACE).write_text(WRONG, encoding="utf-8")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two
    expect(page.locator("#panel")).to_be_visible()
    handle = browser.new_context(bypass_csp=True).new_page()
    handle.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # as above
    handle.goto(page.url)
    expect(handle.locator("#panel")).to_be_visible()
    handle.add_script_tag(content=axe)
    found = handle.evaluate("axe.run({include: [['#briefings-preview']]}).then(found => found.violations)")
    handle.close()
    assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []
