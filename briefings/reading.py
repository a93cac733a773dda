"""The project's content, read whole: the desk, the records, and every mistake of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from briefings.artifacts import FileInput
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.faces import installed
from briefings.files import Snapshot
from briefings.model.desk import PACKAGE, Desk
from briefings.model.kinds import Kind, kind_of
from briefings.model.reading import read
from briefings.recording import record
from briefings.records import Record
from briefings.rules import check_file
from briefings.subject import Subject

__all__ = ["Content", "read_content"]


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
        find=lambda path: _packaged_or_own(snapshot, path),
        refused=lambda path: snapshot.refuses(f"content/{path}"),
        lacks=_lacks(snapshot, desk),
    )
    return desk, record(subject, snapshot.files[desk_file]), check_file(subject, desk)


def _packaged_or_own(snapshot: Snapshot, path: str) -> bytes | None:
    """Return the bytes of a file below content/, or, for package:NAME/FILE, of an installed package."""
    if path.startswith(PACKAGE):
        return installed(*path.removeprefix(PACKAGE).split("/", maxsplit=1))
    return snapshot.find(f"content/{path}")


def read_content(snapshot: Snapshot, desk_file: str) -> Content:
    """Read every content file.

    Raises:
        ContentError: where the desk's settings cannot be read; the mistakes of all other files are said with it.
    """
    try:
        desk, own, inside_desk = _read_desk(snapshot, desk_file)
    except ContentError as error:
        # Which typefaces the desk has is not known, so none is missed.
        others = _read_all(snapshot, Desk.model_validate({"name": "?"}), lambda _letter: False)
        inside = (item for _, found in others for item in found)
        raise ContentError([*error.diagnostics, *snapshot.diagnostics, *inside]) from None
    read_files = tuple(_read_all(snapshot, desk, _lacks(snapshot, desk)))
    records = tuple(found for found, _ in read_files if not isinstance(found, tuple))
    refused = ((kind_of(item.mark.path), PurePosixPath(item.mark.path).stem) for item in snapshot.diagnostics)
    broken = {(kind.name, slug) for kind, slug in refused if kind}
    return Content(
        desk=desk,
        desk_file=snapshot.files[desk_file],
        records=(own, *records),
        broken=frozenset(broken | {found for found, _ in read_files if isinstance(found, tuple)}),
        diagnostics=(*snapshot.diagnostics, *inside_desk, *(item for _, found in read_files for item in found)),
    )


def _lacks(snapshot: Snapshot, desk: Desk) -> Callable[[str], bool]:
    """Return what tells whether neither the packaged typefaces nor the desk's own have a letter."""

    @cache
    def told() -> Callable[[str], bool]:
        # Few desks hold an unusual letter, and to load this takes as long as to read fifty briefings.
        from briefings.coverage import lacking  # noqa: PLC0415

        return lacking(_packaged_or_own(snapshot, font.place) or b"" for font in desk.fonts)

    @cache
    def lacks(letter: str) -> bool:
        return told()(letter)

    return lacks


def _read_all(
    snapshot: Snapshot, desk: Desk, lacks: Callable[[str], bool]
) -> Iterator[tuple[Record | tuple[str, str], tuple[Diagnostic, ...]]]:
    """Yield the record of each content file, or its kind and slug where it cannot be read, and its diagnostics."""
    for path, file in sorted(snapshot.files.items()):
        if kind := kind_of(path):
            yield _read_file(snapshot, file, kind, desk, lacks)
        elif path.startswith("content/") and path.lower().endswith((".yaml", ".yml")):
            hint = "Briefings stand in content/briefings/, editions in content/editions/, and so on."
            message = "nothing reads this file"
            yield ("", path), (Diagnostic(Mark(path), Severity.WARNING, "unread-file", message, hint),)


def _read_file(
    snapshot: Snapshot, file: FileInput, kind: Kind, desk: Desk, lacks: Callable[[str], bool]
) -> tuple[Record | tuple[str, str], tuple[Diagnostic, ...]]:
    """Read one content file."""
    slug = PurePosixPath(file.path).stem
    try:
        document, value = read(file.path, snapshot.read(file), kind.model)
    except ContentError as error:
        return (kind.name, slug), error.diagnostics
    subject = Subject(
        slug,
        document,
        value,
        desk.lang,
        find=lambda path: snapshot.find(f"content/{path}"),
        refused=lambda path: snapshot.refuses(f"content/{path}"),
        lacks=lacks,
    )
    return record(subject, file), check_file(subject, desk)
