"""Tables in a text: with pipes or tabs between the cells; and tables of implications."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.importing.escaping import escaped_line
from briefings.importing.passages import Consequences, Doubted, Grid, Row
from briefings.importing.sheet import Sheet, Taken, removed
from briefings.importing.skeletons import KEPT, PAD, PIPED, literal

__all__ = ["consequences", "is_about_implications", "piped", "preformatted_grid", "tabbed"]

RULE = re.compile(r"[\s|:+=-]*")
PIPE = re.compile(r"(?<!\\)\|")
IMPLICATIONS = re.compile(
    r"\b(?:implications?|consequences?|conséquences?|auswirkungen|folgen)\b|последстви|影响|تداعيات", re.IGNORECASE
)
GAP = re.compile(r"(?<=\S)(?: {2}| ?\t)\s*(?=\S)")
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: its cells as they stood, what stood around each (one more than there are), what parts them."""

    at: int
    cells: tuple[str, ...]
    around: tuple[str, ...]
    sign: str


def is_about_implications(columns: Sequence[str]) -> bool:
    """Tell whether the columns of a table speak of implications."""
    return len(columns) == 2 and IMPLICATIONS.search(columns[0][:200]) is not None  # noqa: PLR2004 # what follows, and why


def consequences(columns: Sequence[str], rows: Sequence[Sequence[str]], language: str = "") -> Consequences | None:
    """Return a table as implications, where its columns speak of them and each row has both cells."""
    if not is_about_implications(columns) or not all(row[0].strip() and row[1].strip() for row in rows):
        return None
    return Consequences(columns[0], tuple((row[0], row[1]) for row in rows), language)


def piped(text: Sheet, at: int) -> Taken | None:
    """Read a table with pipes."""
    end = at
    while "|" in text.line(end) and PIPE.search(text.line(end)):
        end += 1
    ruled = [line for line in range(at, end) if _is_rule(text.line(line))]
    lines = [_split(text.line(line), line, PIPE) for line in range(at, end) if line not in set(ruled)]
    outer = all(text.line(line).strip().startswith("|") and len(text.line(line).strip()) > 1 for line in range(at, end))
    alike = len({len(line.cells) for line in lines}) == 1
    if len(lines) <= 1 or not (ruled or outer or (len(lines) >= ENOUGH and alike)):
        return None
    return _taken(text, at, end, lines)


def _is_rule(line: str) -> bool:
    """Tell whether a line only sets the head of a table apart."""
    return "-" in line and RULE.fullmatch(line) is not None


def tabbed(text: Sheet, at: int) -> Taken | None:
    """Read a table with tabs, as sheets are pasted."""
    end, wide = at, text.line(at).count("\t")
    if not wide or not text.line(at).strip():
        return None
    while text.line(end).strip() and text.line(end).count("\t") == wide:
        end += 1
    if end - at <= 1:
        return None
    return _taken(text, at, end, [_split(text.line(line), line, re.compile("\t")) for line in range(at, end)])


def _split(line: str, at: int, border: re.Pattern[str]) -> _Line:
    """Split a line at the borders of its cells; outer pipes are no cells."""
    parts = border.split(line)
    sign = "\t" if border.pattern == "\t" else "|"
    first = sign == "|" and not parts[0].strip() and len(parts) > 1
    last = sign == "|" and not parts[-1].strip() and len(parts) > 1 + first
    inner = parts[first : len(parts) - last]
    cells = tuple(part.strip() for part in inner)
    around = [parts[0] + sign if first else ""]
    for index, part in enumerate(inner):
        lead = part[: len(part) - len(part.lstrip())] if part.strip() else part
        trail = part[len(part.rstrip()) :] if part.strip() else ""
        around[-1] += lead
        around.append(trail + (sign if index < len(inner) - 1 or last else ""))
    around[-1] += parts[-1] if last else ""
    return _Line(at, cells, tuple(around), sign)


def _taken(text: Sheet, at: int, end: int, lines: Sequence[_Line]) -> Taken | None:
    """Return a table of lines: as implications where it speaks of them."""
    width = max(len(line.cells) for line in lines)
    if width == 1 or not any(any(line.cells) for line in lines):
        return None
    grid = [
        tuple(_markdown(cell, line.sign) for cell in line.cells) + ("",) * (width - len(line.cells)) for line in lines
    ]
    found = consequences(grid[0], grid[1:])
    rows = {line.at: _row(line, width) for line in lines}
    if found:
        head = lines[0]
        second = literal(head.around[1] + head.cells[1] + head.around[2]) if len(head.cells) > 1 else ""
        rows[head.at] = Row(head.at + 1, literal(head.around[0]) + _cell(head.cells[0], head.sign) + second)
    passage = found or Grid(grid[0], tuple(grid[1:]))
    ragged = [line for line in lines if len(line.cells) != width]
    doubts = [Doubted(line.at + 1, text.lines[line.at].strip(), _ragged(line, width)) for line in ragged]
    return Taken(end, [rows.get(line) or removed(text, line) for line in range(at, end)], (passage,), doubts)


def _ragged(line: _Line, width: int) -> str:
    """Say that a row has fewer cells than the widest."""
    return f"the row has {len(line.cells)} of {width} cells; empty ones were added at its end"


def _markdown(cell: str, sign: str) -> str:
    """Return a cell as Markdown; a pipe with a backslash is a character where pipes part cells."""
    return escaped_line(cell.replace("\\|", "|") if sign == "|" else cell)


def _cell(cell: str, sign: str) -> str:
    """Return what stands for a cell in a skeleton."""
    return PIPED if sign == "|" and "|" in cell else KEPT


def _row(line: _Line, width: int) -> Row:
    """Return the row of a line of a table; empty cells are added where it has fewer than others."""
    inner = "".join(
        _cell(cell, line.sign) + literal(after) for cell, after in zip(line.cells, line.around[1:], strict=True)
    )
    return Row(line.at + 1, literal(line.around[0]) + inner + PAD * (width - len(line.cells)))


def preformatted_grid(text: Sheet, at: int) -> bool:
    """Tell whether a table starts at a line whose columns only spaces keep apart; it is never guessed."""
    gaps = [len(GAP.findall(text.line(line))) for line in (at, at + 1)]
    return min(gaps) > 1
