"""A briefing in several languages, in a browser: the switch, directions, and the way to the search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ORIGINAL = "briefings/gallium-germanium-antimony-pause"


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Open the original of a briefing that stands in four languages."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(f"{served}{ORIGINAL}/")
    yield opened
    context.close()


def test_the_switch_leads_to_each_language_and_back(page: Page, served: str) -> None:
    """From the original one comes to the German text, from there to the Arabic one, and back."""
    for name, tag, direction in (("Deutsch", "de", "ltr"), ("العربية", "ar", "rtl"), ("中文", "zh", "ltr")):
        page.click(f".languages a:text-is('{name}')")
        assert page.url == f"{served}{ORIGINAL}-{tag}/"
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [tag, direction]
        assert page.locator(".languages [aria-current]").inner_text() == name
    page.click(".languages a:text-is('English')")
    assert page.url == f"{served}{ORIGINAL}/"


def test_the_switch_by_keyboard(page: Page, served: str) -> None:
    """The links of the switch are reached by Tab and followed by Enter."""
    page.focus(".languages a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: address != f"{served}{ORIGINAL}/")


def test_arabic_begins_at_the_right(page: Page, served: str) -> None:
    """On the Arabic page the text, the tables and the scales begin at the right edge."""
    page.goto(f"{served}{ORIGINAL}-ar/")
    edges = page.evaluate(
        "[...document.querySelectorAll('h1, main table')].map(element => getComputedStyle(element).direction)"
    )
    assert set(edges) == {"rtl"}
    heading, column = page.locator("h1").bounding_box(), page.locator("main").bounding_box()
    assert heading
    assert column
    assert heading["x"] + heading["width"] > column["x"] + column["width"] / 2


def test_a_german_page_leads_to_the_german_search(page: Page, served: str) -> None:
    """The search that a German page leads to looks in German texts."""
    page.goto(f"{served}{ORIGINAL}-de/")
    page.click(".masthead a[href*='search/']")
    expect(page.locator("#search-language")).to_have_value("de")
