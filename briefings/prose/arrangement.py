"""Tokens as reports need them: notes where they are called, headings without a gap, plain items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

__all__ = ["arranged"]

FIRST_HEADING, LAST_HEADING = 3, 6


def arranged(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens as reports need them: notes where they are called, headings without a gap, plain items."""
    body, notes = _without_tail(tokens)
    for token in body:
        for child in token.children or []:
            if child.type == "footnote_ref":
                child.children = notes.get(child.meta["id"], [])
        token.children = list(_unnested(token.children)) if token.children else token.children
    yield from _levelled(_flat_items(body))


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
        elif inside and token.type == "inline" and current is not None:
            notes.setdefault(current, []).extend(token.children or [])
        elif not inside:
            body.append(token)
    return body, notes


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
