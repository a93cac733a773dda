"""From a saved file to the fresh page and the fresh PDF: `python -m bench.serve 10000 100`.

A desk of so many made-up briefings is shown by `briefings serve`, one page is open (its stream of events is listened
to), and a sentence of it is changed so often, at random moments. Each time is from the end of the save until the bytes
with the new sentence have been got: the event, the request, the answer.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from bench import desk
from bench.corpus import Report, corpus
from bench.tools import ROOT

__all__ = ["main"]

START = 600
"""For how many seconds the desk may be read."""
LATEST = 30
"""How many seconds a change may take."""
PAUSES = (0.2, 2.5)
"""How many seconds pass between changes: less and more than what is linked and checked after each takes."""
PAGES = 10
"""How many pages are edited in turn."""


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Show a desk, and give the port."""
    command = (sys.executable, "-m", "briefings", "serve", "--port", "0", "--clock", desk.CLOCK)
    variables = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=folder, env=variables, stdout=subprocess.PIPE, text=True) as process:
        if not process.stdout or not (found := re.search(r":(\d+)/", process.stdout.readline())):
            raise ConnectionError("the preview did not start")
        try:
            yield int(found[1])
        finally:
            process.terminate()
            process.communicate()


def got(port: int, address: str) -> bytes:
    """Get what is at an address."""
    connection = HTTPConnection("127.0.0.1", port, timeout=START)
    connection.request("GET", address)
    content = connection.getresponse().read()
    connection.close()
    return content


class Tab:
    """A tab in which a page is open."""

    def __init__(self, port: int, address: str) -> None:
        """Open a page."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=START)
        self._connection.request("GET", f"/.briefings/events?page={address}")
        self._stream: HTTPResponse = self._connection.getresponse()

    def news(self) -> dict[str, str]:
        """Wait for the next news."""
        while not (line := self._stream.readline()).startswith(b"data: "):
            if not line:
                raise ConnectionError("the stream has ended")
        told: dict[str, str] = json.loads(line.removeprefix(b"data: "))
        return told

    def until(self, name: str, before: str) -> str:
        """Wait until something is another than it was; return what it is then."""
        while (now := str(self.news()[name])) in {before, ""}:
            pass
        return now

    def close(self) -> None:
        """Close it."""
        self._stream.close()
        self._connection.close()


def edited(port: int, report: Report, folder: Path, times: int) -> Iterator[tuple[float, float]]:
    """Change a sentence of a briefing so often; yield the seconds until its page and its PDF are fresh."""
    address, place = f"/briefings/{report.slug}/", folder / desk.place(report)
    got(port, address)
    tab = Tab(port, address)
    report_digest = tab.until("report_digest", "")
    text = place.read_text(encoding="utf-8")
    for number in range(times):
        time.sleep(random.uniform(*PAUSES))  # moments, no secrets
        word = f"edited{number}x{time.monotonic_ns()}"
        place.write_text(text.replace("prose: |\n", f"prose: |\n      It was {word} now. ", 1), encoding="utf-8")
        start = time.perf_counter()
        while word.encode() not in got(port, address) and time.perf_counter() - start < LATEST:
            tab.news()
        page = time.perf_counter() - start
        report_digest = tab.until("report_digest", report_digest)
        got(port, f"{address}{report.slug}.pdf")
        yield page, time.perf_counter() - start
    place.write_text(text, encoding="utf-8")
    tab.close()


def said(name: str, times: Sequence[float]) -> str:
    """Return the median, the 95th percentile and the largest of some times, in milliseconds."""
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    told = {"median": cuts[9], "95th percentile": cuts[18], "worst": max(times)}
    return f"{name}: " + ", ".join(f"{what} {seconds * 1000:.0f} ms" for what, seconds in told.items())


def main(size: int, edits: int, folder: Path) -> Iterator[str]:
    """Measure with so many briefings and so many edits, in a folder for the desk; yield what was found, in words."""
    reports = corpus(size)
    if not (folder / "briefings.yaml").exists():
        desk.write(reports, folder)
    chosen = random.Random(size).sample(reports, PAGES)  # the same ones each time
    with served(folder) as port:
        start = time.perf_counter()
        while b'data-shown="nothing"' in got(port, "/") and time.perf_counter() - start < START:
            time.sleep(0.1)
        yield f"{size:,} briefings: the first page after {time.perf_counter() - start:.1f} s"
        times = [one for report in chosen for one in edited(port, report, folder, edits // PAGES)]
    pages, reports_made = zip(*times, strict=True)
    yield said("page", pages)
    yield said("PDF", reports_made)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as made:
        size, edits, *folder = sys.argv[1:]  # a folder in which a desk of that size stands, or is to stand
        for line in main(int(size), int(edits), Path(*folder or [made])):
            sys.stdout.write(f"{line}\n")
