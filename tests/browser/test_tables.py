"""Tables that are wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import serving
from tests.desks import built, desk
from tests.hard import HARD

WIDE = "section#twenty-five-columns .scrolled"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a page that is hard to set."""
    root = desk(tmp_path_factory.mktemp("tables"), {"content/briefings/hard.yaml": HARD})
    built(root, clearance="AMBER")
    with serving(root / "site") as found:
        yield f"{found}briefings/hard/"


def opened(browser: Browser, address: str, width: int) -> Page:
    """Open the page on a screen of a width."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_page_never_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    """Neither twenty-five columns nor words of two hundred letters widen it."""
    page = opened(browser, address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_wide_table_scrolls_in_its_own_box(browser: Browser, address: str) -> None:
    """The box has a name and takes the focus, so that the keyboard moves it; the names of its rows stay in sight."""
    page = opened(browser, address, 1280)
    box = page.locator(WIDE)
    assert box.get_attribute("role") == "region"
    assert (box.get_attribute("aria-label") or "").startswith("The division")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    page.keyboard.press("ArrowRight")
    # A strict policy lets no expression be waited for.
    for _ in range(50):
        if box.evaluate("box => box.scrollLeft > 0"):
            break
        page.wait_for_timeout(100)
    assert box.evaluate("box => box.scrollLeft > 0")
    name = page.locator(f"{WIDE} tbody th").first
    assert name.evaluate("cell => cell.getBoundingClientRect().left") == box.evaluate(
        "box => box.getBoundingClientRect().left"
    )
    page.close()


def test_rows_are_stacks_on_a_telephone(browser: Browser, address: str) -> None:
    """Below a width each cell stands on a line of its own, with the name of its column."""
    page = opened(browser, address, 375)
    cells = page.locator(f"{WIDE} tbody tr").first.locator("td")
    tops = {cells.nth(index).bounding_box()["y"] for index in range(25)}  # type: ignore[index] # each is shown
    assert len(tops) == 25
    assert cells.first.get_attribute("data-column") == "2019 Q1 (kt)"
    assert not page.locator(WIDE).evaluate("box => box.scrollWidth > box.clientWidth")
    page.close()
