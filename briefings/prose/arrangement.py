"""Tokens as reports need them: notes where they are called, headings without a gap, plain items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from briefings.fitting import has_long_word

__all__ = ["arranged", "repeated_notes", "uncalled_note"]

FIRST_HEADING, LAST_HEADING = 3, 6


def arranged(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens as reports need them: notes where they are called, headings without a gap, plain items."""
    body, notes = _without_tail(tokens)
    for note in notes.values():
        for call in _calls(note):
            _refuse(call, "stands inside another footnote, where it cannot be shown", "Write it into the text.")
    called: set[int] = set()
    for token in body:
        for call in _calls(token.children or []):
            if call.meta["id"] in called:
                _refuse(call, "is called a second time; its text is shown once", "Take this call out.")
            else:
                call.children = notes.get(call.meta["id"], [])
            called.add(call.meta["id"])
        token.children = list(_unnested(token.children)) if token.children else token.children
    for cell, inside in pairwise(body):
        if cell.type in {"th_open", "td_open"} and has_long_word(inside.content):
            cell.attrJoin("class", "unbroken")
    yield from _levelled(_flat_items(body))


def uncalled_note(text: str, label: str) -> Token:
    """Return an unseen token that says that a note is never called."""
    token = _unseen(label, text.count("\n", 0, max(text.find(f"[^{label}]:"), 0)))
    _refuse(token, "is never called: its text is not shown", f"Write [^{label}] where it belongs.")
    return token


def repeated_notes(notes: Sequence[tuple[str, int]]) -> Iterator[Token]:
    """Yield an unseen token for each note of which another has the label, as the last of them alone is shown.

    Args:
        notes: the label and the line of each note, in reading order.
    """
    last = dict(notes)
    for label, line in notes:
        if line != last[label]:
            token = _unseen(label, line)
            _refuse(token, "is written a second time: only the last is shown", "Give each note a label of its own.")
            yield token


def _unseen(label: str, line: int) -> Token:
    """Return an unseen token for a note at a line."""
    return Token("footnote_unseen", "", 0, map=[line, line + 1], hidden=True, meta={"label": label})


def _calls(children: Sequence[Token]) -> Iterator[Token]:
    """Yield the calls of footnotes."""
    return (child for child in children if child.type == "footnote_ref")


def _refuse(token: Token, message: str, hint: str) -> None:
    """Note on a token why its footnote cannot be shown."""
    token.meta |= {"slip": f"[^{token.meta['label']}] {message}", "way": hint}


def _without_tail(tokens: Sequence[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """Split the list of footnotes off; return the body, and the inline tokens of each note."""
    notes: dict[int, list[Token]] = {}
    body: list[Token] = []
    current: int | None = None
    inside = False
    for token in tokens:
        if token.type in {"footnote_block_open", "footnote_block_close"}:
            inside = not inside
        elif token.type == "footnote_open":
            current = token.meta["id"]
        elif inside and current is not None:
            notes[current] = _joined(notes.get(current, []), _words(token))
        elif not inside:
            body.append(token)
    return body, notes


def _words(token: Token) -> list[Token]:
    """Return what a block token of a footnote shows, as inline tokens."""
    if token.type in {"fence", "code_block"}:
        return [Token("code_inline", "code", 0, content=token.content.strip())]
    if token.type == "html_block":
        return [Token("html_inline", "", 0, content=token.content)]
    return token.children or []


def _joined(before: list[Token], after: list[Token]) -> list[Token]:
    """Join two paragraphs of a footnote by a space."""
    between = [Token("softbreak", "br", 0)] if before and after else []
    return [*before, *between, *after]


def _unnested(children: Sequence[Token]) -> Iterator[Token]:
    """Yield inline tokens, emphasis inside a link left out: PDF/UA readers lose the words of such links."""
    inside = 0
    for child in children:
        inside += (child.type == "link_open") - (child.type == "link_close")
        if not (inside and child.type.startswith(("em_", "strong_", "s_"))):
            yield child


def _flat_items(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield block tokens; paragraphs directly inside an item become plain lines of it."""
    parents: list[str] = []
    for token in tokens:
        if token.type in {"paragraph_open", "paragraph_close"} and parents and parents[-1] == "list_item":
            token.tag, token.hidden = "div", token.hidden
        elif token.nesting == 1:
            parents.append(token.type.removesuffix("_open"))
        elif token.nesting == -1 and parents:
            parents.pop()
        yield token


def _levelled(tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield block tokens; headings start below the block's own and skip no level."""
    level = FIRST_HEADING - 1
    shallowest: int | None = None
    for token in tokens:
        if token.type == "heading_open":
            wanted = int(token.tag[1])
            shallowest = wanted if shallowest is None else min(shallowest, wanted)
            level = min(max(FIRST_HEADING, FIRST_HEADING + wanted - shallowest), level + 1, LAST_HEADING)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
        yield token
