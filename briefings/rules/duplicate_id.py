"""The same id twice in one file, or one of the page's own: a citation or an address would mean either.

Bad: sources: [{id: usgs, ...}, {id: usgs, ...}]
Good: sources: [{id: usgs-2025, ...}, {id: usgs-2026, ...}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.addresses import OWN_ANCHORS
from briefings.block import Block
from briefings.blocks.implications import Implication
from briefings.blocks.products import Product
from briefings.blocks.questions import Question
from briefings.errors import Mark, Severity
from briefings.model.source import Source
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.record import Written, each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR
NUMBERED = re.compile(r"source-\d+|cite-\d+")
IN_THE_PAGE = (Block, Implication, Product, Question)


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each id that is taken; sources have a name space of their own."""
    for mark, name in _ids(subject, IN_THE_PAGE):
        if name in OWN_ANCHORS or NUMBERED.fullmatch(name):
            yield Finding(mark, f"the id {name} belongs to a section of the page itself", "Give it another id.")
    for kinds in ((Source,), IN_THE_PAGE):
        first: dict[str, int] = {}
        for mark, name in sorted(_ids(subject, kinds)):
            if name in first:
                yield Finding(mark, f"the id {name} stands already in line {first[name]}", "Give it another id.")
            first.setdefault(name, mark.line)


def _ids(subject: Subject, kinds: tuple[type[Written], ...]) -> Iterator[tuple[Mark, str]]:
    """Yield the ids of values of some kinds, each with its place."""
    for kind in kinds:
        for location, value in each(kind, subject.value):
            name: str | None = getattr(value, "id", None)
            if name is not None:
                yield subject.mark((*location, "id")), name
