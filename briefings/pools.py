"""Pools of this machine's processes: started lean, ended with the work, however that ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

__all__ = ["end", "processes", "stopped_early"]

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
    resource_tracker.ensure_running()  # which lets signals through again
    with _no_interrupt():
        forkserver.ensure_running()
    return _Processes(count, mp_context=context, initializer=_begin)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Let Ctrl-C wait; whatever process is started inside, and all that it starts, never gets it (signal(7))."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Processes(ProcessPoolExecutor):
    """Worker processes that can be ended in the middle of their jobs, which leave nothing anywhere."""

    def submit(
        self, fn: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Give a job; a process that is started for it is known before Ctrl-C can end them all.

        Raises:
            BrokenProcessPool: where a process was ended from outside.
        """
        try:
            with _no_interrupt():
                return super().submit(fn, *args, **kwargs)
        except OSError as error:
            if self._broken:  # while another one was started, which takes pipes that are closed by then
                raise BrokenProcessPool(str(error)) from error
            raise

    def end(self) -> None:
        """End the workers at once, and what would still start one that was asked for."""
        for process in list((self._processes or {}).values()):
            process.kill()
        if server := forkserver._forkserver._forkserver_pid:  # type: ignore[attr-defined] # noqa: SLF001 # no other way
            os.kill(server, signal.SIGKILL)
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
        end(pool)
        raise
    pool.shutdown()


def end(pool: Executor) -> None:
    """End a pool in the middle of its jobs; of what it has begun nothing stays."""
    if isinstance(pool, _Processes):
        pool.end()
    pool.shutdown(wait=isinstance(pool, _Processes), cancel_futures=True)


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
