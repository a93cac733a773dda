"""Where jobs run: in this process, in this machine's processes, or on a cluster, behind one interface."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeAlias, TypeVar

from briefings import discovery
from briefings.artifacts import Maker
from briefings.errors import ContentError, EnvironmentFault

__all__ = [
    "Crew",
    "Here",
    "Made",
    "attempt",
    "attempts",
    "crew",
    "processes",
    "run_maker",
    "stopped_early",
    "uncollected",
]

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Made: TypeAlias = "bytes | ContentError"
"""What became of a job: what was made, or what is wrong with the content."""
WORTH_A_POOL = 3
"""From how many heavy jobs on other processes are worth their start."""
LIGHT = 20
"""How many light jobs take as long as a heavy one."""
CHUNK = 16
"""How many light jobs a process is given at once."""
AHEAD = 2
"""How much is given to processes beyond what they do just now."""
FAR = 256
"""How much is given to a cluster, however many workers it has."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no rings of garbage inside: where many small values are made, and all of them stay, that takes longer.

    What nothing refers to is freed as ever. What was made is not looked through later either.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
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


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the jobs of a build.

    Attributes:
        pool: does heavy jobs; it is to be shut down.
        light: does light jobs, many at once.
        chunk: how many light jobs are given at once.
        at_once: how much is given before something is done: enough that nobody waits, and little enough that what
            is given fits into memory.
    """

    pool: Executor
    light: Executor
    chunk: int
    at_once: int


def crew(heavy: int, light: int, processors: int, cluster: str = "") -> Crew:
    """Choose who does the jobs of a build.

    Args:
        heavy: how many jobs there are that are worth a process, or a machine, of their own.
        light: how many others there are.
        processors: how many may be done at once on this machine.
        cluster: the address of a Dask scheduler whose workers do the heavy ones instead; empty for none.

    Raises:
        EnvironmentFault: where the cluster cannot be reached, or would make other bytes.
    """
    here = Here()
    if cluster and heavy >= WORTH_A_POOL:
        return Crew(_joined(cluster), here, 1, FAR)
    if processors == 1 or heavy + light // LIGHT < WORTH_A_POOL:
        return Crew(here, here, 1, 1)
    count = min(processors, heavy + light // CHUNK + 1)
    pool = processes(count)
    return Crew(pool, pool, CHUNK, count + AHEAD)


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


def attempt(maker: str, inputs: Mapping[str, object]) -> tuple[Made]:
    """Make an artifact's bytes, or say what is wrong with the content that they cannot be made from."""
    try:
        return (run_maker(maker, inputs),)
    except ContentError as error:
        return (error,)


def attempts(jobs: Iterable[tuple[str, Mapping[str, object]]]) -> list[Made]:
    """Make the bytes of several artifacts, as `attempt`, in order."""
    return [made for maker, inputs in jobs for made in attempt(maker, inputs)]
