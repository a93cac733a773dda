"""What reports are like: pages, bytes, time, both standards, structure and fonts of each class, as a table.

``python -m tests.report_table`` prints it in Markdown; given a Markdown file, it puts the table in place of the one
that is there. The figures of time are those of this machine's processor.

``python -m tests.report_table tags`` says what the structure of a report costs.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

import pypdfium2

from briefings.artifacts import Artifact, FileInput
from briefings.audience import Audience
from briefings.checking import check
from briefings.executors import run_maker
from briefings.files import Snapshot, scan
from briefings.formats import pdf
from briefings.installed import versions
from briefings.pictures import examine
from briefings.planning import Site
from briefings.theme import read_packaged, theme
from tests import conftest, desks, fonts, structure
from tests.conformance import Profile, breaches
from tests.gallery.desk import EDITION, files

__all__ = ["CLASSES", "Maker", "row", "table"]

DEMONSTRATION = {
    "Briefing": "briefings/baogang-special-steel/baogang-special-steel.pdf",
    "Briefing with charts": "briefings/china-magnet-exports-2025/china-magnet-exports-2025.pdf",
    "Edition": "editions/2026-w07/2026-w07.pdf",
    "Briefing in Arabic": "briefings/gallium-germanium-antimony-pause-ar/gallium-germanium-antimony-pause-ar.pdf",
    "Briefing in Chinese": "briefings/gallium-germanium-antimony-pause-zh/gallium-germanium-antimony-pause-zh.pdf",
}
GALLERY = {
    "Table of 60 rows": "briefings/table-of-60-rows/table-of-60-rows.pdf",
    "40 notes": "briefings/forty-sources/forty-sources.pdf",
    "Gallery": EDITION,
}
CLASSES = (*DEMONSTRATION, *GALLERY)
HEAD = "| report | pages | bytes | ms | PDF/A-3a | PDF/UA-1 | structure | fonts |\n|---|--:|--:|--:|---|---|---|---|\n"
TABLE = re.compile(r"^\| report \|.*\n(?:\|.*\n)+", re.MULTILINE)
TIMES = 3
FAMILIES = frozenset({"Source Serif Pro", "Source Sans Pro", "Amiri", "Noto Sans CJK"})


@dataclass(frozen=True)
class Maker:
    """A desk's reports, each made when it is asked for.

    Attributes:
        artifacts: what makes each, by path.
        snapshot: the desk's files.
    """

    artifacts: Mapping[str, Artifact]
    snapshot: Snapshot

    @classmethod
    def of(cls, root: Path, audience: Audience) -> Maker:
        """Read a desk."""
        catalog = check(root, "briefings.yaml", audience).catalog
        snapshot = scan(root, "briefings.yaml")
        images = {path for briefing in catalog.briefings for path in briefing.targets("image")}
        sizes = {path: _size(path, snapshot.find(f"content/{path}") or b"") for path in images}
        site = Site(catalog, theme(snapshot), frozenset({"html", "pdf"}), versions(), sizes)
        return cls({artifact.path: artifact for artifact in pdf.plan(site)}, snapshot)

    def made(self, path: str) -> tuple[bytes, int]:
        """Return a report, and the milliseconds of the processor that it takes, the median of several times."""
        artifact = self.artifacts[path]
        inputs = artifact.resolve(self._read, self._used)
        report, times = b"", []
        for _ in range(1 if path == EDITION else TIMES):  # it takes most of a minute
            start = process_time()
            report = run_maker(artifact.maker, inputs)
            times.append(process_time() - start)
        return report, round(statistics.median(times) * 1000)

    def _used(self, artifact: Artifact) -> bytes:
        """Return what another artifact uses."""
        return run_maker(artifact.maker, artifact.resolve(self._read, self._used))

    def _read(self, source: FileInput) -> bytes:
        """Return a file of the theme or of the desk."""
        packaged = read_packaged(source)
        return self.snapshot.read(source) if packaged is None else packaged


def _size(path: str, content: bytes) -> tuple[int, int]:
    """Return the width and height of a picture."""
    picture = examine(path, content)
    return picture.width, picture.height


def row(name: str, report: bytes, milliseconds: int) -> str:
    """Return the row of one class of report."""
    document = pypdfium2.PdfDocument(report)
    pages = len(document)
    document.close()
    cells = (
        name,
        f"{pages}",
        f"{len(report):,}",
        f"{milliseconds:,}",
        *("breaks rules" if breaches(report, (profile,)) else "conforms" for profile in Profile),
        _answer(structure.faults(report)),
        _answer(fonts.faults(report, FAMILIES)) + ": " + ", ".join(sorted(fonts.families(report))),
    )
    return f"| {' | '.join(cells)} |\n"


def _answer(faults: list[str]) -> str:
    """Return what was found, as one word or two."""
    return f"{len(faults)} faults" if faults else "sound"


def table() -> str:
    """Return the whole table in Markdown."""
    return HEAD + "".join(row(name, *made) for name, made in _reports())


def _reports() -> Iterator[tuple[str, tuple[bytes, int]]]:
    """Yield each class with its report and its time."""
    for maker, paths in _makers():
        yield from ((name, maker.made(path)) for name, path in paths.items())


def _makers() -> Iterator[tuple[Maker, Mapping[str, str]]]:
    """Yield both desks with the paths of their reports by class."""
    yield Maker.of(conftest.ROOT, Audience(conftest.CLOCK)), DEMONSTRATION
    with TemporaryDirectory(prefix="gallery-") as folder:
        desks.desk(Path(folder), files())
        yield Maker.of(Path(folder), Audience(desks.CLOCK)), GALLERY


def tags() -> str:
    """Return what each class of report takes without its structure, and with it, in Markdown."""
    told = ["| report | ms without | ms with | bytes without | bytes with |\n|---|--:|--:|--:|--:|\n"]
    for maker, paths in _makers():
        for name, path in paths.items():
            if path == EDITION:  # it tells nothing that the others do not
                continue
            report, milliseconds = maker.made(path)
            with patch("briefings.engines.print.VARIANT", "pdf/a-3b"):
                bare, less = maker.made(path)
            told.append(f"| {name} | {less:,} | {milliseconds:,} | {len(bare):,} | {len(report):,} |\n")
    return "".join(told)


def main(wanted: list[str]) -> None:
    """Print a table, or put it into a file in place of the one there."""
    made = tags() if wanted == ["tags"] else table()
    for path in map(Path, () if wanted == ["tags"] else wanted):
        path.write_text(TABLE.sub(lambda _: made, path.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(made)


if __name__ == "__main__":
    main(sys.argv[1:])
