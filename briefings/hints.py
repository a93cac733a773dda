"""The right way to write what YAML refuses: patterns of what analysts really type."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Hint", "syntax_hint"]

LOOK_BACK = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """A better message for a syntax error, and its zero-based place."""

    line: int
    column: int
    problem: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Slip:
    """One way in which a line of text is not YAML."""

    pattern: re.Pattern[str]
    problem: str
    hint: Callable[[str, str], str]


def _quoted(text: str) -> str:
    """Write text in single quotes as YAML does."""
    return "'" + text.replace("'", "''") + "'"


def _advice(start: str, text: str) -> str:
    """Show the line written right: as text under ``|``, or in quotes."""
    if start.strip() == "-":
        return f"Write the list as text under |, or quote the item: {start.strip()} {_quoted(text)}"
    return f"Write the text under |, or quote it: {start.strip()} {_quoted(text)}"


def _spaces(_start: str, _text: str) -> str:
    """Say what to do about tabs."""
    return "Replace each tab by two spaces."


START = r"^(?P<start>\s*(?:- +)?(?:[\w-]+: +)?)(?P<text>"
SLIPS = (
    _Slip(re.compile(r"^(?P<start>(?:  )*)(?P<text>\s*\t.*)$"), "a tab cannot indent YAML", _spaces),
    _Slip(re.compile(START + r"\[@[^\]]*\].+)$"), "text cannot start with [ here: YAML reads a list", _advice),
    _Slip(re.compile(START + r"\[\[[^\]]*\]\].+)$"), "text cannot start with [ here: YAML reads a list", _advice),
    _Slip(
        re.compile(START + r"(?P<quote>[\"']).*?(?P=quote)\s*[^\s,#}\]].*)$"),
        "text cannot go on after a closing quote: YAML takes the quotes for its own",
        _advice,
    ),
    _Slip(
        re.compile(START + r"[>|](?![+-]?\d?[+-]?\s*(?:#.*)?$).+)$"),
        "text cannot start with this sign",
        _advice,
    ),
    _Slip(re.compile(START + r"[@`%&*!].*)$"), "text cannot start with this sign", _advice),
    _Slip(
        re.compile(r"^(?P<start>\s*(?:- +)?[\w-]+: +)(?P<text>[^\s\"'|>\[{].*?: .*)$"),
        "a colon and a space inside plain text: YAML reads a second key",
        _advice,
    ),
)


def syntax_hint(lines: Sequence[str], line: int) -> Hint | None:
    """Find what an analyst meant where YAML stopped.

    Args:
        lines: the lines of the file.
        line: the zero-based line at which the parser gave up; the cause may stand a little before.

    Returns:
        The hint for the nearest line that shows a known slip, or None.
    """
    for number in range(min(line, len(lines) - 1), max(line - LOOK_BACK, 0) - 1, -1):
        for slip in SLIPS:
            if found := slip.pattern.match(lines[number]):
                column = len(found["start"])
                return Hint(number, column, slip.problem, slip.hint(found["start"], found["text"].strip()))
    return None
