"""What a text keeps as it is laid out: code, and tables that only spaces keep together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.importing.grids import preformatted_grid
from briefings.importing.passages import Doubted, Prose, Row
from briefings.importing.sheet import Sheet, Taken, removed
from briefings.importing.skeletons import KEPT, literal

__all__ = ["fenced", "preformatted"]

FENCE = re.compile(r"\s*(`{3,}|~{3,})[\w+-]*\s*")
CODE = re.compile(r"(?: {4}|\t)\s*\S.*[{};=()<>]")


def fenced(text: Sheet, at: int) -> Taken | None:
    """Read code between fences."""
    opened = FENCE.fullmatch(text.line(at)) if text.line(at).strip()[:3] in {"```", "~~~"} else None
    if opened is None:
        return None
    end = at + 1
    while end < len(text.lines) and not text.lines[end].strip().startswith(opened[1]):
        end += 1
    if end == len(text.lines) or text.lines[end].strip().strip(opened[1][0]):
        return None
    rows = [removed(text, at), *_rows(text, at + 1, end), removed(text, end)]
    return Taken(end + 1, rows, (Prose(_block(text.lines[at + 1 : end])),) if end > at + 1 else ())


def preformatted(text: Sheet, at: int) -> Taken | None:
    """Read what only its layout keeps together: a table without borders, or indented code."""
    grid = preformatted_grid(text, at)
    if not grid and not (_is_code(text, at) and _is_code(text, at + 1)):
        return None
    end = at + 1
    while text.line(end).strip() and (preformatted_grid(text, end - 1) if grid else _is_code(text, end)):
        end += 1
    note = "a table without borders was kept as it was laid out; write it as a table block"
    doubts = (Doubted(at + 1, text.lines[at].strip(), note),) if grid else ()
    return Taken(end, _rows(text, at, end), (Prose(_block(text.lines[at:end])),), doubts)


def _is_code(text: Sheet, at: int) -> bool:
    """Tell whether a line is indented and has signs that prose has not."""
    return CODE.match(text.line(at)) is not None


def _rows(text: Sheet, start: int, end: int) -> list[Row]:
    """Return the rows of lines of which only spaces at their ends go."""
    stripped = ((at, text.lines[at], text.lines[at].rstrip()) for at in range(start, end))
    return [Row(at + 1, KEPT + literal(line[len(kept) :])) for at, line, kept in stripped]


def _block(lines: Sequence[str]) -> str:
    """Return lines as a block of code."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(longest + 1, 3)
    return "\n".join([fence, *(line.rstrip() for line in lines), fence])
