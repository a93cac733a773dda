"""A footnote's digit stuck to a number or a sentence, as pasting leaves it.

Bad: exports of 7100,000 tonnes
Good: exports of 100,000 tonnes[^7]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
NUMBER = re.compile(r"\d[\d,]{5,}+(?:\.\d+)?")
BEFORE = re.compile(r"(?P<note>\d{1,2})(?P<number>\d{3}(?:,\d{3})+)")
BEHIND = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+)(?P<note>\d{1,2})")
END = re.compile(r"[.!?][”\"]?(\d{1,2})(?=\s+[A-Z“]|\s*\Z)")
WORD = 4
"""How many letters stand before a full stop that ends a sentence, and no version or abbreviation."""


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each number in English text whose thousands are cut where nobody cuts them."""
    if not (any(_numbers(subject.english)) or END.search(subject.english)):
        return
    for wording in subject.wordings:
        if wording.english:
            for at, message, hint in (*_numbers(wording.text), *_sentences(wording.text)):
                yield Finding(subject.mark(wording.location, at), message, hint)


def _numbers(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each number with a digit stuck to it."""
    for found in NUMBER.finditer(text):
        number = found[0].rstrip(",")
        glued = BEFORE.fullmatch(number) or BEHIND.fullmatch(number)
        if glued and text[max(0, found.start() - 1) : found.start()] not in {".", ",", "-"}:
            hint = (
                f"If {glued['note']} is a footnote, write {glued['number']}[^{glued['note']}]; else write the number."
            )
            yield found.start(), f"{number} is no number: a footnote's digit may be stuck to it", hint


def _sentences(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each sentence with a digit stuck to its end."""
    for found in END.finditer(text):
        before = text[max(0, found.start() - WORD) : found.start()]
        if len(before) == WORD and before.isalpha() and before.islower():
            hint = f"If it is a footnote, write [^{found[1]}]; else put a space before it."
            yield found.start(1), f"the digit {found[1]} is stuck to the end of a sentence", hint
