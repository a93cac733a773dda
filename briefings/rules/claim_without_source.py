"""A highlight, implication or product claim that cites nothing.

Bad: highlights: with a line `- Output doubled.`
Good: highlights: with a line `- Output doubled. [@usgs]`
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings import prose
from briefings.blocks.implications import Implication
from briefings.blocks.products import Claim
from briefings.errors import Mark, Severity
from briefings.model.briefing import Briefing, Highlight, HighlightList
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.judgement import Basis
from briefings.values.record import Location, Written, each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
HINT = "Cite a source: [@id], or sources: [id]; the desk's own conclusion has basis: judgement."


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each statement without a source; a judgement of the desk needs none."""
    if not isinstance(subject.value, Briefing):
        return
    for location, text in each(HighlightList, subject.value):
        for item, offset in prose.items(text) or ():
            if not _cites(item):
                yield Finding(subject.mark(location, offset), "a highlight that cites nothing", HINT)
    for name, mark, value in _statements(subject):
        if getattr(value, "basis", None) is not Basis.JUDGEMENT and not _rests(value):
            yield Finding(mark, f"{name} that cites nothing", HINT)


def _statements(subject: Subject) -> Iterator[tuple[str, Mark, Written]]:
    """Yield what has to rest on a source."""
    for name, kind in (("a highlight", Highlight), ("a claim", Claim), ("an implication", Implication)):
        for location, value in each(kind, subject.value):
            if not (kind is Implication and _block_rests(subject, location)):
                yield name, subject.mark(location), value


def _block_rests(subject: Subject, location: Location) -> bool:
    """Tell whether the block around a value names sources."""
    return any(block.sources for at, block in subject.blocks() if location[: len(at)] == at)


def _rests(value: Written) -> bool:
    """Tell whether a value names a source, in its fields or its text."""
    texts = (text for _, text in each(str, value))
    return bool(getattr(value, "sources", ())) or any(_cites(text) for text in texts)


def _cites(text: str) -> bool:
    """Tell whether a text cites a source."""
    return any(reference.kind == "source" for reference in prose.parse_line(text).references)
