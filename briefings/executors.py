"""Where jobs run: in this process, in this machine's processes, or on a cluster, behind one interface."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from briefings import discovery
from briefings.artifacts import Maker, unpacked
from briefings.errors import ContentError, EnvironmentFault
from briefings.pools import Arguments, Result, processes

__all__ = [
    "Crew",
    "Here",
    "Made",
    "attempt",
    "attempts",
    "crew",
    "passed_over",
    "run_maker",
    "uncollected",
]

Made: TypeAlias = "bytes | ContentError"
"""What became of a job: what was made, or what is wrong with the content."""
WORTH_A_POOL = 3
"""From how many heavy jobs on other processes are worth their start."""
LIGHT = 20
"""How many light jobs take as long as a heavy one."""
CHUNK = 16
"""How many light jobs a process is given at once."""
MANY = 2000
"""From how many light jobs on others do them than the heavy ones, whose memory is worth more than another start."""
AHEAD = 2
"""How much is given to processes beyond what they do just now."""
FAR = 256
"""How much is given to a cluster, however many workers it has."""


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


@contextmanager
def passed_over() -> Iterator[None]:
    """Look for rings of garbage inside among what is made inside alone: all else stays, and to walk it takes long."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


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
        pool: does heavy jobs; it is to be shut down once there are no more, unless it does light ones too.
        light: does light jobs, many at once; it is to be shut down.
        chunk: how many light jobs are given at once.
        at_once: how much is given before something is done: enough that nobody waits, and little enough that what
            is given fits into memory.
    """

    pool: Executor
    light: Executor
    chunk: int
    at_once: int


def crew(heavy: int, light: int, modules: Sequence[str], processors: int, cluster: str = "") -> Crew:
    """Choose who does the jobs of a build.

    Args:
        heavy: how many jobs there are that are worth a process, or a machine, of their own.
        light: how many others there are.
        modules: what the jobs import.
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
    pool = processes(count, modules)
    return Crew(pool, processes(count, modules) if light > MANY else pool, CHUNK, count + AHEAD)


def _joined(address: str) -> Executor:
    """Join a cluster; nothing of Dask is imported before."""
    try:
        from briefings.cluster import connect  # noqa: PLC0415 # an extra, which most desks need not have
    except ModuleNotFoundError as error:
        message = f"--cluster needs the package {error.name}: pip install 'briefings[cluster]'"
        raise EnvironmentFault(message) from None
    return connect(address)


def run_maker(maker: str, inputs: Mapping[str, object]) -> bytes:
    """Make an artifact's bytes: import the maker by its dotted name and call it."""
    function: Maker = discovery.locate(maker)  # type: ignore[assignment] # a dotted name says nothing of types
    # What a job makes is garbage once it is done, and to look for it in between finds none.
    with uncollected():
        return function(unpacked(inputs))


def attempt(maker: str, inputs: Mapping[str, object]) -> tuple[Made]:
    """Make an artifact's bytes, or say what is wrong with the content that they cannot be made from."""
    try:
        return (run_maker(maker, inputs),)
    except ContentError as error:
        return (error,)


def attempts(jobs: Iterable[tuple[str, Mapping[str, object]]]) -> list[Made]:
    """Make the bytes of several artifacts, as `attempt`, in order."""
    return [made for maker, inputs in jobs for made in attempt(maker, inputs)]
