"""What was measured, as tables in Markdown, with the machine."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.timing import Measured

__all__ = ["Goal", "Table", "document"]

FIRST = "briefings"


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured in one set of turns.

    Attributes:
        title: the heading.
        measured: by name; ratios are to the one called `briefings`.
        versions: the version of each, by name.
        runs: how many turns.
    """

    title: str
    measured: Mapping[str, Measured]
    versions: Mapping[str, str]
    runs: int


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio that is to be reached: what is measured, beside what, and the highest ratio."""

    work: str
    ours: str
    peer: str
    highest: float


def document(tables: Sequence[tuple[Table, Sequence[Goal]]], notes: Sequence[str]) -> str:
    """Return the results as a page of Markdown."""
    parts = [
        "# Measured\n\nWall times, medians of runs in turns on one machine. Written by `make bench`.",
        "\n".join(f"- {line}" for line in _machine()),
        *notes,
    ]
    for table, goals in tables:
        parts += [f"## {table.title}", "\n".join(_rows(table))]
        if found := list(_reached(table, goals)):
            parts.append("\n".join(["| goal | at most | measured | |", "|---|---:|---:|---|", *found]))
    return "\n\n".join(parts) + "\n"


def _rows(table: Table) -> Iterator[str]:
    """Yield the lines of a table, the fastest first."""
    first = table.measured.get(FIRST)
    yield "| what | version | median | fastest | slowest | memory | briefings takes |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name, found in sorted(table.measured.items(), key=lambda pair: pair[1].median):
        ratio = f"{first.median / found.median:.2f} x" if first else ""
        times = " | ".join(f"{value:.2f} s" for value in (found.median, min(found.seconds), max(found.seconds)))
        version = table.versions.get(name.split(",")[0], table.versions.get(name, ""))
        yield f"| {name} | {version} | {times} | {found.memory:,.0f} MiB | {ratio} |"
    yield f"\nMedians of {table.runs}; memory is the peak of all processes together (proportional set size)."


def _reached(table: Table, goals: Sequence[Goal]) -> Iterator[str]:
    """Yield which goals were reached."""
    for goal in goals:
        ours, peer = table.measured.get(goal.ours), table.measured.get(goal.peer)
        if ours and peer:
            ratio = ours.median / peer.median
            said = "reached" if ratio <= goal.highest else "not reached"
            yield f"| {goal.work}, beside {goal.peer} | {goal.highest:g} x | {ratio:.2f} x | {said} |"


def _machine() -> Iterator[str]:
    """Yield what the machine is, without its name."""
    system = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"model name\s*: (.*)", system)
    yield f"{os.cpu_count()} cores, {model[1].strip() if model else platform.machine()}"
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8"))
    yield f"{int(memory[1]) / 2**20:.0f} GiB of memory" if memory else "memory unknown"
    release = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    yield f"{release}, kernel {platform.release().split('-')[0]}, Python {platform.python_version()}"
    yield f"load when it began: {os.getloadavg()[0]:.1f}"
