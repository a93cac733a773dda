"""The register in a browser: filters by mouse and by keyboard, kept in the address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Open the register."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(served + "register/")
    yield opened
    context.close()


def shown(page: Page) -> int:
    """Return how many judgements are to be seen, and see that the page says the same number."""
    count = page.locator(".judgement:visible").count()
    assert page.locator("#filter-count").inner_text().split()[0] == str(count)
    return count


def test_filters_narrow_together(page: Page) -> None:
    """Each filter narrows what the others leave; showing all brings everything back."""
    everything = shown(page)
    page.select_option("#filter-status", "came true")
    settled = shown(page)
    assert 0 < settled < everything
    page.select_option("#filter-topic", "rare-earths")
    assert 0 < shown(page) <= settled
    statuses = page.locator(".judgement:visible").evaluate_all("rows => rows.map(row => row.dataset.status)")
    assert set(statuses) == {"came true"}
    page.click("#filters button")
    page.wait_for_timeout(50)
    assert shown(page) == everything


def test_words_are_sought_in_the_whole_row(page: Page) -> None:
    """A word narrows to the judgements in which it stands; one that stands nowhere leaves a sentence."""
    page.fill("#filter-words", "tungsten")
    assert 0 < shown(page) < 20
    page.fill("#filter-words", "no such word")
    assert page.locator(".judgement:visible").count() == 0
    assert page.locator("#nothing").is_visible()


def test_filters_by_keyboard_alone(page: Page) -> None:
    """Tab reaches every filter, and arrow keys and letters set them."""
    everything = shown(page)
    page.focus("#filter-status")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-likelihood"
    assert shown(page) < everything
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-words"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(50)
    assert shown(page) == everything


def test_the_address_keeps_the_filters(page: Page, served: str) -> None:
    """A filtered register can be passed on by its address."""
    page.select_option("#filter-status", "overdue")
    assert page.url == f"{served}register/?status=overdue"
    narrowed = shown(page)
    page.reload()
    assert shown(page) == narrowed


def test_without_script_all_is_shown(browser: Browser, served: str) -> None:
    """Where scripts are off, the whole register is there, and no filter that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "register/")
    assert page.locator(".judgement:visible").count() > 20
    assert not page.locator("#filters").is_visible()
    context.close()
