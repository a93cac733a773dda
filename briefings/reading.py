"""The project's content, read whole: the desk, the records, and every mistake of every file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat
from pathlib import Path, PurePosixPath

from briefings.artifacts import FileInput, canonical, digest
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.executors import uncollected
from briefings.files import Snapshot
from briefings.model.desk import Desk
from briefings.model.kinds import kind_of
from briefings.model.reading import read
from briefings.pools import processes, stopped_early
from briefings.recalling import Memory, Reading, decoded, encoded
from briefings.recording import record
from briefings.records import Record
from briefings.rules import check_file
from briefings.subject import Subject
from briefings.typefaces import packaged_or_own, typeface_digest

__all__ = ["AFRESH", "Content", "Means", "read_content", "read_files"]

WORTH_A_POOL = 100
"""How many files take longer to read than a pool of processes to start."""
CHUNK = 25
"""How many files a process is given at once."""
Lacks = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Means:
    """With what content is read; nothing of it changes what is read.

    Attributes:
        jobs: how many processes may work at once.
        kept: the folder of what was read before; None where nothing is kept.
        version: the version of the program and of the libraries that read.
    """

    jobs: int = 1
    kept: Path | None = None
    version: str = ""


@dataclass(frozen=True)
class Content:
    """What the content files hold.

    Attributes:
        desk: the desk's settings.
        desk_file: the file that they stand in.
        records: the record of the desk and of each file that could be read.
        broken: the kind and slug of each file that could not.
        diagnostics: what is wrong inside each file.
    """

    desk: Desk
    desk_file: FileInput
    records: tuple[Record, ...]
    broken: frozenset[tuple[str, str]]
    diagnostics: tuple[Diagnostic, ...]


AFRESH = Means()
"""By one process, and with nothing kept."""


def _read_desk(snapshot: Snapshot, desk_file: str) -> tuple[Desk, Record, tuple[Diagnostic, ...]]:
    """Read the desk's settings, and look at their text as at that of any file.

    Raises:
        ContentError: where they cannot be read.
    """
    content = snapshot.find(desk_file)
    if content is None:
        hint = "Run briefings init to start a desk here, or say where it is with --config."
        raise ContentError([Diagnostic(Mark(desk_file), Severity.ERROR, "no-desk", "there is no such file", hint)])
    document, desk = read(desk_file, content, Desk)
    subject = Subject(
        "desk",
        document,
        desk,
        desk.lang,
        find=lambda path: packaged_or_own(snapshot, path),
        refused=lambda path: snapshot.refuses(f"content/{path}"),
        lacks=_lacks(snapshot, desk),
    )
    return desk, record(subject, snapshot.files[desk_file]), check_file(subject, desk)


def read_content(snapshot: Snapshot, desk_file: str, means: Means = AFRESH) -> Content:
    """Read every content file.

    Args:
        snapshot: the project's files.
        desk_file: the path of the desk's settings.
        means: with what they are read.

    Raises:
        ContentError: where the desk's settings cannot be read; the mistakes of all other files are said with it.
    """
    try:
        desk, own, inside_desk = _read_desk(snapshot, desk_file)
    except ContentError as error:
        # Which typefaces the desk has is not known, so none is missed.
        unknown = Desk.model_validate({"name": "?"})
        others = [_read_file(snapshot, file, unknown, lambda _letter: False) for file in _files(snapshot).values()]
        inside = (item for reading in (*others, *_unread(snapshot)) for item in reading.diagnostics)
        raise ContentError([*error.diagnostics, *snapshot.diagnostics, *inside]) from None
    with uncollected():
        read_files = (*_read_all(snapshot, desk, desk_file, means), *_unread(snapshot))
    records = tuple(one.found for one in read_files if not isinstance(one.found, tuple))
    refused = ((kind_of(item.mark.path), PurePosixPath(item.mark.path).stem) for item in snapshot.diagnostics)
    broken = {(kind.name, slug) for kind, slug in refused if kind}
    return Content(
        desk=desk,
        desk_file=snapshot.files[desk_file],
        records=(own, *records),
        broken=frozenset(broken | {one.found for one in read_files if isinstance(one.found, tuple)}),
        diagnostics=(*snapshot.diagnostics, *inside_desk, *(item for one in read_files for item in one.diagnostics)),
    )


def _lacks(snapshot: Snapshot, desk: Desk) -> Lacks:
    """Return what tells whether neither the packaged typefaces nor the desk's own have a letter."""

    @cache
    def told() -> Lacks:
        # Few desks hold an unusual letter, and to load this takes as long as to read fifty briefings.
        from briefings.coverage import lacking  # noqa: PLC0415

        return lacking(packaged_or_own(snapshot, font.place) or b"" for font in desk.fonts)

    @cache
    def lacks(letter: str) -> bool:
        return told()(letter)

    return lacks


def _files(snapshot: Snapshot) -> Mapping[str, FileInput]:
    """Return the content files, by path, in the order of their paths."""
    return {path: file for path, file in sorted(snapshot.files.items()) if kind_of(path)}


def _unread(snapshot: Snapshot) -> Iterator[Reading]:
    """Yield a warning for each file that stands where nothing reads it."""
    for path in sorted(snapshot.files):
        if path.startswith("content/") and path.lower().endswith((".yaml", ".yml")) and not kind_of(path):
            hint = "Briefings stand in content/briefings/, editions in content/editions/, and so on."
            message = "nothing reads this file"
            yield Reading(("", path), (Diagnostic(Mark(path), Severity.WARNING, "unread-file", message, hint),))


def _read_all(snapshot: Snapshot, desk: Desk, desk_file: str, means: Means) -> tuple[Reading, ...]:
    """Return what stands in each content file: what was kept where it holds still, and the rest read anew."""
    files = _files(snapshot)
    memory = Memory(means.kept, _basis(snapshot, desk, desk_file, means.version)) if means.kept else None
    recalled = dict(memory.recalled(files, snapshot.state)) if memory else {}
    stale = {path for path, reading in recalled.items() if reading is None}
    readings = {path: reading for path, reading in recalled.items() if reading}
    fresh: dict[str, str] = {}
    missing = [file for path, file in files.items() if path not in readings]
    for file, line in zip(missing, _read_missing(snapshot, desk, missing, means.jobs), strict=True):
        readings[file.path] = decoded(json.loads(line))
        if readings[file.path].lasting:
            fresh[file.path] = line
    if memory and (fresh or stale):
        memory.remember(fresh, stale, files)
    return tuple(readings[path] for path in files)


def _basis(snapshot: Snapshot, desk: Desk, desk_file: str, version: str) -> str:
    """Return what the reading of every file depends on: the program, the desk's settings, and its typefaces."""
    fonts = [typeface_digest(snapshot, font.place) for font in desk.fonts]
    return digest(canonical([version, snapshot.files[desk_file].sha256, fonts]))


def _read_missing(snapshot: Snapshot, desk: Desk, files: Sequence[FileInput], jobs: int) -> Iterator[str]:
    """Yield what stands in files, each as a line of JSON, in order; by several processes where there is enough to do.

    Raises:
        EnvironmentFault: where one of them was ended from outside.
    """
    if jobs == 1 or len(files) < WORTH_A_POOL:
        yield from read_files(snapshot, desk, files)
        return
    # Other content files are never asked for, and to hand all of them over takes time.
    others = replace(snapshot, files={path: file for path, file in snapshot.files.items() if not kind_of(path)})
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    with stopped_early(processes(min(jobs, len(chunks)), [__name__])) as pool:
        for lines in pool.map(read_files, repeat(others), repeat(desk), chunks):
            yield from lines


def read_files(snapshot: Snapshot, desk: Desk, files: Iterable[FileInput]) -> list[str]:
    """Read content files, each by itself.

    Args:
        snapshot: the files that they may refer to: pictures, data and typefaces.
        desk: the desk's settings.
        files: the content files.

    Returns:
        What stands in each, as a line of JSON.
    """
    lacks = _lacks(snapshot, desk)
    return [encoded(_read_file(snapshot, file, desk, lacks)) for file in files]


def _read_file(snapshot: Snapshot, file: FileInput, desk: Desk, lacks: Lacks) -> Reading:
    """Read one content file."""
    kind, slug = kind_of(file.path), PurePosixPath(file.path).stem
    if kind is None:
        raise ValueError(f"{file.path} is no content file")
    try:
        document, value = read(file.path, snapshot.read(file), kind.model)
    except ContentError as error:
        return Reading((kind.name, slug), error.diagnostics)
    asked: dict[str, str] = {}

    def place(path: str) -> str:
        whole = f"content/{path}"
        asked[whole] = snapshot.state(whole)
        return whole

    subject = Subject(
        slug,
        document,
        value,
        desk.lang,
        # A picture or a data file is asked for by several rules and by the record.
        find=cache(lambda path: snapshot.find(place(path))),
        refused=lambda path: snapshot.refuses(place(path)),
        lacks=lacks,
    )
    found, diagnostics = record(subject, file), check_file(subject, desk)
    return Reading(found, diagnostics, tuple(sorted(asked.items())))
