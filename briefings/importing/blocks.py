"""From passages to the blocks of a body: sections under their headings, text split by language and size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefings.importing.escaping import plain
from briefings.importing.passages import Consequences, Grid, Heading, Note, Passage, Points, Prose
from briefings.values.names import slugify

__all__ = ["blocks_of"]

MOST = 60_000
"""How many characters of text one block holds."""
ID_WORDS = 4
CALLED = re.compile(r"(?<!\\)\[\^(\d+)\]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A passage that becomes a block, or part of one, and the heading that it stands under."""

    passage: Passage
    heading: str = ""


def blocks_of(passages: Sequence[Passage]) -> tuple[Mapping[str, object], ...]:
    """Return the blocks that passages make, as an author writes them."""
    levels = [one.level for one in passages if isinstance(one, Heading)]
    notes = {one.number: one.text for one in passages if isinstance(one, Note)}
    parts = _headed([one for one in passages if not isinstance(one, Note)], min(levels, default=1))
    return tuple(_block(part, notes) for part in _gathered(parts))


def _headed(passages: Sequence[Passage], top: int) -> Iterator[_Part]:
    """Yield passages under their headings; a heading of a lower level, or one that nothing stands under, is text."""
    waiting: Heading | None = None
    for one in passages:
        if not isinstance(one, Heading):
            if waiting and isinstance(one, Consequences):  # it has a heading of its own
                yield _Part(Prose(f"## {waiting.text}", waiting.language))
                waiting = None
            yield _Part(one, waiting.text if waiting else "")
            waiting = None
        elif one.level > top or waiting:
            depth = min(one.level - top + 2, 6)
            yield _Part(Prose(f"{'#' * depth} {one.text}", one.language), waiting.text if waiting else "")
            waiting = None
        else:
            waiting = one
    if waiting:
        yield _Part(Prose(f"## {waiting.text}", waiting.language))


def _gathered(parts: Iterator[_Part]) -> Iterator[_Part]:
    """Yield parts, paragraphs that follow one another in one language together."""
    held: _Part | None = None
    texts: list[str] = []
    size = 0
    for part in parts:
        joins = held and not part.heading and isinstance(part.passage, Prose) and _same_language(held, part)
        if isinstance(part.passage, Prose) and joins and size + len(part.passage.text) <= MOST:
            texts.append(part.passage.text)
            size += len(part.passage.text)
            continue
        if held:
            yield _joined(held, texts)
        held, texts, size = None, [], 0
        if isinstance(part.passage, Prose):
            held, texts, size = part, [part.passage.text], len(part.passage.text)
        else:
            yield part
    if held:
        yield _joined(held, texts)


def _same_language(one: _Part, other: _Part) -> bool:
    """Tell whether two parts are in one language."""
    return one.passage.language == other.passage.language


def _joined(part: _Part, texts: Sequence[str]) -> _Part:
    """Return the part of several paragraphs; lists that follow one another stay apart."""
    return replace(part, passage=Prose("\n\n".join(texts), part.passage.language))


def _block(part: _Part, notes: Mapping[int, str]) -> Mapping[str, object]:
    """Return a block as an author writes it."""
    one = part.passage
    around = {"heading": part.heading, "lang": one.language}
    block: dict[str, object] = {name: value for name, value in around.items() if value}
    match one:
        case Prose(text=text):
            block["prose"] = _with_notes(text, notes)
        case Points(items=items):
            block["questions"] = items
        case Grid():
            caption = {"caption": one.caption} if one.caption else {}
            block["table"] = {"columns": one.columns, "rows": one.rows, **caption}
        case Consequences():
            return _implications(block, one)
    return block


def _implications(block: Mapping[str, object], found: Consequences) -> Mapping[str, object]:
    """Return a block of implications; its heading is the name of the first column."""
    ids: list[str] = []
    for index, (implication, _) in enumerate(found.rows, start=1):
        name = slugify(" ".join(plain(implication).split()[:ID_WORDS]))
        name = f"implication-{index}" if name == "untitled" else name
        ids.append(name if name not in ids else f"{name}-{index}")
    rows = [
        {"id": name, "implication": implication, "summary": f"{summary}\n"}
        for name, (implication, summary) in zip(ids, found.rows, strict=True)
    ]
    return {**block, "heading": found.heading, "implications": rows}


def _with_notes(text: str, notes: Mapping[int, str]) -> str:
    """Return a text with the footnotes that it calls."""
    called = dict.fromkeys(int(found[1]) for found in CALLED.finditer(text))
    defined = [f"[^{number}]: {notes[number]}" for number in called if number in notes]
    return "\n\n".join([text, *defined]) + "\n"
