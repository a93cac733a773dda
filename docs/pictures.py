"""The pictures of README and docs/explanation/reports.md: a page and reports of the demonstration desk, as they are.

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
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "pictures"
BRIEFING = "briefings/baogang-special-steel"
WIDTH, HEIGHT = 1180, 1180
COLOURS = 128
GAP = 12
REPORTS = {
    "report.png": (BRIEFING, (1,)),
    "report-table.png": ("briefings/congo-cobalt-quotas", (3, 4)),
    "report-chart.png": ("briefings/china-magnet-exports-2025", (3,)),
}
"""Each picture of a report, with the pages that stand side by side in it."""


def page(address: str) -> None:
    """Take a picture of a briefing's page."""
    chromium = os.environ.get("BRIEFINGS_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        tab.goto(f"{address}{BRIEFING}/", wait_until="networkidle")
        tab.screenshot(path=FOLDER / "page.png")
        browser.close()


def report(name: str, briefing: str, numbers: tuple[int, ...]) -> None:
    """Take a picture of pages of a briefing's report, side by side."""
    document = pypdfium2.PdfDocument(ROOT / "site" / briefing / f"{Path(briefing).name}.pdf")
    pages = [document[number - 1].render(scale=1.4 / len(numbers) ** 0.5).to_pil() for number in numbers]
    document.close()
    sheet = Image.new("RGB", (sum(page.width for page in pages) + GAP * (len(pages) - 1), pages[0].height), "#c8ccd0")
    for place, page in enumerate(pages):
        sheet.paste(page, (place * (page.width + GAP), 0))
    sheet.quantize(COLOURS).save(FOLDER / name, optimize=True)


def main() -> None:
    """Serve the site on the loopback interface, and take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(ROOT / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page(f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
    for name, (briefing, numbers) in REPORTS.items():
        report(name, briefing, numbers)


if __name__ == "__main__":
    main()
