"""What makes the bytes that are shown, and keeps them in memory by key: pages here, reports in other processes."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from threading import Condition, Lock, Thread

from briefings.artifacts import Artifact, FileInput, SizeOf
from briefings.cache import Cache
from briefings.errors import ContentError, EnvironmentFault
from briefings.executors import attempt, run_maker
from briefings.pools import end, processes
from briefings.serve.shelf import Shelf

__all__ = ["Press"]

ROOM = 256 * 1024 * 1024
"""How many bytes of what was made stay in memory."""
ENOUGH = 256 * 1024
"""From how many bytes of facts on a page goes to a process of its own, so that it holds up no other."""
MODULES = ("briefings.engines.report", "briefings.engines.bound", "briefings.engines.chart", "briefings.engines.font")


class Press:
    """Makes artifacts for several threads, each once."""

    def __init__(self, read: Callable[[FileInput], bytes], cache: Cache, processors: int) -> None:
        """Start the processes that do heavy work.

        Args:
            read: gives the bytes of a file.
            cache: what builds made before; what is heavy is kept there, for them too.
            processors: how many processes there may be.
        """
        self._read, self._cache, self._count = read, cache, processors
        self._made, self._sizes = Shelf(ROOM), dict[str, int]()
        self._running: dict[str, Future[bytes]] = {}
        self._lock = Lock()
        self._closed = False
        self._known: set[str] = set()
        self._failed: set[str] = set()
        self._pool = self._started()
        self._later: dict[str, tuple[Artifact, Callable[[], None]]] = {}
        self._waiting = Condition()
        Thread(target=self._work, name="sizes", daemon=True).start()

    def make(self, artifact: Artifact) -> bytes:
        """Return the bytes of an artifact; whoever asks for what is being made waits for it.

        Raises:
            ContentError: where it cannot be made from the content.
            EnvironmentFault: where a library is missing, or a worker was ended.
        """
        if (known := self._made.get(artifact.key)) is not None:
            return known
        with self._lock:
            running = self._running.get(artifact.key)
            future = self._running.setdefault(artifact.key, Future())
        if running:
            return running.result()
        try:
            future.set_result(self._new(artifact))
        except BaseException as error:
            future.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._running[artifact.key]
        return future.result()

    def page(self, artifact: Artifact, patience: float, changed: Callable[[], None]) -> bytes:
        """Return the bytes of a page that may name sizes of reports: by those that they had before, so as not to wait.

        Args:
            artifact: the page; what is none is made as it is.
            patience: for how many seconds first reports are waited for; until they are there the page shows no size.
            changed: is called once the size of a report turned out to be another one.

        Raises:
            BriefingsError: as `make`.
        """
        named = {name: value.artifact for name, value in artifact.inputs.items() if isinstance(value, SizeOf)}
        ends = time.monotonic() + patience
        known = {name: self._size(report, ends, changed) for name, report in named.items()}
        content = self.make(replace(artifact, inputs={**artifact.inputs, **known}) if known else artifact)
        # Not before the page is there, which somebody waits for.
        for report in named.values():
            self._ask(report, changed)
        return content

    def close(self) -> None:
        """End all processes."""
        self._closed = True
        with self._waiting:
            self._waiting.notify_all()
        end(self._pool)

    def _size(self, report: Artifact, ends: float, changed: Callable[[], None]) -> int:
        """Return the bytes of a report as far as they are known."""
        if (known := self._made.get(report.key)) is not None:
            return len(known)
        if report.path not in self._sizes:
            self._ask(report, changed)
        with self._waiting:
            self._waiting.wait_for(lambda: report.path in self._sizes, max(ends - time.monotonic(), 0))
            return self._sizes.get(report.path, 0)

    def _ask(self, report: Artifact, changed: Callable[[], None]) -> None:
        """Have the size of a report found out."""
        if report.key not in self._failed and (self._made.get(report.key) is None or report.path not in self._sizes):
            with self._waiting:
                self._later[report.path] = report, changed
                self._waiting.notify_all()

    def _work(self) -> None:
        """Make reports whose sizes are named somewhere, the latest version of each alone."""
        while not self._closed:
            with self._waiting:
                self._waiting.wait_for(lambda: self._later or self._closed)
                if self._closed:
                    return
                report, changed = self._later.pop(next(iter(self._later)))
            try:
                size = len(self.make(report))
            except Exception:  # noqa: BLE001 # what is wrong with a report is said where somebody asks for it
                self._failed.add(report.key)
                size = self._sizes.get(report.path, 0)
            with self._waiting:
                other = self._sizes.get(report.path) != size
                self._sizes[report.path] = size
                self._waiting.notify_all()
            if other:
                changed()

    def _new(self, artifact: Artifact) -> bytes:
        """Make an artifact that is not in memory."""
        content = self._cache.get(artifact.key) if artifact.heavy else None
        if content is None:
            inputs = artifact.resolve(self._read, self.make)
            apart = artifact.heavy or artifact.weight > ENOUGH
            content = self._elsewhere(artifact.maker, inputs) if apart else run_maker(artifact.maker, inputs)
            if artifact.heavy:
                with suppress(OSError):  # a cache that cannot be written spares nothing, and stops nothing
                    self._cache.put(artifact.key, content)
        self._made.put(artifact.key, content)
        return content

    def _elsewhere(self, maker: str, inputs: dict[str, object]) -> bytes:
        """Make an artifact in another process; one that was ended from outside is started again once."""
        for _ in range(2):
            pool = self._pool
            try:
                if maker not in self._known:
                    # A first report takes twice as long: let every process have had its first one.
                    self._known.add(maker)
                    for _ in range(self._count - 1):
                        pool.submit(attempt, maker, inputs)
                (made,) = pool.submit(attempt, maker, inputs).result()
            except BrokenExecutor:
                self._restart(pool)
                continue
            if isinstance(made, ContentError):
                raise made
            return made
        raise EnvironmentFault("a worker process was ended from outside, perhaps for want of memory")

    def _restart(self, broken: object) -> None:
        """Start processes in the place of those that were ended, unless another thread has."""
        with self._lock:
            if self._pool is broken and not self._closed:
                self._pool = self._started()

    def _started(self) -> Executor:
        """Start processes, and let each import what reports need."""
        pool = processes(self._count, MODULES)
        for _ in range(self._count):
            pool.submit(warm)
        return pool


def warm() -> None:
    """Import what reports need."""
    for module in MODULES:
        with suppress(ImportError):  # said where a report is asked for
            import_module(module)
