"""The right way to write what YAML refuses: patterns of what analysts really type."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Complaint", "Hint", "syntax_hint"]

LOOK_BACK = 3
LONGEST = 5000  # what is longer is no line that a person mistyped
HEADER = re.compile(r"(?:^|[:-] +)[|>][-+\d]*\s*(?: #.*)?$")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser says, where it stopped, and where what it was reading began; counted from zero."""

    problem: str
    line: int
    column: int
    start_line: int
    start_column: int


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
    """Write text in single quotes as YAML does; quotes that already stand around all of it are its own."""
    inner = text[1:-1] if len(text) > 1 and text[0] == text[-1] == "'" else text
    return "'" + inner.replace("'", "''") + "'"


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
    _Slip(
        re.compile(r"^(?P<start>)(?P<text>(?:<{7}|={7}|>{7})(?: .*)?)$"),
        "a merge conflict is left here",
        lambda _start, _text: "Choose one of the two versions, and take these lines out.",
    ),
    _Slip(re.compile(r"^(?P<start> *)(?P<text>\t.*)$"), "a tab cannot indent YAML", _spaces),
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
    _Slip(re.compile(START + r"\{[^{}]*\}\s*[^\s,#}\]].*)$"), "text cannot start with this sign", _advice),
    _Slip(
        re.compile(r"^(?P<start>\s*(?:- +)?[\w-]+: +)(?P<text>[-?] .*)$"),
        "text cannot start with this sign",
        _advice,
    ),
    _Slip(
        re.compile(r"^(?P<start>\s*(?:- +)?[\w-]+: +)(?P<text>[^\s\"'|>\[{].*?: .*)$"),
        "a colon and a space inside plain text: YAML reads a second key",
        _advice,
    ),
    _Slip(
        re.compile(r"^(?P<start>\s*(?:- +)?(?P<key>[a-z_]+):)(?P<text>[^\s:/].*)$"),
        "a colon without a space after it makes no field",
        lambda start, text: f"Write: {start.strip()} {text}",
    ),
    _Slip(
        re.compile(r"^(?P<start>)(?P<text>[a-z_]+ [^:]*)$"),
        "this line is no field: it has no colon",
        lambda _start, text: f"Write: {text.replace(' ', ': ', 1)}",
    ),
)
INDENTED = "the line is not indented as the lines around it"
ALIGN = "Fields of one mapping start in one column; text under | stands deeper than its field."
OPEN = "the bracket that opens here is not closed, or a comma is missing"
PLAIN = "Text that starts with a bracket stands in quotes, or under |."
SAID: dict[str, tuple[str, str]] = {
    "did not find expected key": (INDENTED, ALIGN),
    "did not find expected '-' indicator": (INDENTED, ALIGN),
    "did not find expected <document start>": (INDENTED, ALIGN),
    "block sequence entries are not allowed in this context": (INDENTED, ALIGN),
    "mapping values are not allowed in this context": (
        "a colon stands here, but the text before it is no field's name",
        "A field is written as name: value on a line of its own.",
    ),
    "could not find expected ':'": ("this line is no field: it has no colon", "A field is written as name: value."),
    "found character that cannot start any token": (
        "text with this sign cannot stand here without quotes",
        "Quote the text, or write it under |.",
    ),
    "control characters are not allowed": ("a control character stands here", "Take it out."),
    "found unknown escape character": (
        "in double quotes \\ has a meaning of its own",
        "Use single quotes, or write \\\\.",
    ),
}
OPENED: dict[str, tuple[str, str]] = {
    "found unexpected end of stream": (
        "the quotation mark that opens here is not closed",
        "Close it; inside single quotes an apostrophe is written twice.",
    ),
    "did not find expected ',' or ']'": (OPEN, PLAIN),
    "did not find expected node content": (OPEN, PLAIN),
    "did not find expected ',' or '}'": (OPEN, PLAIN),
}


def syntax_hint(lines: Sequence[str], complaint: Complaint) -> Hint:
    """Find what an analyst meant where YAML stopped.

    Args:
        lines: the lines of the file.
        complaint: what the parser says; the cause may stand a little before.

    Returns:
        The hint for the nearest line that shows a known slip, or else the parser's complaint in plain words.
    """
    line = complaint.line
    for number in range(min(line, len(lines) - 1), max(line - LOOK_BACK, 0) - 1, -1):
        for slip in () if len(lines[number]) > LONGEST or _inside_text(lines, number) else SLIPS:
            if found := slip.pattern.match(lines[number]):
                column = len(found["start"])
                return Hint(number, column, slip.problem, slip.hint(found["start"], found["text"].strip()))
    if complaint.problem in OPENED:
        return Hint(complaint.start_line, complaint.start_column, *OPENED[complaint.problem])
    problem, hint = SAID.get(complaint.problem, (complaint.problem, ""))
    return Hint(line, complaint.column, problem, hint)


def _inside_text(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is text under | or >, where no sign is YAML's."""
    indent = _indent(lines[number])
    for line in reversed(lines[:number]):
        if line.strip() and _indent(line) < indent:
            indent = _indent(line)
            if HEADER.search(line):
                return True
    return False


def _indent(line: str) -> int:
    """Return by how many columns a line is indented."""
    return len(line) - len(line.lstrip(" "))
