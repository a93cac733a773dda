"""What is missing, made: each artifact once all that it uses is known, by whoever is there to do it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from briefings.artifacts import Artifact, FileInput
from briefings.cache import Cache
from briefings.errors import ContentError, Diagnostic
from briefings.executors import Crew, Made, attempt, attempts, passed_over, run_maker, uncollected
from briefings.pools import stopped_early
from briefings.requests import Progress

__all__ = ["Crewing", "Materials", "known", "make", "reached"]

Crewing: TypeAlias = Callable[[int, int, Sequence[str]], Crew]
Batch: TypeAlias = Sequence[Artifact]
ENOUGH = 256 * 1024
"""From how many bytes of facts on a batch takes no more: a long list is work enough, and memory enough, by itself."""


@dataclass(frozen=True, slots=True)
class Materials:
    """Where inputs come from, and where what is made is kept.

    Attributes:
        read: gives the bytes of a file of the theme or the project.
        cache: what was made before.
    """

    read: Callable[[FileInput], bytes]
    cache: Cache


def make(artifacts: Iterable[Artifact], materials: Materials, crew_for: Crewing, progress: Progress) -> int:
    """Make every artifact that is not known yet, and keep it.

    Args:
        artifacts: all that is planned.
        materials: where inputs come from, and where what is made is kept.
        crew_for: gives those who do so many heavy jobs and so many light ones, which import some modules.
        progress: is told how many of how many artifacts are made, and the path of the last one.

    Returns:
        How many were made.

    Raises:
        ContentError: with the diagnostics of all that could not be made, once all else is.
        EnvironmentFault: where a library is missing, or a worker was ended.
    """
    with uncollected():
        missing = reached(artifacts, lambda artifact: not materials.cache.has(artifact.key))
    queue = _Queue(missing)
    diagnostics: list[Diagnostic] = []
    modules = sorted({artifact.maker.partition(":")[0] for artifact in missing.values()})
    crew = crew_for(queue.heavy, len(missing) - queue.heavy, modules)
    with passed_over(), stopped_early(crew.light), stopped_early(crew.pool):
        for count, (artifact, made) in enumerate(_done(queue, materials, crew), 1):
            if isinstance(made, ContentError):
                diagnostics.extend(made.diagnostics)
            progress(count, len(missing), artifact.path)
    if diagnostics:
        raise ContentError(diagnostics)
    return len(missing)


def known(materials: Materials, artifact: Artifact) -> bytes:
    """Return the bytes of an artifact that was made; where what was kept is damaged or gone, it is made again here.

    Raises:
        ContentError: where it cannot be made from the content.
    """
    content = materials.cache.get(artifact.key)
    if content is None:
        inputs = artifact.resolve(materials.read, partial(known, materials))
        content = run_maker(artifact.maker, inputs)
        materials.cache.put(artifact.key, content)
    return content


def reached(artifacts: Iterable[Artifact], wanted: Callable[[Artifact], bool]) -> dict[str, Artifact]:
    """Return those artifacts that are wanted, by key, with those that they use and that are wanted too, and so on."""
    found: dict[str, Artifact] = {}
    waiting = list(artifacts)
    while waiting:
        artifact = waiting.pop()
        if artifact.key not in found and wanted(artifact):
            found[artifact.key] = artifact
            waiting.extend(artifact.uses())
    return found


class _Queue:
    """What can be made now, and what waits for something else to be made; heavy ones come first."""

    def __init__(self, missing: Mapping[str, Artifact]) -> None:
        self._users: dict[str, list[Artifact]] = {}
        self._lacking: dict[str, int] = {}
        self._heavy: deque[Artifact] = deque()
        self._light: deque[Artifact] = deque()
        self.heavy = sum(artifact.heavy for artifact in missing.values())
        # Those of one source stand side by side, so that one worker reads it for all of them.
        for artifact in sorted(missing.values(), key=lambda artifact: str(artifact.inputs.get("path", ""))):
            lacked = {used.key for used in artifact.uses() if used.key in missing}
            self._lacking[artifact.key] = len(lacked)
            for key in lacked:
                self._users.setdefault(key, []).append(artifact)
            if not lacked:
                self._add(artifact)

    def _add(self, artifact: Artifact) -> None:
        """Take what can be made."""
        (self._heavy if artifact.heavy else self._light).append(artifact)

    def take(self, chunk: int) -> Batch:
        """Return the next batch: one heavy artifact, or at most so many light ones; nothing where all else waits."""
        if self._heavy:
            return (self._heavy.popleft(),)
        batch: list[Artifact] = []
        while self._light and len(batch) < chunk and sum(one.weight for one in batch) < ENOUGH:
            batch.append(self._light.popleft())
        return tuple(batch)

    def finish(self, artifact: Artifact) -> None:
        """Let go what waited for an artifact alone."""
        for user in self._users.pop(artifact.key, ()):
            self._lacking[user.key] -= 1
            if not self._lacking[user.key]:
                self._add(user)


def _done(queue: _Queue, materials: Materials, crew: Crew) -> Iterator[tuple[Artifact, Made]]:
    """Yield each artifact with its bytes, which are kept, or with why it cannot be made."""
    running: dict[Future[Sequence[Made]], Batch] = {}
    heavy = queue.heavy
    while True:
        while len(running) < crew.at_once and (batch := queue.take(crew.chunk)):
            running[_submit(batch, materials, crew)] = batch
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            for artifact, made in zip(running.pop(future), future.result(), strict=True):
                if isinstance(made, bytes):
                    materials.cache.put(artifact.key, made)
                    queue.finish(artifact)
                heavy -= artifact.heavy
                yield artifact, made
        if not heavy and crew.pool is not crew.light:
            crew.pool.shutdown()  # with which all goes that charts and reports took of memory


def _submit(batch: Batch, materials: Materials, crew: Crew) -> Future[Sequence[Made]]:
    """Give a batch to those who do its kind of job."""
    jobs = [(artifact.maker, artifact.resolve(materials.read, partial(known, materials))) for artifact in batch]
    if batch[0].heavy:
        return crew.pool.submit(attempt, *jobs[0])
    return crew.light.submit(attempts, jobs)
