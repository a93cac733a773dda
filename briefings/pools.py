"""Pools of this machine's processes: started lean, ended with the work, however that ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from briefings.errors import EnvironmentFault
from briefings.stopping import TERMINATED, Terminated, terminable

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

__all__ = ["Arguments", "Result", "apart", "end", "processes", "stopped_early"]

HUSHED = "ignore:resource_tracker:UserWarning"
MOMENT = 5
"""How many seconds a process has to end those that it started."""
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def processes(count: int, modules: Sequence[str] = ()) -> Executor:
    """Start a pool of worker processes, which end when this process does, however it ends.

    Args:
        count: how many there are.
        modules: what their jobs import. It is imported once, by the process that they are forked from, unless an
            earlier pool started that one; then each worker imports what its jobs name. One that cannot be imported
            is left to the job that needs it.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    _track()
    with _held({signal.SIGINT, signal.SIGTERM}):
        forkserver.ensure_running()
    return _Processes(count, mp_context=context, initializer=_begin)


def apart(work: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
    """Do some work in a process of its own, with which all the memory goes that it took.

    Raises:
        EnvironmentFault: where that process was ended from outside; and whatever the work raises.
    """
    _track()
    # One that is forked from the process that makes are forked from would let that import too much.
    own = _Apart(1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)
    with stopped_early(own) as pool:
        return pool.submit(_tended, work, *args, **kwargs).result()


def _tended(work: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
    """Do some work that SIGTERM ends, with this process, once all have ended that the work has started."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    with terminable():
        try:
            return work(*args, **kwargs)
        except Terminated:
            os._exit(TERMINATED)


def _track() -> None:
    """Start the process that clears up after those that are ended, which lets signals through again.

    It says what it clears up, which nobody can do anything about.
    """
    sys.warnoptions.append(HUSHED)  # which becomes an option of its command
    try:
        resource_tracker.ensure_running()
    finally:
        sys.warnoptions.remove(HUSHED)


@contextmanager
def _held(signals: AbstractSet[signal.Signals]) -> Iterator[None]:
    """Let signals wait; whatever process is started inside, and all that it starts, never gets them (signal(7))."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Processes(ProcessPoolExecutor):
    """Worker processes that can be ended in the middle of their jobs, which leave nothing anywhere."""

    def submit(
        self, fn: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Give a job; a process that is started for it is known before a signal can end them all.

        Raises:
            BrokenProcessPool: where a process was ended from outside.
        """
        try:
            with _held({signal.SIGINT, signal.SIGTERM}):
                return super().submit(fn, *args, **kwargs)
        except OSError as error:
            if self._broken:  # while another one was started, which takes pipes that are closed by then
                raise BrokenProcessPool(str(error)) from error
            raise

    def end(self) -> None:
        """End the workers at once, and what would still start one that was asked for; wait until all is over.

        The thread that minds them is told first that no job counts any more: it would fail at those that were given up.
        """
        workers = list((self._processes or {}).values())
        minding: Any = self._executor_manager_thread
        calls = getattr(self, "_call_queue", None)
        self.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()
        server: Any = forkserver._forkserver  # noqa: SLF001 # no other way
        if server._forkserver_pid:  # noqa: SLF001 # as above
            os.kill(server._forkserver_pid, signal.SIGKILL)  # noqa: SLF001 # as above
            server._stop()  # noqa: SLF001 # as above; else the next pool may take it for one that still runs
        # Earlier Pythons leave it open (cpython issue 94777), and wait for ever to write a job that nobody reads.
        if sys.version_info < (3, 11, 5) and calls:
            calls._reader.close()  # noqa: SLF001 # as later ones do
        if minding:
            minding.join()


class _Apart(_Processes):
    """A process that starts others, which it is given a moment to end."""

    def end(self) -> None:
        """End the process."""
        for worker in list((self._processes or {}).values()):
            worker.terminate()
            worker.join(MOMENT)
        super().end()


@contextmanager
def stopped_early(pool: Executor) -> Iterator[Executor]:
    """Give a pool, and wait for its end; where the work breaks off, what it has begun and not begun stays undone.

    A pool that is not waited for is torn down while the program ends, and its pipes fail under it.

    Raises:
        EnvironmentFault: where a worker was ended, of which a pool tells whoever gives it a job or asks for one.
    """
    try:
        yield pool
    except BaseException as error:
        end(pool)
        if isinstance(error, BrokenExecutor):
            gone = "a worker process was ended from outside, perhaps for want of memory; the site is as it was"
            raise EnvironmentFault(gone) from error
        raise
    pool.shutdown()


def end(pool: Executor) -> None:
    """End a pool in the middle of its jobs; of what it has begun nothing stays."""
    if isinstance(pool, _Processes):
        pool.end()
    else:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """End this process once the one that started it has ended, however: one that waits for jobs would for ever.

    What was imported stays, so rings of garbage are looked for without it.
    """
    gc.freeze()
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(other: BaseProcess) -> None:
    """End this process at once when another one has ended; what it has begun leaves nothing anywhere."""
    other.join()
    os._exit(1)
