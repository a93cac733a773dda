"""Says where the time of reports goes: `python -m bench.where REPORTS`.

One process makes them, and is looked at a thousand times in each second of its work. What it does just then counts for
the innermost part of the program that is named here.
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
PARTS = {
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
"""The parts, by what stands in the path of their files; earlier ones come first."""
ELSE = "all else: start, reading, planning, commit"


def part(frame: FrameType | None) -> str:
    """Return the part that a frame belongs to, or the nearest frame around it that belongs to one."""
    while frame:
        path = frame.f_code.co_filename.rpartition("site-packages/")[2]
        for place, name in PARTS.items():
            if place in path:
                return name
        frame = frame.f_back
    return ELSE


class Watch:
    """Looks at what this process does."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys([*PARTS.values(), ELSE], 0.0)
        self._last = time.process_time()

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Count the time since the last look, which is long where a library in C took it."""
        now = time.process_time()
        self.seconds[part(frame)] += now - self._last
        self._last = now


def watched(folder: Path) -> Mapping[str, float]:
    """Build the reports of a desk, and return the seconds of processor time that each part took."""
    watch = Watch()
    os.chdir(folder)
    pdf.plan = ours.plan
    signal.signal(signal.SIGPROF, watch.look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    main(["build", "--quiet", "--formats", "pdf", "--clock", desk.CLOCK, "-j", "1"], standalone_mode=False)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return watch.seconds


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="briefings-where-") as place:
        desk.write([shortened(report) for report in corpus(int(sys.argv[1]))], Path(place))
        found = watched(Path(place))
    for name, seconds in sorted(found.items(), key=lambda item: -item[1]):
        sys.stdout.write(f"| {name} | {seconds:.2f} s | {100 * seconds / sum(found.values()):.0f}% |\n")
