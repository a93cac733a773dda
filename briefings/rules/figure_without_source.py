"""A sentence with a figure in a paragraph that cites nothing: an amount, a share, a number with a unit or thousands.

Bad: prose: Exports fell by 12% to 5,400 tonnes.
Good: prose: Exports fell by 12% to 5,400 tonnes. [@customs]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.briefing import Briefing
from briefings.prose.wording import paragraphs, sentences
from briefings.rules import Finding
from briefings.subject import Subject, Wording
from briefings.values.record import Location, Written, each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
HINT = "Cite a source in the paragraph: [@id], or in the block: sources: [id]."
PLACES = {("lead",), ("prose",), ("callout", "text"), ("summary",), ("market",)}
"""The fields with running text that has to rest on something, as their locations end."""
OWN = {"method", "definition", "note"}
"""The kinds of callout in which the desk speaks of itself."""
FIGURE = re.compile(
    r"(?:[$€£¥] ?\d[\d.,]*(?: ?(?:million|billion|trillion|bn|m)\b)?"
    r"|(?<![\w.,-])\d[\d.,]*[ \u00a0\u202f]?(?:%|(?:per ?cent|percent|million|billion|trillion|tonnes?|tons?|kt|Mt|GW"
    r"|MW|GWh|TWh|barrels|dollars|euros|USD|EUR|CNY|yuan)\b)"
    r"|(?<![\w.,])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d,]))"
)


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such sentence of a briefing, at its first figure; a block with sources rests on them."""
    if not isinstance(subject.value, Briefing):
        return
    for wording in subject.wordings:
        found = list(_bare(wording)) if _has_to_rest(wording) else []
        if found and not _rests(subject, wording.location):
            for at, figure in found:
                yield Finding(subject.mark(wording.location, at), f"{figure} in a paragraph that cites nothing", HINT)


def _has_to_rest(wording: Wording) -> bool:
    """Tell whether a text is running text of the desk's own; what stands under the title is a summary."""
    location = wording.location
    ends = {location[-1:], location[-2:]}
    return bool(PLACES & ends) and location != ("summary",) and wording.own


def _bare(wording: Wording) -> Iterator[tuple[int, str]]:
    """Yield the first figure of each sentence in paragraphs that cite nothing and link nothing outside."""
    for start, paragraph in paragraphs(wording.written):
        if "[@" in paragraph or "[^" in paragraph or "](http" in paragraph or paragraph.startswith(("|", ">", "```")):
            continue
        shown = wording.text[start : start + len(paragraph)]
        for inside, sentence in sentences(shown) if FIGURE.search(shown) else ():
            if (found := FIGURE.search(sentence)) and not sentence.rstrip().endswith("?"):
                yield start + inside + found.start(), found[0]


def _rests(subject: Subject, location: Location) -> bool:
    """Tell whether a part of the file around a text names sources, or is one in which the desk speaks of itself."""
    for at, value in each(Written, subject.value):
        if at and at == location[: len(at)]:
            if getattr(value, "sources", ()) or getattr(value, "source", None):
                return True
            if getattr(value, "kind", "") in OWN:
                return True
    return False
