"""What a build does where anything changed: read, plan, compare with what is known, make what is missing, commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, cached_property, lru_cache, partial

from briefings import formats
from briefings.archive import unpack
from briefings.artifacts import Artifact, FileInput
from briefings.built import keep_built
from briefings.cache import Cache, Spare
from briefings.checking import Checked, Means, look
from briefings.errors import ContentError, Diagnostic, Severity, has_errors
from briefings.executors import crew, uncollected
from briefings.files import Snapshot
from briefings.making import Materials, known, make, reached
from briefings.output import Readers, commit
from briefings.planning import Site
from briefings.pools import apart
from briefings.records import DeskRecord, Visibility
from briefings.requests import READING, Outcome, Progress, Request
from briefings.standing import Left, Span, Standing
from briefings.theme import read_packaged, theme
from briefings.values.clearance import Clearance
from briefings.values.dates import Moment
from briefings.values.places import FontPath

__all__ = ["build_anew", "site_of"]

ARCHIVE = 2000
"""From how many files on a desk is planned by a process of its own."""
SHARED = (*FontPath.suffixes, ".j2", ".css", ".js")
"""The endings of files that many artifacts take."""


@dataclass(frozen=True)
class Files(Mapping[str, bytes]):
    """The files of a site that is to be; the bytes of each are read when they are asked for.

    Attributes:
        sources: what each comes from, by path: an artifact, and a name in it where that is a folder.
        read: gives the bytes of an artifact.
    """

    sources: Mapping[str, tuple[Artifact, str]]
    read: Callable[[Artifact], bytes]

    def __getitem__(self, path: str) -> bytes:
        """Return the bytes of a file."""
        artifact, name = self.sources[path]
        return self._inside(artifact.key)[name] if name else self.read(artifact)

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a file at a path, without reading it."""
        return path in self.sources

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self.sources)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.sources)

    @cached_property
    def keys_by_path(self) -> Mapping[str, str]:
        """The key of what each file holds."""
        return {path: artifact.key for path, (artifact, _) in self.sources.items()}

    @cached_property
    def _inside(self) -> Callable[[str], Mapping[str, bytes]]:
        """What gives the files of a folder by its key; those of one are asked for one after the other."""
        folders = {artifact.key: artifact for artifact, name in self.sources.values() if name}
        return lru_cache(1)(lambda key: unpack(self.read(folders[key])))


def build_anew(
    request: Request, snapshot: Snapshot, before: Standing, progress: Progress, other: Spare | None = None
) -> Outcome:
    """Build a site that nobody else writes.

    Args:
        request: what is to be built.
        snapshot: the project's files.
        before: where it is kept what a build leaves.
        progress: is told how many of how many artifacts are made, and the path of the last one.
        other: gives a folder for what the cache cannot keep.

    Raises:
        ContentError: where the content has errors; the site is as it was.
        EnvironmentFault: where a library is missing; the site is as it was.
        OSError: where a file cannot be written; the site is as it was.
    """
    planned = _planned(request, snapshot)
    artifacts = planned.artifacts
    materials = Materials(_reader(snapshot), Cache(request.cache, other))
    made = make(artifacts, materials, partial(crew, processors=request.jobs, cluster=request.cluster), progress)
    files = Files(_sources(materials, artifacts), partial(known, materials))
    readers = Readers(request.audience.clearance.value, request.audience.preview)
    begun = before.begin()
    change = commit(request.site, files, readers, standing=before.untouched(files.keys_by_path))
    left = replace(planned.left, paths=tuple(sorted(files)), begun=begun)
    with suppress(KeyboardInterrupt):  # which comes too late: the site is the new one
        keep_built(request.cache, request.site, snapshot.sha256, left.span)
        before.keep(left, planned.fonts, files.keys_by_path)
        materials.cache.trim(request.room, partial(_needed, artifacts), READING)
    return Outcome(left.paths, change, made, left.diagnostics, *left.moments, left.drafts)


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be made, and what is known then of what the build leaves.

    Attributes:
        artifacts: all files of the site.
        left: what it leaves, but for the files.
        fonts: the places of the desk's own typefaces.
    """

    artifacts: tuple[Artifact, ...]
    left: Left
    fonts: tuple[str, ...]


def _planned(request: Request, snapshot: Snapshot) -> Planned:
    """Plan a site; an archive is planned by a process of its own, as what it is planned from takes much room.

    Raises:
        ContentError: where the content has errors.
        EnvironmentFault: where that process was ended.
    """
    if request.jobs == 1 or len(snapshot.files) < ARCHIVE:
        return _plan(request, snapshot)
    return apart(_plan, request, snapshot)


def _plan(request: Request, snapshot: Snapshot) -> Planned:
    """Plan a site.

    Raises:
        ContentError: where the content has errors.
    """
    audience, means = request.audience, Means(request.jobs, request.reading, request.versions.reading)
    checked = look(snapshot, request.desk_file, audience, request.repository, means)
    _refuse(checked.diagnostics, strict=request.strict)
    with uncollected():
        artifacts = formats.plan(site_of(request, checked))
    moments = (_moments(checked, audience.opens), _moments(checked, audience.closes))
    drafts = 0 if audience.drafts else sum(record.visibility.draft for record in checked.content.records)
    left = Left((), checked.diagnostics, moments, _span(checked, audience.clock), drafts=drafts)
    return Planned(artifacts, left, tuple(font.place for font in checked.content.desk.fonts))


def _span(checked: Checked, clock: datetime) -> Span:
    """Return how long what is seen of the content as of a clock is the same."""
    seen = [record.visibility for record in checked.content.records]
    moments = (moment for one in seen for moment in (one.publish_at, one.expires_at) if moment)
    return Span.around(clock, (Moment(moment).instant for moment in moments))


def _needed(artifacts: Iterable[Artifact]) -> frozenset[str]:
    """Return the keys of artifacts, and of all that they use."""
    return frozenset(reached(artifacts, lambda _artifact: True))


def _moments(checked: Checked, when: Callable[[Visibility, Clearance], datetime | None]) -> tuple[datetime, ...]:
    """Return the moments at which something changes, soonest first, in UTC."""
    default = checked.catalog.desk.tlp
    moments = (when(record.visibility, default) for record in checked.content.records)
    return tuple(sorted(moment.astimezone(UTC) for moment in moments if moment))


def _sources(materials: Materials, artifacts: Iterable[Artifact]) -> Mapping[str, tuple[Artifact, str]]:
    """Return what each file of the site comes from, by path: an artifact, and a name in it where that is a folder.

    Raises:
        RuntimeError: where two are planned at one path.
    """
    found: dict[str, tuple[Artifact, str]] = {}
    for artifact in artifacts:
        whole = not artifact.path.endswith("/")
        for name in [""] if whole else unpack(known(materials, artifact)):
            if (path := artifact.path + name) in found:
                raise RuntimeError(f"two files are planned at {path}; this is a fault of the program")
            found[path] = artifact, name
    return found


def _refuse(diagnostics: Sequence[Diagnostic], *, strict: bool) -> None:
    """Stop where the content has errors, or, with `strict`, warnings."""
    warned = strict and any(diagnostic.severity is Severity.WARNING for diagnostic in diagnostics)
    if warned or has_errors(diagnostics):
        raise ContentError(diagnostics)


def site_of(request: Request, checked: Checked) -> Site:
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
