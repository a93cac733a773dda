"""PDFs a minute by workers of a Dask cluster, all on this machine: ``python -m bench.cluster [PDFS]``.

Half of the PDFs are briefings, half the editions of their weeks. For each number of workers a scheduler and workers
are started anew, and the PDFs made twice, each time from nothing: by workers that have just come, and by the same
ones again.
"""

from __future__ import annotations

import os
import pickle
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from distributed import Client

from briefings import formats
from briefings.artifacts import Artifact, FileInput
from briefings.audience import Audience
from briefings.build import Request, build
from briefings.checking import check
from briefings.cluster import connect, lightened
from briefings.installed import versions
from briefings.planning import Site
from briefings.processors import available_processors
from briefings.theme import read_packaged, theme
from tests.machines import LONGEST, Machines, machines

PDFS = 60
MOST = 4
CLOCK = datetime(2027, 1, 1, tzinfo=UTC)
SENTENCE = "Output of {material} rose to {amount} tonnes in the year, which the ministry puts down to plant {plant}. "
MATERIALS = ("lanthanum", "cerium", "neodymium", "samarium", "gadolinium", "terbium", "dysprosium")


@dataclass(frozen=True)
class Run:
    """One way to make all PDFs.

    Attributes:
        name: how many workers did it.
        joined: how long it took to join and compare versions, in seconds.
        cold: how long the first build took, in seconds; joining is part of it.
        warm: how long the second one took.
        busy: the processor time of the workers in the second one, in seconds.
    """

    name: str
    joined: float
    cold: float
    warm: float
    busy: float


def main(pdfs: int) -> None:
    """Measure, and write a table."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "desk")
        write(root, pdfs // 2)
        request = Request(
            root, "briefings.yaml", root / "site", Path(), Audience(CLOCK), frozenset({"pdf"}), versions()
        )
        sys.stdout.write(f"{pdfs} PDFs, {available_processors()} processors, load {os.getloadavg()[0]:.1f}\n")
        sys.stdout.write("".join(sizes(request)) + HEAD)
        sys.stdout.flush()
        for workers in range(1, MOST + 1):
            sys.stdout.write(row(clustered(request, workers, Path(place, str(workers))), pdfs))
            sys.stdout.flush()


HEAD = """
| workers | joined, s | cold, s | warm, s | PDFs a minute, warm | processor time a PDF, s |
|---|---|---|---|---|---|
"""


def row(run: Run, pdfs: int) -> str:
    """Return a row of the table."""
    rate = pdfs / run.warm * 60
    return f"| {run.name} | {run.joined:.1f} | {run.cold:.1f} | {run.warm:.1f} | {rate:.0f} | {run.busy / pdfs:.3f} |\n"


def clustered(request: Request, workers: int, place: Path) -> Run:
    """Build twice on a cluster of so many workers."""
    name = str(workers) if workers <= available_processors() else f"{workers} (more than processors)"
    with machines(place, workers) as started:
        with Client(started.address, set_as_default=False) as client:  # type: ignore[no-untyped-call] # Dask says few types
            client.wait_for_workers(workers, timeout=LONGEST)
        begun = time.monotonic()
        connect(started.address).shutdown()
        joined = time.monotonic() - begun
        cold = timed(request, started.address, place / "cold")
        before = busy(started)
        warm = timed(request, started.address, place / "warm")
        return Run(name, joined, cold, warm, busy(started) - before)


def timed(request: Request, address: str, place: Path) -> float:
    """Build from nothing; return how long it took, in seconds."""
    begun = time.monotonic()
    build(
        Request(
            request.root,
            request.desk_file,
            place / "site",
            place / "cache",
            request.audience,
            request.formats,
            request.versions,
            cluster=address,
        ),
        lambda *_progress: None,
    )
    return time.monotonic() - begun


def busy(started: Machines) -> float:
    """Return the processor time that the workers have taken so far, in seconds (proc(5), utime and stime)."""
    fields = (
        Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split() for worker in started.processes[1:]
    )
    return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")


def sizes(request: Request) -> Iterator[str]:
    """Yield what a job weighs that is sent to a worker, and what is put there once."""
    placed: dict[str, int] = {}
    jobs = [resolved(artifact, request.root) for artifact in planned(request)]
    whole = [len(pickle.dumps(job)) for job in jobs]

    def place(files: Sequence[tuple[str, bytes]]) -> None:
        placed[repr(files)] = sum(len(content) for _, content in files)

    light = [len(pickle.dumps(lightened(job, place))) for job in jobs]
    yield f"a job: {statistics.median(whole):,.0f} bytes whole, {statistics.median(light):,.0f} as it is sent"
    yield f"; {sum(placed.values()):,} bytes a worker gets once, in {len(placed)} sets of files\n"


def planned(request: Request) -> Iterator[Artifact]:
    """Yield the reports of briefings."""
    checked = check(request.root, request.desk_file, request.audience)
    site = Site(checked.catalog, theme(checked.snapshot), request.formats, request.versions, {})
    yield from (artifact for artifact in formats.plan(site) if artifact.path.startswith("briefings/"))


def resolved(artifact: Artifact, root: Path) -> dict[str, object]:
    """Return the inputs of an artifact; what others make of it is left empty."""

    def read(source: FileInput) -> bytes:
        return read_packaged(source) or (root / source.path).read_bytes()

    return artifact.resolve(read, lambda _used: b"")


def write(root: Path, reports: int) -> None:
    """Write a desk with reports of three pages, one a week: text and tables."""
    home = root / "content" / "briefings"
    home.mkdir(parents=True)
    (root / "briefings.yaml").write_text("name: Materials desk\n", encoding="utf-8")
    for number in range(reports):
        (home / f"report-{number:04}.yaml").write_text(report(number), encoding="utf-8")


def report(number: int) -> str:
    """Return a briefing."""
    day = (datetime(2020, 1, 6, tzinfo=UTC) + timedelta(weeks=number)).date()
    lines = [
        f"title: Report {number} on {MATERIALS[number % len(MATERIALS)]}",
        f"date: {day}",
        "sources:",
        "  - {id: ministry, title: Yearbook, publisher: Ministry}",
        "highlights: |",
        "  - Output rose. [@ministry]",
        "body:",
        *(line for part in range(3) for line in section(number, part)),
    ]
    return "\n".join(lines) + "\n"


def section(number: int, part: int) -> Iterator[str]:
    """Yield a section with some paragraphs and a table."""
    yield f"  - heading: Part {part}"
    yield "    prose: |"
    for paragraph in range(2):
        told = (
            SENTENCE.format(material=material, amount=1000 + number * 7 + paragraph, plant=part + paragraph)
            for material in MATERIALS[:5]
        )
        yield from (f"      {''.join(told)}[@ministry]", "")
    yield "  - table:"
    yield "      columns: [Material, Output]"
    yield "      rows:"
    yield from (f"        - [{material}, {number + part}]" for material in MATERIALS[:4])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PDFS)
