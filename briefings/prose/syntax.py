"""The Markdown that desks write: CommonMark with tables, footnotes, citations and entity links."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, smartquotes
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from briefings.prose.references import Citation
from briefings.typography import quotes

__all__ = ["make_parser", "parser"]

MOST_QUOTES = 2000  # of one paragraph; to pair them takes the square of their number
CITATION = re.compile(r"\[@[^\[\]]+\]")
ENTITY = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]]+))?\]\]")


@cache
def parser(language: str) -> MarkdownIt:
    """Return the parser of a language; it keeps nothing between texts."""
    return make_parser(language)


def make_parser(language: str) -> MarkdownIt:
    """Make a parser of a language, whose rules may be changed."""
    options = {"html": True, "typographer": True, "quotes": quotes(language)}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough", "smartquotes"])
    parser.core.ruler.at("smartquotes", _quotes_rule)
    parser.use(footnote_plugin, inline=False)
    parser.block.ruler.at("footnote_def", _note_rule, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "entity", _entity_rule)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.validateLink = _any_link  # type: ignore[method-assign] # schemes are judged in _slips
    return parser


def _any_link(url: str) -> bool:
    """Let every address pass, so that a bad one can be said at its place."""
    del url
    return True


def _quotes_rule(state: StateCore) -> None:
    """Set true quotation marks, except in a text that is full of them."""
    if all(token.content.count('"') + token.content.count("'") <= MOST_QUOTES for token in state.tokens):
        smartquotes(state)


def _note_rule(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's own signature
    """Read a footnote, and keep the line at which each is written, as of two with one label the last is shown."""
    label = state.src[state.bMarks[line] + state.tShift[line] + 2 : state.eMarks[line]].partition("]")[0]
    found = footnote_def(state, line, last, silent)
    if found and not silent:
        state.env.setdefault("notes", []).append((label, line))
    return found


def _citation_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's own signature
    """Read ``[@a, p. 3; @b]``."""
    found = CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        _close_up(state)
        parts = [part.strip().partition(",") for part in found[0][1:-1].split(";")]
        token = state.push("citation", "", 0)
        token.content = found[0]
        token.meta = {"citations": [Citation(part[0].strip().lstrip("@"), part[2].strip()) for part in parts]}
    state.pos = found.end()
    return True


def _close_up(state: StateInline) -> None:
    """Take the space or line break before a citation away, so that its mark follows the word it belongs to."""
    state.pending = state.pending.rstrip()
    if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
        state.tokens.pop()


def _entity_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's own signature
    """Read ``[[entity|words]]``."""
    found = ENTITY.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("entity", "", 0)
        token.content = found[0]
        token.meta = {"slug": found[1].strip(), "label": " ".join((found[2] or "").split())}
    state.pos = found.end()
    return True
