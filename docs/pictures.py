"""The README's pictures: a page and a report of the demonstration desk, as they are now.

Run as ``make pictures`` after ``make site``.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from pathlib import Path

import pypdfium2
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "pictures"
BRIEFING = "briefings/baogang-special-steel"
WIDTH, HEIGHT = 1180, 1180
COLOURS = 128


def page(address: str) -> None:
    """Take a picture of a briefing's page."""
    chromium = os.environ.get("BRIEFINGS_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        tab.goto(f"{address}{BRIEFING}/", wait_until="networkidle")
        tab.screenshot(path=FOLDER / "page.png")
        browser.close()


def report() -> None:
    """Take a picture of the first page of its report."""
    slug = BRIEFING.rpartition("/")[2]
    document = pypdfium2.PdfDocument(ROOT / "site" / BRIEFING / f"{slug}.pdf")
    picture = document[0].render(scale=1.4).to_pil()
    picture.quantize(COLOURS).save(FOLDER / "report.png", optimize=True)
    document.close()


def main() -> None:
    """Serve the site on the loopback interface, and take both pictures."""
    FOLDER.mkdir(exist_ok=True)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(ROOT / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page(f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
    report()


if __name__ == "__main__":
    main()
