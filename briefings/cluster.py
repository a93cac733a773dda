"""A Dask cluster behind the interface of `concurrent.futures`; with `joining` the only importer of distributed.

A job carries all that it needs, so no disk is shared. Sets of files that many jobs take, such as the theme or a
desk's typefaces, are put on the cluster once and named from then on. A worker runs jobs only where all that bytes
depend on is installed in the same versions as here. How connections are secured is Dask's own setting
(``distributed.comm.tls``), the same for scheduler, workers and this side.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack, suppress
from functools import cache, lru_cache, partial
from importlib.metadata import version
from typing import Any, TypeGuard

import dask
from distributed import Client, KilledWorker, Worker, get_worker

from briefings.errors import EnvironmentFault
from briefings.installed import versions
from briefings.joining import PATIENCE, await_worker, first_line, hushed, joined
from briefings.pools import Arguments, Result

__all__ = ["Cluster", "connect", "differences", "environment", "lightened", "look", "run_alike"]

LONELY = 60.0
"""How long jobs wait for a worker once the last one is lost, in seconds."""
WORTH_PLACING = 16 * 1024
"""From how many bytes on a set of files is put on the cluster once, instead of going with each job."""
PLACED = 32
"""How many sets of files stay on the cluster; the one that was not asked for longest goes first."""
FASTENERS = ("cloudpickle", "dask", "distributed", "msgpack")
"""The packages by which jobs travel."""
ABSENT = "not installed"
KEPT = "the site is as it was, and what was made stays in the cache"
LOST = f"the connection to the cluster's scheduler was lost; {KEPT}"


class Cluster(Executor):
    """Runs jobs on the workers of a cluster.

    Attributes:
        client: the connection; it is closed with the executor.
        expected: what each worker has to have, in which version.
        lonely: how long jobs wait for a worker once the last one is lost, in seconds.
        ending: what ends once the cluster was left.
    """

    def __init__(
        self, client: Client, expected: Mapping[str, str], lonely: float = LONELY, ending: ExitStack | None = None
    ) -> None:
        self.client = client
        self.expected = dict(expected)
        self.lonely = lonely
        self.ending = ending or ExitStack()
        self._inner: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call] # Dask says few types
        self._waiting: set[Future[Any]] = set()
        self._place = lru_cache(PLACED)(partial(_place, client))
        self._closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(
        self, fn: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Send a job; a job that its worker was lost with is done by another one.

        The future raises what the job raises, and EnvironmentFault where the cluster cannot do it.
        """
        future: Future[Result] = Future()
        self._waiting.add(future)
        sent = self._inner.submit(
            run_alike, self.expected, fn, *(lightened(argument, self._place) for argument in args), **kwargs
        )
        sent.add_done_callback(partial(self._hand_over, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 # as Executor has it
        """Leave the cluster; jobs that were sent are finished first where that is waited for."""
        self._closed.set()
        with self.ending:
            self._inner.shutdown(wait=wait and not cancel_futures)
            self.client.close(timeout=PATIENCE)  # type: ignore[no-untyped-call] # as above

    def _hand_over(self, future: Future[Any], sent: Future[Any]) -> None:
        """Give the outcome of a job to whoever waits for it; nobody does where the cluster was given up."""
        try:
            self._waiting.remove(future)
        except KeyError:
            return
        if sent.cancelled():
            future.set_exception(EnvironmentFault(LOST))
        elif error := sent.exception():
            future.set_exception(_fault(error))
        else:
            future.set_result(sent.result())

    def _watch(self) -> None:
        """Give up what waits where the cluster has had no worker for too long."""
        alone = 0.0
        while not self._closed.wait(1):
            if self.client.status != "running":  # the scheduler is lost, which all that waits is told by itself
                continue
            info = self.client.scheduler_info(n_workers=0)
            alone = 0.0 if info.get("n_workers") else alone + 1
            if alone > self.lonely:
                self._give_up()

    def _give_up(self) -> None:
        """Fail all that waits."""
        lost = EnvironmentFault(f"the cluster has had no worker for {self.lonely:.0f} seconds; {KEPT}")
        with suppress(KeyError):  # the last one may be handed over meanwhile
            while True:
                self._waiting.pop().set_exception(lost)


def connect(address: str, patience: float = PATIENCE) -> Cluster:
    """Join a cluster and compare its workers with this machine.

    Args:
        address: the scheduler's, such as ``tcp://scheduler:8786`` or ``tls://scheduler:8786``.
        patience: how long the scheduler may take to answer, and to have a worker, in seconds.

    Raises:
        EnvironmentFault: where no scheduler answers, where it has no worker, or where a worker is not as this machine.
    """
    with ExitStack() as ending:
        ending.enter_context(hushed())
        client = joined(address, patience)
        ending.callback(client.close, timeout=patience)
        try:
            await_worker(client, address, patience)
            expected = environment(threads=1)
            _refuse(expected, _asked(client, patience))
        except OSError as error:
            raise EnvironmentFault(f"the scheduler at {address} was lost ({first_line(error)})") from error
        return Cluster(client, expected, ending=ending.pop_all())


def _asked(client: Client, patience: float) -> Mapping[str, object]:
    """Ask each worker what is installed there; return answers, or why there is none, by the worker's address."""

    async def ask() -> Mapping[str, object]:
        return await client.run(look, on_error="return")  # type: ignore[no-any-return] # Dask says no types

    try:
        return client.sync(ask, callback_timeout=patience + LONELY)  # type: ignore[no-any-return, no-untyped-call] # as above
    except TimeoutError:
        raise EnvironmentFault("a worker of the cluster does not answer; stop it, or start it anew") from None


def _refuse(expected: Mapping[str, str], answers: Mapping[str, object]) -> None:
    """Stop where a worker is not as this machine."""
    unlike = [line for address, found in sorted(answers.items()) for line in _unlike(address, expected, found)]
    if unlike:
        lines = "\n".join(f"    {line}" for line in unlike)
        raise EnvironmentFault(f"workers of the cluster would make other bytes than this machine:\n{lines}")


def _unlike(address: str, expected: Mapping[str, str], found: object) -> Iterator[str]:
    """Yield what one worker has otherwise."""
    if isinstance(found, Mapping):
        yield from (f"{address} {difference}" for difference in differences(expected, found))
    else:
        yield f"{address} cannot say what is installed: {found}"


def differences(expected: Mapping[str, str], found: Mapping[str, str]) -> tuple[str, ...]:
    """Say what a worker has otherwise than it should, one line a thing, by name.

    Args:
        expected: versions by name, of this machine.
        found: those of the worker.
    """
    names = sorted({*expected, *found})
    pairs = ((name, found.get(name, ABSENT), expected.get(name, ABSENT)) for name in names)
    return tuple(f"has {name} {there} instead of {here}" for name, there, here in pairs if there != here)


def environment(threads: int) -> dict[str, str]:
    """Return the versions of all that bytes depend on, and that jobs travel by, by name.

    Args:
        threads: how many jobs the process does at once; an engine's log is the process's, so it has to be one.
    """
    return {**_installed(), "threads": str(threads)}


@cache
def _installed() -> Mapping[str, str]:
    """Return the versions of what is installed, looked for once a process."""
    own = {"Python": platform.python_version(), **{name: version(name) for name in FASTENERS}}
    return {**versions().named(), **own}


def look(dask_worker: Worker) -> dict[str, str]:
    """Say what is installed on a worker, which Dask hands in by that name."""
    return environment(dask_worker.state.nthreads)


def run_alike(expected: Mapping[str, str], job: Callable[..., Result], /, *args: object, **kwargs: object) -> Result:
    """Do a job on a worker, where it is as it should be: it may have come after the others were compared."""
    worker = get_worker()
    if unlike := differences(expected, look(worker)):
        raise EnvironmentFault(f"the worker {worker.address} {', '.join(unlike)}")
    try:
        return job(*args, **kwargs)
    except EnvironmentFault as error:
        raise EnvironmentFault(f"on the worker {worker.address}: {error}") from None


def lightened(argument: object, place: Callable[[tuple[tuple[str, bytes], ...]], object]) -> object:
    """Return an argument of a job with what stands for the large sets of files in it, where it is a mapping.

    Args:
        argument: any argument.
        place: puts a set of files on the cluster, given by name and content, and returns what stands for it.
    """
    if not isinstance(argument, Mapping):
        return argument
    return {
        name: place(tuple(value.items())) if _is_worth_placing(value) else value for name, value in argument.items()
    }


def _is_worth_placing(value: object) -> TypeGuard[Mapping[str, bytes]]:
    """Tell whether a value is a set of files that is large enough to be put on the cluster once."""
    if not isinstance(value, Mapping) or not all(isinstance(content, bytes) for content in value.values()):
        return False
    return sum(map(len, value.values())) >= WORTH_PLACING


def _place(client: Client, pairs: Iterable[tuple[str, bytes]]) -> object:
    """Put a set of files on the cluster; return what stands for it in jobs.

    It is the result of a job, so the scheduler has it made again where the worker that holds it is lost.
    """
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}):
        return client.submit(dict, pairs, pure=False)


def _fault(error: BaseException) -> BaseException:
    """Return what a job raised; what Dask raised of itself is the cluster's fault."""
    if isinstance(error, KilledWorker):
        return EnvironmentFault("several workers ended while they did one job; their logs say why (often: no memory)")
    if type(error).__module__.startswith("distributed"):
        return EnvironmentFault(f"the cluster could not do a job: {first_line(error)}")
    return error
