"""What of Markdown no reader sees, taken out, so that the text can be handed on; what is shown stays as it is.

Unseen are definitions of links that nothing uses, which is how comments are written too, those that a definition before
them outdoes, words after the language of a code block, and cells beyond the columns of a table. Where each stands is
known from the rules that read it. Footnotes that are not shown are slips, and so is HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock, fence, reference, table
from markdown_it.token import Token

from briefings.prose.syntax import make_parser

__all__ = ["without_unseen"]

POSSIBLE = re.compile(r"\]:|```|~~~|\|")
NOTHING = re.compile(r'\[//+\]: # ""')
"""A definition that says nothing."""
PIPE = re.compile(r"(?<!\\)\|")
FIRST_WORD = re.compile(r"\s*\S*")
PLAIN_WORD = re.compile(r"\s*[^\s&\\]*")
Rule = Callable[[StateBlock, int, int, bool], bool]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters of a text that may be unseen.

    Attributes:
        start: the first character.
        end: the one after the last.
        definition: whether it is the definition of a link.
        label: which link it is for; empty where another definition outdoes it.
    """

    start: int
    end: int
    definition: bool = False
    label: str = ""


def without_unseen(text: str) -> str:
    """Return Markdown without what no reader sees.

    A definition is taken out with its line, or, where it keeps two lists apart, in favour of one that says nothing.

    Args:
        text: Markdown of any length.

    Returns:
        Markdown that shows the same; what has nothing unseen comes back as it was.
    """
    if not POSSIBLE.search(text):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    unseen = list(_unseen(lines))
    if not unseen:
        return text
    label = "//"
    while label in lines:
        label += "/"
    silent = _replaced(lines, unseen, f'[{label}]: # ""')
    bare = _replaced(lines, [_whole_line(lines, stretch) for stretch in unseen], "")
    return bare if bare.strip() and _shown(bare) == _shown(silent) else silent


def _replaced(text: str, stretches: Sequence[_Stretch], instead: str) -> str:
    """Return a text without some of its stretches, something in the place of definitions."""
    kept, at = [], 0
    for stretch in stretches:
        kept += [text[at : stretch.start], instead if stretch.definition else ""]
        at = stretch.end
    return "".join([*kept, text[at:]])


def _whole_line(text: str, stretch: _Stretch) -> _Stretch:
    """Return a definition with the whole of its lines, and one empty line after it."""
    start = text.rfind("\n", 0, stretch.start) + 1
    if not stretch.definition or text[start : stretch.start].strip():
        return stretch
    after = re.compile(r"\n(?:[ \t]*\n)?").match(text, stretch.end)
    return _Stretch(start, after.end() if after else stretch.end, definition=True)


def _unseen(text: str) -> Iterator[_Stretch]:
    """Yield what is not shown, in the order of the text; none lies within another."""
    environment: dict[str, list[_Stretch]] = {}
    tokens = _tracing().parse(text + "\n", environment)
    used, end = set(_labels(tokens)), 0
    for stretch in sorted(environment.get("stretches", []), key=lambda stretch: stretch.start):
        if (
            stretch.start >= end
            and stretch.label not in used
            and not NOTHING.fullmatch(text, stretch.start, stretch.end)
        ):
            yield stretch
            end = stretch.end


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the labels of the definitions that links use."""
    for token in tokens:
        if token.meta.get("label") and token.type in {"link_open", "image"}:
            yield token.meta["label"]
        yield from _labels(token.children or [])


def _shown(text: str) -> list[object]:
    """Return what is shown of a text, wherever it stands in it."""
    tokens = _tracing().parse(text + "\n", {})
    return [token.as_dict(filter=lambda name, _value: name != "map") for token in tokens]


@cache
def _tracing() -> MarkdownIt:
    """Make a parser that notes where what may be unseen stands."""
    parser = make_parser("en")
    parser.options["store_labels"] = True
    parser.block.ruler.at("reference", _definition)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return parser


def _noted(state: StateBlock, *stretches: _Stretch) -> None:
    """Note stretches for whoever parses."""
    state.env.setdefault("stretches", []).extend(stretches)


def _start(state: StateBlock, line: int) -> int:
    """Return the character at which a line's own text starts."""
    return state.bMarks[line] + state.tShift[line]


def _definition(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's own signature
    """Read the definition of a link."""
    start, known = _start(state, line), len(state.env.get("references", {}))
    found = reference(state, line, last, silent)
    if found and not silent:
        labels = list(state.env["references"])
        label = labels[-1] if len(labels) > known else ""
        _noted(state, _Stretch(start, state.eMarks[state.line - 1], definition=True, label=label))
    return found


def _fence(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 # as above
    """Read a block of code; of what stands after its fence the first word names its language."""
    found = fence(state, line, last, silent)
    if found and not silent:
        info, end = state.tokens[-1].info, state.eMarks[line]
        kept = len(_language(info))
        if info[kept:].strip():
            _noted(state, _Stretch(end - len(info) + kept, end))
    return found


def _language(info: str) -> str:
    """Return the first word after a fence, with the spaces before it; a space may be written as &#32; too."""
    word = FIRST_WORD.match(info)
    if word and len(unescapeAll(word[0]).split()) > 1:
        word = PLAIN_WORD.match(info)
    return word[0] if word else ""


def _table(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 # as above
    """Read a table; cells beyond its columns are not shown."""
    found = table(state, line, last, silent)
    if found and not silent:
        columns = len(_ends(state, line))
        for row in range(line + 2, state.line):
            ends, end = _ends(state, row), state.eMarks[row]
            if len(ends) > columns:
                kept = state.src[: ends[columns - 1]].rstrip(" \t")
                _noted(state, _Stretch(len(kept), end))
    return found


def _ends(state: StateBlock, line: int) -> list[int]:
    """Return the character after each cell of a row: that of its pipe, or the end of the line."""
    start, text = _start(state, line), state.src[_start(state, line) : state.eMarks[line]].rstrip()
    pipes = [found.start() for found in PIPE.finditer(text)]
    closed = bool(pipes) and pipes[-1] == len(text) - 1
    return [start + at for at in (pipes[1:] if text.startswith("|") else pipes)] + (
        [] if closed else [start + len(text)]
    )
