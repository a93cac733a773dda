"""Says where the time goes: `python -m bench.where reports 20`, or `python -m bench.where pages 500`.

One process makes them, cold, and is looked at a thousand times in each second of its work. What it does just then
counts for the innermost part of the program that is named here.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from bench import desk, ours
from bench.corpus import corpus, shortened
from briefings.cli import main
from briefings.formats import pdf

INTERVAL = 0.001
REPORTS = {
    "weasyprint/text/": "lines of text: Pango, hyphens, breaks",
    "weasyprint/css/": "styles: cascade, computed values, parsing",
    "weasyprint/layout/": "layout: blocks, tables, notes, pages",
    "<string>": "layout: blocks, tables, notes, pages",
    "weasyprint/formatting_structure/": "boxes: made and copied",
    "weasyprint/draw/": "drawing",
    "weasyprint/stacking": "drawing",
    "weasyprint/svg/": "drawing",
    "weasyprint/images": "drawing",
    "weasyprint/pdf/": "writing the PDF: fonts, compression",
    "pydyf/": "writing the PDF: fonts, compression",
    "cssselect2/": "styles: cascade, computed values, parsing",
    "tinycss2/": "styles: cascade, computed values, parsing",
    "tinyhtml5/": "HTML read",
    "briefings/engines/tagging": "tags",
    "briefings/engines/structure": "tags",
    "briefings/engines/attachments": "attached files",
    "briefings/engines/chart": "charts",
    "briefings/engines/": "HTML written: content, view, template",
    "<frozen importlib": "imports",
}
PAGES = {
    "<frozen importlib": "imports",
    "markdown_it/": "Markdown parsed and rendered",
    "mdit_py_plugins/": "Markdown parsed and rendered",
    "briefings/prose/": "Markdown parsed and rendered",
    "briefings/typography": "Markdown parsed and rendered",
    "yaml/": "YAML, with places",
    "briefings/loader": "YAML, with places",
    "briefings/nodes": "YAML, with places",
    ".j2": "templates",
    "briefings/templates": "templates",
    "fontTools/": "typefaces for the web, packed once",
    "brotli": "typefaces for the web, packed once",
    "briefings/engines/chart": "charts",
    "briefings/vega/": "charts",
    "briefings/rules/": "rules",
    "briefings/subject": "rules",
    "briefings/recording": "records: made and kept",
    "briefings/records": "records: made and kept",
    "briefings/encoding": "records: made and kept",
    "briefings/recalling": "records: made and kept",
    "briefings/views/": "views: what templates show",
    "briefings/model/": "fields checked",
    "briefings/cache": "files read and written",
    "briefings/files": "files read and written",
    "briefings/output": "files read and written",
    "briefings/engines/": "views: what templates show",
    "briefings/planning": "planning, and keys",
    "briefings/making": "planning, and keys",
    "briefings/pages/": "planning, and keys",
    "briefings/formats/": "planning, and keys",
    "briefings/editions": "planning, and keys",
    "briefings/citations": "planning, and keys",
    "briefings/judgements": "planning, and keys",
}
"""The parts, by what stands in the path of their files; earlier ones come first."""
ELSE = "all else: start, reading, planning, commit"


def part(frame: FrameType | None, parts: Mapping[str, str]) -> str:
    """Return the part that a frame belongs to, or the nearest frame around it that belongs to one."""
    while frame:
        path = frame.f_code.co_filename.rpartition("site-packages/")[2]
        for place, name in parts.items():
            if place in path:
                return name
        frame = frame.f_back
    return ELSE


class Watch:
    """Looks at what this process does."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self.parts = parts
        self.seconds = dict.fromkeys([*parts.values(), ELSE], 0.0)
        self._last = time.process_time()

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Count the time since the last look, which is long where a library in C took it."""
        now = time.process_time()
        self.seconds[part(frame, self.parts)] += now - self._last
        self._last = now


def watched(folder: Path, formats: str, parts: Mapping[str, str]) -> Mapping[str, float]:
    """Build formats of a desk, and return the seconds of processor time that each part took."""
    watch = Watch(parts)
    os.chdir(folder)
    signal.signal(signal.SIGPROF, watch.look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    main(["build", "--quiet", "--formats", formats, "--clock", desk.CLOCK, "-j", "1"], standalone_mode=False)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return watch.seconds


def reports(count: int, folder: Path) -> Mapping[str, float]:
    """Return the seconds that each part of so many reports takes."""
    desk.write([shortened(report) for report in corpus(count)], folder)
    pdf.plan = ours.plan
    return watched(folder, "pdf", REPORTS)


def pages(count: int, folder: Path) -> Mapping[str, float]:
    """Return the seconds that each part of a site of so many briefings takes, without search, cards and PDFs."""
    desk.write(corpus(count), folder)
    return watched(folder, "html,feeds,sitemap", PAGES)


if __name__ == "__main__":
    measure = {"reports": reports, "pages": pages}[sys.argv[1]]
    with tempfile.TemporaryDirectory(prefix="briefings-where-") as place:
        found = measure(int(sys.argv[2]), Path(place))
    for name, seconds in sorted(found.items(), key=lambda item: -item[1]):
        sys.stdout.write(f"| {name} | {seconds:.2f} s | {100 * seconds / sum(found.values()):.0f}% |\n")
