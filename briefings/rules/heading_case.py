"""One word in lower case in a heading whose other words have capitals.

Bad: heading: Achieved sustained Growth
Good: heading: Achieved Sustained Growth

A heading counts where the file's others have capitals too, or where, in a file with no other, its words stand in lower
case elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.rules._words import SMALL
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*(?:-[^\W\d_]+)*")
MARKDOWN = re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]+)", re.MULTILINE)
FEWEST = 2
"""How many capitals, besides the first word's, show by themselves that a heading is meant to have them."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: its words that have or could have a capital, each with its place, and those that have none."""

    words: Sequence[re.Match[str]]
    low: Sequence[re.Match[str]]

    @property
    def high(self) -> list[str]:
        """The words with a capital, besides the first; those in capitals throughout are names or abbreviations."""
        return [word[0] for word in self.words[1:] if word[0][0].isupper() and not word[0].isupper()]


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such word."""
    headings = [
        (wording.location, _heading(text, start))
        for wording in subject.wordings
        if wording.english and wording.own
        for start, text in _texts(wording.text, wording.location[-1])
    ]
    for location, heading in headings:
        if len(heading.low) != 1:
            continue
        others = [other for _, other in headings if other is not heading and len(other.words) > FEWEST]
        if _meant(heading, others, subject.vocabulary):
            (word,) = heading.low
            mark = subject.mark(location, word.start())
            yield Finding(mark, f"“{word[0]}” alone has no capital in the heading", f"Write: {word[0].capitalize()}")


def _texts(text: str, field: object) -> Iterator[tuple[int, str]]:
    """Yield the headings of a text: all of it, where the field is one, and those that Markdown makes."""
    if field in {"heading", "title"}:
        yield 0, text
    elif "#" in text:
        yield from ((found.start(1), found[1]) for found in MARKDOWN.finditer(text))


def _heading(text: str, start: int) -> _Heading:
    """Return the words of a heading that could have a capital; what follows a colon or an apostrophe is a word too."""
    words = WORD.finditer(" " * start + text if start else text)
    counting = [word for word in words if word[0].lower() not in SMALL and len(word[0]) > 1]
    return _Heading(counting, [word for word in counting if word[0].islower()])


def _meant(heading: _Heading, others: Sequence[_Heading], vocabulary: Mapping[str, int]) -> bool:
    """Tell whether all words of a heading were meant to have capitals, where one has none."""
    if not heading.high or heading.low[0] is heading.words[0]:
        return False
    if others:
        return sum(not other.low for other in others) * 2 > len(others)
    return len(heading.high) >= FEWEST and any(word.lower() in vocabulary for word in heading.high)
