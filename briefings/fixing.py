"""What can be mended without any doubt, mended in the text of the files: all else of them stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from briefings.checking import Checked
from briefings.errors import ContentError, Diagnostic, EnvironmentFault
from briefings.memory import place
from briefings.model.desk import Desk
from briefings.model.kinds import kind_of
from briefings.model.reading import read
from briefings.rules import Edit, edits, lowered
from briefings.subject import Subject
from briefings.values.record import Written

__all__ = ["Mended", "mend", "mended", "write"]

MARK = "\ufeff"
"""The byte-order mark, which is no part of the first line."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it is, and as it is to be.

    Attributes:
        path: the file, from the project's root.
        old: its text.
        new: the text in which something is mended.
        count: how many findings that are.
    """

    path: str
    old: str
    new: str
    count: int

    def diff(self) -> Iterator[str]:
        """Yield what changes, as lines of a unified diff with three lines around."""
        old, new = (text.split("\n") for text in (self.old, self.new))
        return unified_diff(old, new, f"a/{self.path}", f"b/{self.path}", lineterm="")


def mended(checked: Checked) -> Iterator[Mended]:
    """Yield each file in which something can be mended.

    Args:
        checked: the content; what its author silenced is not mended.

    Raises:
        ContentError: where a file has changed since it was looked at.
    """
    said = frozenset(checked.diagnostics)
    for path in sorted({diagnostic.mark.path for diagnostic in said}):
        file, model = checked.snapshot.files.get(path), _model(checked, path)
        if file and model:
            content = checked.snapshot.read(file)
            found = list(_edits(path, content, model, checked.content.desk))
            text = content.decode()
            new, count = mend(text, [edit for diagnostic, edit in found if {diagnostic, lowered(diagnostic)} & said])
            if count:
                yield Mended(path, text, new, count)


def _model(checked: Checked, path: str) -> type[Written] | None:
    """Return what the file at a path is read as; None where it is none of the desk's own."""
    if path == checked.content.desk_file.path:
        return Desk
    kind = kind_of(path)
    return kind.model if kind else None


def _edits(path: str, content: bytes, model: type[Written], desk: Desk) -> Iterator[tuple[Diagnostic, Edit]]:
    """Yield what can be mended in a file; nothing where it cannot be read."""
    try:
        document, value = read(path, content, model)
    except ContentError:
        return
    yield from edits(Subject(path, document, value, desk.lang, find=lambda _path: None), desk)


def mend(text: str, wanted: Iterable[Edit]) -> tuple[str, int]:
    """Return a file's text in which words are replaced, and how many were.

    What does not stand where it should, as it is written with signs of YAML's own, is let be, and so is what overlaps
    with what is replaced already.

    Args:
        text: the whole of the file.
        wanted: what to replace, each with its line and column.
    """
    first = len(MARK) if text.startswith(MARK) else 0
    lines = [first, *(found.end() for found in re.finditer("\r\n?|\n", text))]
    placed = sorted({(lines[edit.mark.line - 1] + edit.mark.column - 1, edit.old, edit.new) for edit in wanted})
    parts, at, count = [], 0, 0
    for here, old, new in placed:
        if here >= at and text.startswith(old, here):
            parts += [text[at:here], new]
            at, count = here + len(old), count + 1
    return "".join([*parts, text[at:]]), count


def write(root: Path, changed: Mended) -> None:
    """Write a file, whole, as it is to be; where it is a link, the file that it leads to.

    Args:
        root: the project's folder.
        changed: the file.

    Raises:
        EnvironmentFault: where it is not what was read any more, as it was saved meanwhile; it is as it was.
        OSError: where it cannot be written; it is as it was.
    """
    target = (root / changed.path).resolve()
    if target.read_bytes() != changed.old.encode():
        raise EnvironmentFault(f"{changed.path} was saved meanwhile and is not mended; run the command again")
    mode = target.stat().st_mode
    place(target, changed.new.encode())
    target.chmod(mode)
