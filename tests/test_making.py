"""What is missing is made: in which order, by whom, and what is said where something cannot be."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from briefings.artifacts import Artifact, Input, Resolved, SizeOf
from briefings.cache import Cache
from briefings.errors import ContentError, Diagnostic, EnvironmentFault, Mark, Severity
from briefings.executors import Crew, Here, crew
from briefings.making import Crewing, Materials, known, make

ALONE = Crew(Here(), Here(), 1, 1)


def joined(inputs: Resolved) -> bytes:
    """Make a word, and behind it what was made of the artifacts that are used, or how long they are."""
    used = [inputs[name] for name in sorted(inputs) if name != "word"]
    parts = (part for value in used for part in (value if isinstance(value, tuple) else (value,)))
    whole = (part if isinstance(part, bytes) else str(part).encode() for part in parts)
    return b" ".join([str(inputs["word"]).encode(), *whole])


def refused(inputs: Resolved) -> bytes:
    """Find a mistake in the content."""
    raise ContentError([Diagnostic(Mark(f"content/{inputs['word']}.yaml"), Severity.ERROR, "made-up", "it is wrong")])


def broken(_inputs: Resolved) -> bytes:
    """Fail by a fault of the program."""
    raise ZeroDivisionError("a fault of the program")


def ended(_inputs: Resolved) -> bytes:
    """End the process that works, as the system does for want of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


def artifact(word: str, maker: Callable[[Resolved], bytes] = joined, *, heavy: bool = False, **uses: Input) -> Artifact:
    """Plan an artifact that is called by its word."""
    return Artifact(f"{word}.txt", f"{__name__}:{maker.__name__}", {"word": word, **uses}, heavy=heavy)


@dataclass(frozen=True)
class Making:
    """A cache, and what was said of progress.

    Attributes:
        cache: where what is made is kept.
        told: how many of how many, and the path, each time that it was said.
    """

    cache: Cache
    told: list[tuple[int, int, str]] = field(default_factory=list)

    def make(self, artifacts: Iterable[Artifact], crew_for: Crewing = lambda _heavy, _light, _modules: ALONE) -> int:
        """Make artifacts that read no file."""
        return make(artifacts, Materials(lambda _file: b"", self.cache), crew_for, lambda *told: self.told.append(told))

    def known(self, artifact: Artifact) -> bytes:
        """Return the bytes of an artifact that was made."""
        return known(Materials(lambda _file: b"", self.cache), artifact)

    def order(self) -> list[str]:
        """Return the words of what was made or tried, in order."""
        return [path.removesuffix(".txt") for _, _, path in self.told]

    def made(self) -> dict[str, bytes]:
        """Return all that is kept, by key."""
        return {path.name: path.read_bytes() for path in self.cache.folder.rglob("*") if path.is_file()}


@pytest.fixture
def making(tmp_path: Path) -> Making:
    """Give a cache in which nothing is."""
    return Making(Cache(tmp_path / "cache"))


class Noted(Here):
    """Runs each job at once, and notes what it was given."""

    def __init__(self) -> None:
        self.given: list[list[str]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 # any job
        """Note the words of the artifacts in a job, and run it."""
        jobs = args[0] if isinstance(args[0], list) else [args]
        self.given.append([inputs["word"] for _, inputs in jobs])
        return super().submit(fn, *args, **kwargs)


class Crowded(ThreadPoolExecutor):
    """Runs jobs in a thread, and notes how many were given and not done, at most."""

    def __init__(self) -> None:
        super().__init__(max_workers=1)
        self.jobs: list[Future[Any]] = []
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 # any job
        """Run a job, and count."""
        self.jobs.append(super().submit(fn, *args, **kwargs))
        self.most = max(self.most, sum(not job.done() for job in self.jobs))
        return self.jobs[-1]


class Frail(Here):
    """Runs one job, and takes no other, as a pool whose worker has ended since."""

    def __init__(self) -> None:
        self.ended = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 # any job
        """Run the first job."""
        if self.ended:
            raise BrokenExecutor
        self.ended = True
        return super().submit(fn, *args, **kwargs)


def test_what_an_artifact_uses_is_made_first(making: Making) -> None:
    """One that is used whole, one of several, and one of which only the size counts; each is handed over."""
    first = artifact("first")
    second, third = artifact("second", one=first), artifact("third", one=SizeOf(first))
    last = artifact("last", several=(third, second))
    assert making.make([last, third, second]) == 4
    assert making.order().index("first") == 0
    assert making.order()[-1] == "last"
    assert making.known(last) == b"last third 5 second first"
    assert [(count, total) for count, total, _ in making.told] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_equal_keys_are_made_once(making: Making) -> None:
    """Two paths with one key are one job, and so is what two artifacts use."""
    shared = artifact("shared")
    twin = Artifact("elsewhere.txt", shared.maker, shared.inputs)
    assert making.make([artifact("one", of=shared), artifact("two", of=twin), twin, shared]) == 3


def test_what_is_known_is_not_made_again(making: Making) -> None:
    """Nor is what it used, though that is gone; what is damaged is made again once somebody asks for it."""
    part = artifact("part")
    whole = artifact("whole", of=part)
    making.make([whole])
    _place(making, part).unlink()
    assert making.make([whole]) == 0
    _place(making, whole).write_bytes(b"damaged")
    assert making.make([whole]) == 0
    assert making.known(whole) == b"whole part"
    assert making.cache.get(part.key) == b"part"


def _place(making: Making, of: Artifact) -> Path:
    """Return the file in which an artifact is kept."""
    return next(making.cache.folder.rglob(of.key))


def test_what_is_gone_from_the_cache_is_made_again(making: Making) -> None:
    """Somebody removed it since; it is kept then."""
    lost = artifact("lost")
    assert making.known(lost) == b"lost"
    assert making.cache.get(lost.key) == b"lost"


def test_light_ones_are_given_in_batches_and_heavy_ones_one_by_one(making: Making) -> None:
    """Heavy ones go first, each alone, to those who do them; light ones in batches no larger than asked for."""
    heavy, light = Noted(), Noted()
    counted: list[tuple[int, int]] = []

    def hired(heavy_ones: int, light_ones: int, _modules: Sequence[str]) -> Crew:
        counted.append((heavy_ones, light_ones))
        return Crew(heavy, light, 4, 1)

    planned = [*(artifact(f"light {number}") for number in range(10)), *(_heavy(number) for number in range(3))]
    making.make(planned, hired)
    assert counted == [(3, 10)]
    assert sorted(heavy.given) == [["heavy 0"], ["heavy 1"], ["heavy 2"]]
    assert [len(batch) for batch in light.given] == [4, 4, 2]
    assert [word.startswith("heavy") for word in making.order()] == [True] * 3 + [False] * 10


def _heavy(number: int) -> Artifact:
    """Plan something heavy."""
    return artifact(f"heavy {number}", heavy=True)


def test_those_of_one_source_are_given_together(making: Making) -> None:
    """What is made from one file stands side by side, whatever the order in which it was planned."""
    light = Noted()
    planned = [artifact(f"{number} of {path}", path=path) for number in range(2) for path in ("b.yaml", "a.yaml")]
    making.make(planned, lambda _heavy, _light, _modules: Crew(light, light, 2, 1))
    given = [sorted(batch) for batch in light.given]
    assert given == [["0 of a.yaml", "1 of a.yaml"], ["0 of b.yaml", "1 of b.yaml"]]


def test_no_more_is_given_than_fits(making: Making) -> None:
    """What waits for those who work holds its inputs in memory: only so much of it is there at once."""
    pool = Crowded()
    making.make([_heavy(number) for number in range(12)], lambda _heavy, _light, _modules: Crew(pool, pool, 4, 3))
    assert len(pool.jobs) == 12
    assert pool.most <= 3


@pytest.mark.parametrize("chunk", [1, 16])
def test_every_mistake_is_said(making: Making, chunk: int) -> None:
    """Where one artifact cannot be made, all others are, and kept, those of its batch too; each mistake is said."""
    wrong = [artifact(word, refused, heavy=word == "heavy") for word in ("here", "heavy", "there")]
    right = [artifact(f"right {number}") for number in range(4)]
    with pytest.raises(ContentError) as caught:
        making.make([*wrong, *right], lambda _heavy, _light, _modules: Crew(Here(), Here(), chunk, 1))
    said = [diagnostic.mark.path for diagnostic in caught.value.diagnostics]
    assert said == ["content/heavy.yaml", "content/here.yaml", "content/there.yaml"]
    assert [making.known(one) for one in right] == [b"right 0", b"right 1", b"right 2", b"right 3"]


def test_what_uses_a_failed_one_is_not_tried(making: Making) -> None:
    """It could only fail too; once the mistake is mended, it is made."""
    wrong = artifact("wrong", refused)
    outer = artifact("outer", of=artifact("inner", of=wrong, beside=artifact("beside")))
    with pytest.raises(ContentError):
        making.make([outer])
    assert sorted(making.order()) == ["beside", "wrong"]
    making.cache.put(wrong.key, b"mended")
    assert making.make([outer]) == 2
    assert making.known(outer) == b"outer inner beside mended"


def test_a_fault_of_the_program_is_not_hidden(making: Making) -> None:
    """It is no mistake of the content, and ends the build; what was made before it is kept."""
    with pytest.raises(ZeroDivisionError):
        making.make([artifact("wrong", broken), _heavy(0)])
    assert making.known(_heavy(0)) == b"heavy 0"


@pytest.mark.parametrize("heavy", [True, False])
def test_a_worker_that_is_ended_is_said(making: Making, *, heavy: bool) -> None:
    """Whether it was at something heavy or at a batch of what is light."""
    many = [artifact(f"light {number}") for number in range(60)]
    with pytest.raises(EnvironmentFault, match=r"a worker process was ended from outside.*; the site is as it was"):
        making.make([artifact("deadly", ended, heavy=heavy), *many], partial(crew, processors=2))


def test_a_worker_that_was_ended_meanwhile_is_said(making: Making) -> None:
    """A pool that broke while nobody asked says so when it is given the next job."""
    with pytest.raises(EnvironmentFault, match="a worker process was ended from outside"):
        making.make([_heavy(0), _heavy(1)], lambda _heavy, _light, _modules: Crew(Frail(), Here(), 1, 1))


def _mixed() -> list[Artifact]:
    """Plan a hundred artifacts, some of them heavy, some with mistakes, and many that use others."""
    shared, size = artifact("shared", heavy=True), artifact("size")
    inner = [artifact(f"inner {number}", of=shared, heavy=number % 9 == 0) for number in range(50)]
    outer = [artifact(f"outer {number}", of=(one, shared), size=SizeOf(size)) for number, one in enumerate(inner)]
    wrong = [artifact(f"wrong {number}", refused, heavy=number % 2 == 0, of=inner[number]) for number in range(6)]
    return [*outer, *wrong, *(artifact(f"beyond {number}", of=one) for number, one in enumerate(wrong))]


def _left(folder: Path, crew_for: Crewing) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Make all of that, and return what was kept and what was said."""
    making = Making(Cache(folder))
    with pytest.raises(ContentError) as caught:
        making.make(_mixed(), crew_for)
    return making.made(), caught.value.diagnostics


def test_it_is_the_same_whoever_works(tmp_path: Path) -> None:
    """One process alone and a pool of two leave the same files, and say the same mistakes in the same order."""
    alone = _left(tmp_path / "alone", partial(crew, processors=1))
    assert _left(tmp_path / "pool", partial(crew, processors=2)) == alone
    assert len(alone[0]) == 102
    assert len(alone[1]) == 6


def test_those_who_do_heavy_jobs_go_before_the_light_ones_are_done(making: Making) -> None:
    """What charts and reports took of memory is given back once none is left, while pages are made still."""
    ended: list[str] = []

    class Heavy(Here):
        """Those who do heavy jobs."""

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT002 # as its base
            """Note how far the work is."""
            super().shutdown(wait, cancel_futures=cancel_futures)
            ended.append(" ".join(making.order()))

    chart = artifact("chart", heavy=True)
    making.make([artifact("page", chart=chart), chart], lambda *_asked: Crew(Heavy(), Here(), 1, 1))
    assert ended[0] == "chart"
    assert making.order() == ["chart", "page"]
