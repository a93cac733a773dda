"""A letter that no typeface has, for which a box would stand in reports and cards.

Bad: a Chinese name in a desk that names no typeface with Chinese letters
Good: the same, with one under fonts: in briefings.yaml
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.errors import Mark, Severity
from briefings.faces import NAME_A_FONT, letters, named
from briefings.rules import Finding
from briefings.subject import Subject, rows_of
from briefings.values.places import DataPath
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each line with letters that no typeface has, at the first of them."""
    lines: dict[tuple[str, int], tuple[Mark, dict[str, None]]] = {}
    for mark, letter in (*subject.letters(), *_of_data(subject)):
        if subject.lacks(letter):
            lines.setdefault((mark.path, mark.line), (mark, {}))[1][letter] = None
    for mark, found in lines.values():
        yield Finding(mark, f"no typeface has the letter{'s' if len(found) > 1 else ''} {named(found)}", NAME_A_FONT)


def _of_data(subject: Subject) -> Iterator[tuple[Mark, str]]:
    """Yield the letters of data files that are shown and that some typeface might lack, with their places there."""
    for _, block in subject.blocks():
        paths = dict.fromkeys(path for _, path in each(DataPath, block))
        rows = rows_of(block, subject) if paths else ()
        shown = block.tabulated(rows, subject.language) if paths else None
        if shown is None or any(block.row_faults(rows)):
            continue
        there = frozenset("".join(("".join(shown.columns), *map("".join, shown.rows))))
        for path in paths:
            for mark, line in _lines(subject, path, shown.rows):
                yield from ((replace(mark, column=at + 1), sign) for at, sign in letters(line) if sign in there)


def _lines(subject: Subject, path: DataPath, rows: Sequence[Sequence[str]]) -> Iterator[tuple[Mark, str]]:
    """Yield the lines of a data file; of a workbook, which has none, what is shown of it."""
    if path.file != path or not path.endswith(".csv"):
        yield Mark(f"content/{path.file}"), " ".join(map(" ".join, rows))
        return
    for number, line in enumerate((subject.find(path) or b"").decode(errors="ignore").splitlines(), start=1):
        yield Mark(f"content/{path}", number), line
