"""Pools of processes: what they import, and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

POOLED = """
import os, signal, sys, time
from briefings.pools import processes
if __name__ == "__main__":
    with processes(2, ["colorsys", "no_such_module"]) as pool:
"""
"""The start of a program with a pool of two processes."""
PATIENCE = 60
"""How many seconds something may take that takes none."""


def pooled(folder: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    """Run a program that does some lines with a pool."""
    program = folder / "program.py"
    program.write_text(POOLED + "".join(f"        {line}\n" for line in lines))
    # Not through pipes: what outlives the program would hold them open.
    with (folder / "said").open("w+") as said:
        done = subprocess.run(
            [sys.executable, program],
            check=False,
            timeout=PATIENCE,
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        )
    return subprocess.CompletedProcess(done.args, done.returncode, (folder / "said").read_text())


def is_running(process: int) -> bool:
    """Tell whether a process is there, and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_what_jobs_import_is_there_before_the_first(tmp_path: Path) -> None:
    """A worker has what its jobs import from the process that it is forked from; what there is not is passed over."""
    loaded = "[name in __import__('sys').modules for name in ('colorsys', 'no_such_module')]"
    done = pooled(tmp_path, f"print(pool.submit(eval, {loaded!r}).result(), 'colorsys' in sys.modules)")
    assert (done.returncode, done.stdout) == (0, "[True, False] False\n")


def test_workers_end_with_a_process_that_is_killed(tmp_path: Path) -> None:
    """Neither a worker that waits, nor one in a job, nor the process they are forked from outlives a kill."""
    done = pooled(
        tmp_path,
        "both = [pool.submit(eval, \"__import__('time').sleep(1) or __import__('os').getpid()\") for _ in range(2)]",
        "found = {job.result() for job in both}",
        "found.add(pool.submit(os.getppid).result())",
        f"pool.submit(time.sleep, {PATIENCE * 2})",
        "time.sleep(0.2)",
        "print(*found, flush=True)",
        "os.kill(os.getpid(), signal.SIGKILL)",
    )
    assert done.returncode == -signal.SIGKILL, done.stdout
    others = [int(process) for process in done.stdout.splitlines()[0].split()]
    assert len(others) == 3, done.stdout
    late = time.monotonic() + PATIENCE / 2
    while any(map(is_running, others)) and time.monotonic() < late:
        time.sleep(0.05)
    assert [process for process in others if is_running(process)] == []


def test_work_of_its_own_process_leaves_nothing_here(tmp_path: Path) -> None:
    """Work that is done apart gives its result or its error, and its process is gone."""
    done = pooled(
        tmp_path,
        "from briefings.pools import apart",
        "print(apart(os.getppid) == os.getpid(), apart(len, 'four'))",
        "other = apart(os.getpid)",
        "print(other == os.getpid(), os.path.exists(f'/proc/{other}'))",
        "try: apart(int, 'four')",
        "except ValueError as error: print(error)",
    )
    expected = "True 4\nFalse False\ninvalid literal for int() with base 10: 'four'\n"
    assert (done.returncode, done.stdout) == (0, expected)
