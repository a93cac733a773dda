"""The build: plan, compare with what is known, make what is missing, commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from briefings import formats
from briefings.archive import unpack
from briefings.artifacts import Artifact, FileInput
from briefings.cache import Cache
from briefings.catalog import Audience
from briefings.checking import Checked, check
from briefings.errors import ContentError, Diagnostic, EnvironmentFault, Severity, has_errors
from briefings.executors import Here, processes, run_maker, uncollected
from briefings.files import Snapshot
from briefings.output import Change, commit
from briefings.pictures import PictureFault, examine
from briefings.planning import Site
from briefings.records import Visibility
from briefings.theme import read_packaged, theme
from briefings.values.clearance import Clearance
from briefings.values.places import FontPath
from briefings.versions import Versions

__all__ = ["Checked", "Outcome", "Progress", "Request", "build", "check"]

Progress = Callable[[int, int, str], None]
WORTH_A_POOL = 3
SHARED = (*FontPath.suffixes, ".j2", ".css", ".js")
"""The endings of files that many artifacts take."""


@dataclass(frozen=True)
class Request:
    """What is to be built.

    Attributes:
        root: the project's folder.
        desk_file: the desk's settings, below it.
        site: the folder to write.
        cache: the folder of what was made before.
        audience: for whom and as of when.
        formats: the names of the formats that are wanted.
        versions: the makers' versions.
        base_url: where the site is published, where it is not the desk's own address.
        strict: whether warnings fail the build.
        repository: who can read the files, public or private, where the desk does not say; empty where nobody knows.
        jobs: how many processes may work at once.
    """

    root: Path
    desk_file: str
    site: Path
    cache: Path
    audience: Audience
    formats: frozenset[str]
    versions: Versions
    base_url: str = ""
    strict: bool = False
    repository: str = ""
    jobs: int = 1


@dataclass(frozen=True)
class Outcome:
    """What a build did.

    Attributes:
        paths: the files of the site.
        change: what changed in its folder.
        made: how many artifacts were made anew.
        diagnostics: what was said of the content.
        waiting: when the embargo of each item ends that readers will see then, soonest first.
        expiring: when each item that they see expires, soonest first.
    """

    paths: tuple[str, ...]
    change: Change
    made: int
    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[datetime, ...] = ()
    expiring: tuple[datetime, ...] = ()


def build(request: Request, progress: Progress) -> Outcome:
    """Build the site.

    Args:
        request: what is to be built.
        progress: is told how many of how many artifacts are made, and the path of the last one.

    Raises:
        ContentError: where the content has errors; the site is as it was.
        EnvironmentFault: where a file cannot be written or a library is missing.
    """
    checked = check(request.root, request.desk_file, request.audience, request.repository)
    _refuse(checked.diagnostics, strict=request.strict)
    site = _site(request, checked)
    with uncollected():
        artifacts = formats.plan(site)
    cache = Cache(request.cache)
    try:
        made = _make(artifacts, _reader(checked.snapshot), cache, request.jobs, progress)
        files = _files(cache, artifacts)
        change = commit(request.site, files)
    except OSError as error:
        raise EnvironmentFault(f"{error.filename or request.site}: {error.strerror}") from error
    audience = request.audience
    return Outcome(
        tuple(sorted(files)),
        change,
        made,
        checked.diagnostics,
        waiting=_moments(checked, audience.opens),
        expiring=_moments(checked, audience.closes),
    )


def _moments(checked: Checked, when: Callable[[Visibility, Clearance], datetime | None]) -> tuple[datetime, ...]:
    """Return the moments at which something changes, soonest first, in UTC."""
    default = checked.catalog.desk.tlp
    moments = (when(record.visibility, default) for record in checked.content.records)
    return tuple(sorted(moment.astimezone(UTC) for moment in moments if moment))


def _files(cache: Cache, artifacts: Iterable[Artifact]) -> Mapping[str, bytes]:
    """Return the files of the site, by path; what is made as a folder is several.

    Raises:
        RuntimeError: where two are planned at one path.
    """
    files: dict[str, bytes] = {}
    for artifact in artifacts:
        for path, content in _written(artifact.path, _known(cache, artifact)):
            if path in files:
                raise RuntimeError(f"two files are planned at {path}; this is a fault of the program")
            files[path] = content
    return files


def _written(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files that an artifact is, by path."""
    if path.endswith("/"):
        yield from ((path + name, inner) for name, inner in unpack(content).items())
    else:
        yield path, content


def _refuse(diagnostics: Sequence[Diagnostic], *, strict: bool) -> None:
    """Stop where the content has errors, or, with `strict`, warnings."""
    warned = strict and any(diagnostic.severity is Severity.WARNING for diagnostic in diagnostics)
    if warned or has_errors(diagnostics):
        raise ContentError(diagnostics)


def _site(request: Request, checked: Checked) -> Site:
    """Return what formats plan from."""
    linked = checked.catalog
    if request.base_url:
        linked = replace(linked, desk=linked.desk.model_copy(update={"url": request.base_url}))
    return Site(
        catalog=linked,
        theme=theme(checked.snapshot),
        formats=request.formats,
        versions=request.versions,
        pictures=_pictures(checked),
        preview=request.audience.preview,
        clearance=request.audience.clearance.value,
    )


def _pictures(checked: Checked) -> Mapping[str, tuple[int, int]]:
    """Return the size of each picture that a briefing shows, and of the desk's own."""
    sizes: dict[str, tuple[int, int]] = {}
    logo = checked.catalog.desk.logo
    shown = {path for briefing in checked.catalog.briefings for path in briefing.targets("image")}
    for path in shown | ({logo} if logo else set()):
        content = checked.snapshot.find(f"content/{path}")
        try:
            picture = examine(path, content or b"")
        except PictureFault:
            continue
        sizes[path] = (picture.width, picture.height)
    return sizes


def _reader(snapshot: Snapshot) -> Callable[[FileInput], bytes]:
    """Return what gives the bytes of a file of the theme or the project."""

    def plain(source: FileInput) -> bytes:
        packaged = read_packaged(source)
        return snapshot.read(source) if packaged is None else packaged

    # Every page takes the templates, and every report the typefaces: all that wait to be made hold the same bytes.
    shared = cache(plain)

    def read(source: FileInput) -> bytes:
        return (shared if source.path.endswith(SHARED) else plain)(source)

    return read


def _make(
    artifacts: Iterable[Artifact],
    read: Callable[[FileInput], bytes],
    cache: Cache,
    jobs: int,
    progress: Progress,
) -> int:
    """Make every artifact that is not known yet; return how many were."""
    with uncollected():
        missing = _missing(artifacts, cache)
    total = len(missing)
    heavy = sum(artifact.heavy for artifact in missing.values())
    pool = processes(min(jobs, heavy)) if jobs > 1 and heavy >= WORTH_A_POOL else Here()
    with _stopped_early(pool) as workers:
        while missing:
            ready = [
                artifact for artifact in missing.values() if not any(used.key in missing for used in artifact.uses())
            ]
            for artifact in _run(ready, read, cache, workers):
                del missing[artifact.key]
                progress(total - len(missing), total, artifact.path)
    return total


@contextmanager
def _stopped_early(pool: Executor) -> Iterator[Executor]:
    """Give a pool, and where the work breaks off leave what it has not begun undone."""
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _missing(artifacts: Iterable[Artifact], cache: Cache) -> dict[str, Artifact]:
    """Return what is not known, by key, with all that it uses and is not known either."""
    missing: dict[str, Artifact] = {}
    waiting = list(artifacts)
    while waiting:
        artifact = waiting.pop()
        if artifact.key not in missing and cache.get(artifact.key) is None:
            missing[artifact.key] = artifact
            waiting.extend(artifact.uses())
    return missing


def _run(
    artifacts: Sequence[Artifact], read: Callable[[FileInput], bytes], cache: Cache, workers: Executor
) -> Iterator[Artifact]:
    """Make artifacts whose inputs are all known, the heavy ones by the workers; yield each as it is done.

    Raises:
        ContentError: with the diagnostics of all that could not be made, once all others are done.
    """
    here = Here()
    futures = {
        (workers if artifact.heavy else here).submit(
            run_maker, artifact.maker, artifact.resolve(read, lambda used: _known(cache, used))
        ): artifact
        for artifact in sorted(artifacts, key=lambda artifact: not artifact.heavy)
    }
    diagnostics: list[Diagnostic] = []
    for future in as_completed(futures):
        try:
            cache.put(futures[future].key, future.result())
        except ContentError as error:
            diagnostics.extend(error.diagnostics)
        except BrokenExecutor as error:
            raise EnvironmentFault(f"a worker process was ended while it made {futures[future].path}") from error
        yield futures[future]
    if diagnostics:
        raise ContentError(diagnostics)


def _known(cache: Cache, artifact: Artifact) -> bytes:
    """Return the bytes of an artifact that was made."""
    content = cache.get(artifact.key)
    if content is None:
        raise EnvironmentFault(f"{artifact.path or artifact.maker} is gone from the cache; build again")
    return content
