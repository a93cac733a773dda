"""The pages of the demonstration desk: valid, accessible, whole, readable at any width and in both schemes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

KINDS = {
    "home": "",
    "archive": "editions/",
    "edition": "editions/2026-w04/",
    "briefing": "briefings/baogang-special-steel/",
    "entities": "entities/",
    "entity": "entities/baogang/",
    "topics": "topics/",
    "topic": "topics/rare-earths/",
    "register": "register/",
    "sources": "sources/",
    "search": "search/?q=magnets",
    "arabic": "briefings/gallium-germanium-antimony-pause-ar/",
}
SCHEMES = ("light", "dark")
ACCESSIBLE_WIDTHS = (360, 1280)


def opened(browser: Browser, address: str, width: int, scheme: str) -> Page:
    """Open a page at a width and in a colour scheme."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page


def test_every_page_is_valid(demonstration: Path, served: str, checker: Path) -> None:
    """The Nu checker finds no error and no warning on any page."""
    pages = [page.relative_to(demonstration).as_posix() for page in sorted(demonstration.rglob("*.html"))]
    # Asked for by address, as a policy's 'self' means nothing for a file.
    addresses = [served + page.removesuffix("index.html") for page in pages]
    loopback = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    command = ["java", loopback, "-jar", str(checker), "--format", "json", "--exit-zero-always", *addresses]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(said.stderr)["messages"]
    assert len(pages) > 30
    assert [f"{item['url']}:{item.get('lastLine')}: {item['message']}" for item in messages] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", ACCESSIBLE_WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_accessible(
    browser: Browser, served: str, axe: str, kind: str, width: int, scheme: str
) -> None:
    """axe-core finds no violation, at a telephone's width and a desk's, light and dark."""
    page = opened(browser, served + KINDS[kind], width, scheme)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    violations = [
        f"{item['id']}: {node['html'][:120]}: {node['failureSummary'][:200]}"
        for item in found["violations"]
        for node in item["nodes"]
    ]
    page.context.close()
    assert violations == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1600])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways(browser: Browser, served: str, kind: str, width: int) -> None:
    """No page is wider than the screen."""
    page = opened(browser, served + KINDS[kind], width, "light")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert wide <= width


@pytest.mark.parametrize("kind", KINDS)
def test_the_console_is_silent(browser: Browser, served: str, kind: str) -> None:
    """No page breaks its own Content-Security-Policy, or misses a file."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
    page.goto(served + KINDS[kind], wait_until="load")
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    context.close()
    assert said == []
    assert "default-src 'none'" in policy
    # WebAssembly needs it, and only the search has any.
    assert "unsafe" not in (policy.replace("'wasm-unsafe-eval'", "") if kind == "search" else policy)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_jumps_while_loading(browser: Browser, served: str, kind: str) -> None:
    """The layout does not shift while fonts and pictures come."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => window.shift += entry.value)).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(served + KINDS[kind], wait_until="networkidle")
    shift = page.evaluate("window.shift")
    context.close()
    assert shift < 0.01


def test_fonts_are_the_sites_own(browser: Browser, served: str) -> None:
    """A page loads its faces from the site as WOFF2."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url))
    page.goto(served + KINDS["briefing"], wait_until="networkidle")
    context.close()
    fonts = [address for address in loaded if address.endswith(".woff2")]
    assert fonts
    assert all(address.startswith(served) for address in loaded)


def test_a_briefing_reads_without_script(browser: Browser, served: str) -> None:
    """A briefing has no script that runs, and shows its text where scripts are off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + KINDS["briefing"], wait_until="load")
    shown = page.inner_text("main")
    scripts = page.locator("script:not([type='application/ld+json'])").count()
    context.close()
    assert "Highlights" in shown
    assert scripts == 0
