"""Where jobs run: in this process, in this machine's processes, or on a cluster, behind one interface."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from briefings import discovery
from briefings.artifacts import Maker
from briefings.errors import EnvironmentFault

__all__ = ["Here", "available_processors", "processes", "run_maker", "stopped_early", "uncollected", "workers"]

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
WORTH_A_POOL = 3
"""From how many jobs on other processes are worth their start."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no rings of garbage inside: where many small values are made, and all of them stay, that takes longer.

    What nothing refers to is freed as ever.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class Here(Executor):
    """Runs each job at once, in this process."""

    def submit(
        self, fn: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Run the job and return its finished future."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 # a future carries any error to whoever asks for its result
            future.set_exception(error)
        return future


def available_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers(jobs: int, processors: int, cluster: str = "") -> Executor:
    """Choose where jobs run.

    Args:
        jobs: how many there are to do.
        processors: how many may be done at once on this machine.
        cluster: the address of a Dask scheduler whose workers do them instead; empty for none.

    Raises:
        EnvironmentFault: where the cluster cannot be reached, or would make other bytes.
    """
    if jobs < WORTH_A_POOL:
        return Here()
    if cluster:
        return _joined(cluster)
    return processes(min(processors, jobs)) if processors > 1 else Here()


def _joined(address: str) -> Executor:
    """Join a cluster; nothing of Dask is imported before."""
    try:
        from briefings.cluster import connect  # noqa: PLC0415 # an extra, which most desks need not have
    except ModuleNotFoundError as error:
        message = f"--cluster needs the package {error.name}: pip install 'briefings[cluster]'"
        raise EnvironmentFault(message) from None
    return connect(address)


def processes(count: int) -> Executor:
    """Start a pool of worker processes; each imports only what its jobs name."""
    context = multiprocessing.get_context("forkserver")
    return _Processes(count, mp_context=context, initializer=_leave_signals)


class _Processes(ProcessPoolExecutor):
    """Worker processes that can be ended in the middle of their jobs, which leave nothing anywhere."""

    def end(self) -> None:
        """End the workers at once."""
        for process in list((self._processes or {}).values()):
            process.kill()
        # Earlier Pythons leave it open (cpython issue 94777), and wait for ever to write a job that nobody reads.
        calls = getattr(self, "_call_queue", None)
        if sys.version_info < (3, 11, 5) and calls:
            calls._reader.close()  # noqa: SLF001 # as later ones do


@contextmanager
def stopped_early(pool: Executor) -> Iterator[Executor]:
    """Give a pool, and wait for its end; where the work breaks off, what it has begun and not begun stays undone.

    A pool that is not waited for is torn down while the program ends, and its pipes fail under it.
    """
    try:
        yield pool
    except BaseException:
        ours = isinstance(pool, _Processes)
        if isinstance(pool, _Processes):
            pool.end()
        pool.shutdown(wait=ours, cancel_futures=True)
        raise
    pool.shutdown()


def _leave_signals() -> None:
    """Leave Ctrl-C to the process that started this one, which ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def run_maker(maker: str, inputs: Mapping[str, object]) -> bytes:
    """Make an artifact's bytes: import the maker by its dotted name and call it."""
    function: Maker = discovery.locate(maker)  # type: ignore[assignment] # a dotted name says nothing of types
    return function(inputs)
