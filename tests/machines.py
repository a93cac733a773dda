"""A Dask scheduler and its workers as processes of this machine, on the loopback interface."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefings.errors import EnvironmentFault

__all__ = ["Machines", "lacking", "machines", "weighed"]

ROOT = Path(__file__).parent.parent
LONGEST = 60.0
"""How long a process may take to be there, in seconds."""


@dataclass
class Machines:
    """A scheduler and its workers.

    Attributes:
        home: a folder for what they write.
        settings: variables of their environment, such as those that secure connections.
        protocol: tcp or tls.
        processes: what was started, the scheduler first.
    """

    home: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    protocol: str = "tcp"
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The scheduler's address, once it is there."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            try:
                return str(json.loads(self._place.read_bytes())["address"])
            except (OSError, ValueError):
                time.sleep(0.05)
        raise TimeoutError((self.home / "0.log").read_text())

    @property
    def _place(self) -> Path:
        """The file in which the scheduler says where it is."""
        return self.home / "scheduler.json"

    def start_scheduler(self) -> None:
        """Start the scheduler on a free port."""
        where = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0"]
        self._start("dask_scheduler", *where, "--scheduler-file", str(self._place))

    def start_worker(self, package: Path = ROOT, threads: int = 1) -> subprocess.Popen[bytes]:
        """Start a worker that has the package of a folder."""
        alone = ["--no-nanny", "--memory-limit", "0", "--no-dashboard", "--death-timeout", str(LONGEST)]
        where = ["--host", "127.0.0.1", "--nthreads", str(threads), "--local-directory", str(self.home)]
        return self._start("dask_worker", self.address, *where, *alone, package=package)

    def _start(self, program: str, *arguments: str, package: Path = ROOT) -> subprocess.Popen[bytes]:
        """Start one of Dask's programs."""
        command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments, "--protocol", self.protocol]
        environment = {**os.environ, "PYTHONPATH": str(package), **self.settings}
        with (self.home / f"{len(self.processes)}.log").open("wb") as log:
            started = subprocess.Popen(command, env=environment, cwd=self.home, stdout=log, stderr=log)
        self.processes.append(started)
        return started

    def stop(self) -> None:
        """End all processes, workers first."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@contextmanager
def machines(home: Path, workers: int, settings: Mapping[str, str] | None = None) -> Iterator[Machines]:
    """Start a scheduler and workers; they end with the block.

    Args:
        home: a folder for what they write.
        workers: how many there are.
        settings: variables of their environment; with any, connections are by TLS.
    """
    home.mkdir(parents=True, exist_ok=True)
    started = Machines(home, settings or {}, "tls" if settings else "tcp")
    try:
        started.start_scheduler()
        for _ in range(workers):
            started.start_worker()
        yield started
    finally:
        started.stop()


def weighed(inputs: Mapping[str, Mapping[str, bytes]]) -> int:
    """Do a job that takes a moment: weigh a set of files."""
    time.sleep(0.1)
    return sum(map(len, inputs["files"].values()))


def lacking() -> None:
    """Do a job that fails for want of something."""
    raise EnvironmentFault("no disk")
