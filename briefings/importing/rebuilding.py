"""From a briefing and its record back to what was imported."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.block import Block
from briefings.blocks.implications import Implications
from briefings.blocks.prose import Prose
from briefings.blocks.questions import Questions
from briefings.blocks.table import Table
from briefings.importing.characters import Characters, restored
from briefings.importing.escaping import pieces, plain, segments
from briefings.importing.skeletons import KEPT, filled, numbers
from briefings.model.briefing import Briefing
from briefings.model.imported import Imported, Stream

__all__ = ["rebuilt"]


def rebuilt(briefing: Briefing) -> str:
    """Return the text that a briefing was imported from.

    For pasted text that is the sequence of its characters; for HTML, Word and Markdown the text of the document, a
    line for each paragraph, heading, item and row (`briefings.importing.markup.lines`); for an export or a feed that of
    one entry.

    Raises:
        ValueError: where it was not imported.
        StopIteration: where its text was changed since.
    """
    record = briefing.import_
    if record is None:
        raise ValueError("the briefing was not imported")
    characters = Characters((), record.dropped, record.repaired, record.line_end)
    return restored(list(_lines(briefing, record)), characters)


def _lines(briefing: Briefing, record: Imported) -> Iterator[str]:
    """Yield the lines of what was imported."""
    streams = _streams(briefing)
    known = {number: (item.text, item.from_) for item in record.removed for number in numbers(item.lines)}
    last = max(known, default=0)
    number = 1
    while number <= last or (piece := next(streams[None], None)) is not None:
        if number in known:
            skeleton, stream = known[number]
            if number <= last or skeleton:
                yield from _without_pads(filled(skeleton, streams[stream]), skeleton)
        elif number <= last:
            yield filled(KEPT, streams[None])
        else:
            yield piece or ""
        number += 1


def _without_pads(line: str, skeleton: str) -> Iterator[str]:
    """Yield a line, unless it only leaves out text that was never there."""
    if line or skeleton != "\\-":
        yield line


def _streams(briefing: Briefing) -> dict[Stream | None, Iterator[str]]:
    """Return the pieces of text of a briefing by where they stand."""
    texts = [(str(number), piece) for number, piece in _body(briefing)]
    notes = sorted(((int(number), piece) for number, piece in texts if number), key=lambda pair: pair[0])
    highlights = briefing.highlights if isinstance(briefing.highlights, str) else ""
    return {
        None: iter([piece for number, piece in texts if not number]),
        Stream.TITLE: iter(segments(briefing.title)),
        Stream.HIGHLIGHTS: (piece for _, piece in pieces(highlights)),
        Stream.NOTES: (piece for _, piece in notes),
    }


def _body(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield the pieces of lead and body, each with the number of the footnote that it stands in."""
    yield from pieces(briefing.lead or "")
    for block in briefing.body:
        yield from (("", piece) for piece in segments(block.heading or ""))
        yield from _block(block)


def _block(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a block below its heading."""
    match block:
        case Prose():
            yield from pieces(block.prose)
        case Table():
            caption = [block.table.caption] if block.table.caption else []
            cells = [*caption, *block.table.columns, *(cell for row in block.table.rows for cell in row)]
            yield from (("", plain(cell)) for cell in cells)
        case Implications():
            for row in block.implications:
                yield from (("", plain(text.rstrip("\n"))) for text in (row.implication, row.summary or ""))
        case Questions():
            yield from (("", piece) for question in block.questions for piece in segments(question.text))
        case _:
            pass
