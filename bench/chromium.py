"""Prints pages with one Chromium that is kept open: `python -m bench.chromium PROGRAM FOLDER TABS`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.async_api import Browser, async_playwright


async def printed(browser: Browser, pages: Iterator[Path]) -> None:
    """Print pages in a tab of its own, until none is left."""
    tab = await browser.new_page()
    for page in pages:
        await tab.goto(page.as_uri())
        await tab.pdf(path=page.with_suffix(".pdf"), tagged=True, outline=True, prefer_css_page_size=True)


async def main(program: str, pages: Iterator[Path], tabs: int) -> None:
    """Print pages in some tabs."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        await asyncio.gather(*(printed(browser, pages) for _ in range(tabs)))
        await browser.close()


if __name__ == "__main__":
    program, folder, tabs = sys.argv[1:]
    asyncio.run(main(program, iter(sorted(Path(folder).glob("*.html"))), int(tabs)))
