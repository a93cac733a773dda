"""The build: plan, compare with what is known, make what is missing, commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from briefings import formats
from briefings.archive import unpack
from briefings.artifacts import Artifact, FileInput
from briefings.cache import Cache
from briefings.catalog import Audience
from briefings.checking import Checked, Means, check, look
from briefings.errors import ContentError, Diagnostic, EnvironmentFault, Severity, has_errors
from briefings.executors import crew, uncollected
from briefings.files import Snapshot, scan
from briefings.locks import Notice, locked
from briefings.making import Materials, Progress, known, make
from briefings.output import Change, Readers, Settled, commit, settled
from briefings.planning import Site
from briefings.records import DeskRecord, Visibility
from briefings.standing import Left, Standing
from briefings.theme import read_packaged, theme
from briefings.values.clearance import Clearance
from briefings.values.places import FontPath
from briefings.versions import Versions

__all__ = ["READING", "Checked", "Outcome", "Progress", "Request", "build", "check"]

READING = "reading-1"
"""The folder of the cache that holds what was read before; its number is that of what stands in it."""
SHARED = (*FontPath.suffixes, ".j2", ".css", ".js")
"""The endings of files that many artifacts take."""


def _unheard(_sentence: str) -> None:
    """Take a notice that nobody waits for."""


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
        cluster: the address of the scheduler of a cluster that does the work instead; empty for none.
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
    cluster: str = ""


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


def build(request: Request, progress: Progress, notice: Notice = _unheard) -> Outcome:
    """Build the site, once no other command writes it; a commit that was broken off is brought to its end first.

    Args:
        request: what is to be built.
        progress: is told how many of how many artifacts are made, and the path of the last one.
        notice: is told in a sentence what a person should know who waits.

    Raises:
        ContentError: where the content has errors; the site is as it was.
        EnvironmentFault: where a file cannot be written or a library is missing; the site is as it was.
    """
    try:
        with locked(request.site, notice):
            _settle(request.site, notice)
            return _build(request, progress)
    except OSError as error:
        raise EnvironmentFault(f"{error.filename or request.site}: {error.strerror}; the site is as it was") from error


def _settle(site: Path, notice: Notice) -> None:
    """Bring a commit that was broken off to its end, and say so."""
    what = settled(site)
    if what is not Settled.NOTHING:
        notice(f"An earlier build of {site}/ was broken off while it wrote; its changes were {what}.")


def _build(request: Request, progress: Progress) -> Outcome:
    """Build a site that nobody else writes."""
    means = Means(request.jobs, request.cache / READING, request.versions.reading)
    snapshot = scan(request.root, request.desk_file, means.digests)
    before = Standing.of(request, snapshot)
    if found := before.left(request.audience.clock):
        return Outcome(found.paths, Change((), (), found.paths), 0, found.diagnostics, *found.moments)
    checked = look(snapshot, request.desk_file, request.audience, request.repository, means)
    _refuse(checked.diagnostics, strict=request.strict)
    site = _site(request, checked)
    with uncollected():
        artifacts = formats.plan(site)
    materials = Materials(_reader(checked.snapshot), Cache(request.cache))
    made = make(artifacts, materials, partial(crew, processors=request.jobs, cluster=request.cluster), progress)
    files = _files(materials.cache, artifacts)
    audience = request.audience
    moments = (_moments(checked, audience.opens), _moments(checked, audience.closes))
    change = commit(request.site, files, Readers(audience.clearance.value, audience.preview))
    paths = tuple(sorted(files))
    before.keep(checked, audience.clock, Left(paths, checked.diagnostics, moments))
    return Outcome(paths, change, made, checked.diagnostics, *moments)


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
        for path, content in _written(artifact.path, known(cache, artifact)):
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
    own = [record.pictures for record in checked.content.records if isinstance(record, DeskRecord)]
    shown = [*own, *(briefing.pictures for briefing in checked.catalog.briefings)]
    return {picture.path: (picture.width, picture.height) for pictures in shown for picture in pictures}


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
