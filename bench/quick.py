"""The short form: a few ratios, each of one run in turns, that may not get worse by half.

Ratios hold on any machine better than times do. What looks worse is measured a second time, longer, before it is
called so: a machine that does something else at the same moment is no reason to fail.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import peers, printing, sites
from bench.corpus import corpus
from bench.timing import Measured, in_turns
from bench.tools import ROOT, ToolMissing

__all__ = ["main", "worse"]

RECORDED = ROOT / "bench/recorded.json"
SIZE, REPORTS = 200, 4
PROCESSORS = 2
"""How many are used, as peers gain more by each further one than this project does."""
RUNS, LONGER = 2, 3
WORSE = 1.5
SITES = (sites.CLEAN, sites.UNCHANGED, sites.CHANGED, "hugo")
PRINTING = (printing.OURS, printing.COMMAND)


def main(*, record: bool, say: Callable[[str], None]) -> int:
    """Measure the ratios, and record or compare them; return 1 where one got worse by half.

    Raises:
        ToolMissing: where a peer cannot be had.
    """
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:PROCESSORS])
    found = _ratios(LONGER if record else RUNS, say)
    if record:
        RECORDED.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    if worse(found, recorded):
        say("worse than recorded; measured again, longer")
        found = _ratios(LONGER, say)
    for name, ratio in found.items():
        say(f"{name}: {ratio:.2f} x, recorded {recorded[name]:.2f} x")
    for name in (bad := worse(found, recorded)):
        say(f"{name} got worse by more than half")
    return int(bool(bad))


def worse(found: Mapping[str, float], recorded: Mapping[str, float]) -> list[str]:
    """Return the names of ratios that got worse by more than half."""
    return [name for name, ratio in found.items() if ratio > WORSE * recorded[name]]


def _ratios(runs: int, say: Callable[[str], None]) -> dict[str, float]:
    """Measure this project beside Hugo, and beside the weasyprint command."""
    peers.peer("hugo").install()
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as folder:
        cases = [case for case in sites.cases(SIZE, Path(folder), ["briefings", "hugo"]) if case.name in SITES]
        measured = in_turns(cases, runs, say, watched=False)
        printed = in_turns(printing.cases(corpus(REPORTS), Path(folder) / "pdf", PRINTING), runs, say, watched=False)
    found = {name: _ratio(measured, name, "hugo") for name in SITES if name != "hugo"}
    return {**found, "PDFs": _ratio(printed, printing.OURS, printing.COMMAND)}


def _ratio(measured: Mapping[str, Measured], ours: str, peer: str) -> float:
    """Return how long this project takes beside a peer; the fastest runs are those that least disturbed."""
    if missing := {ours, peer} - measured.keys():
        raise ToolMissing(f"{', '.join(sorted(missing))} cannot be measured")
    return round(min(measured[ours].seconds) / min(measured[peer].seconds), 3)
