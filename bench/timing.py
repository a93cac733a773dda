"""Wall time and memory of commands, measured in turns."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.tools import Command, ToolMissing

__all__ = ["Case", "Measured", "in_turns"]

SAMPLE_SECONDS = 0.05
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Case:
    """Something to measure.

    Attributes:
        name: what it is called.
        prepare: sees to it that the work is there to do; not measured.
        command: what is measured; it is made after `prepare`.
    """

    name: str
    prepare: Callable[[], None]
    command: Callable[[], Command]


@dataclass(frozen=True, slots=True)
class Measured:
    """The wall times of a case in seconds, one a turn, and its peak memory in MiB (0 where not asked)."""

    seconds: tuple[float, ...]
    memory: float = 0

    @property
    def median(self) -> float:
        """The median of the times, in seconds."""
        return median(self.seconds)


def in_turns(
    cases: Sequence[Case], runs: int, progress: Callable[[str], None], *, watched: bool = True
) -> Mapping[str, Measured]:
    """Measure cases in turns, A B A B, so that what slows the machine slows all of them.

    A last turn measures memory and not time, as looking takes time. A case that fails is left out and said.

    Args:
        cases: what to measure.
        runs: how often.
        progress: is told what was measured.
        watched: whether memory is measured.
    """
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    peaks: dict[str, float] = {}
    for turn in range(runs + watched):
        for case in [case for case in cases if case.name in times]:
            case.prepare()
            try:
                seconds, memory = _measured(case.command(), watched=turn == runs)
            except ToolMissing as error:
                progress(f"{case.name}: {error}")
                del times[case.name]
                continue
            if turn < runs:
                times[case.name].append(seconds)
                progress(f"{case.name}: {seconds:.2f} s")
            else:
                peaks[case.name] = memory
    return {name: Measured(tuple(seconds), peaks.get(name, 0)) for name, seconds in times.items()}


def _measured(command: Command, *, watched: bool) -> tuple[float, float]:
    """Run a command; return its wall time in seconds and, where it is watched, its peak memory in MiB.

    Raises:
        ToolMissing: where it fails, with the end of what it said.
    """
    peak = _Peak()
    os.sync()  # what was written before is not written while the clock runs
    start = time.perf_counter()
    with subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env={**os.environ, **command.variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        if watched:
            threading.Thread(target=peak.watch, args=(process.pid,), daemon=True).start()
        said, _ = process.communicate()
    seconds = time.perf_counter() - start
    if process.returncode:
        end = "\n".join(said.decode(errors="replace").splitlines()[-15:])
        raise ToolMissing(f"{' '.join(command.arguments)} failed:\n{end}")
    return seconds, peak.mebibytes


class _Peak:
    """The highest sum that was seen of a process and all that it started."""

    def __init__(self) -> None:
        self.mebibytes = 0.0

    def watch(self, pid: int) -> None:
        """Look again and again until the process is gone."""
        while (PROC / str(pid) / "smaps_rollup").exists():
            self.mebibytes = max(self.mebibytes, sum(map(_proportional, _tree(pid))) / 1024)
            time.sleep(SAMPLE_SECONDS)


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and all below it."""
    yield pid
    try:
        below = [path.read_text(encoding="ascii") for path in (PROC / str(pid) / "task").glob("*/children")]
    except OSError:  # it has ended since
        return
    for child in " ".join(below).split():
        yield from _tree(int(child))


def _proportional(pid: int) -> int:
    """Return the proportional set size of a process in KiB: what it shares counts in parts."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
