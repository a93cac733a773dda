"""A word of likelihood in a judgement that is off the scale of ICD 203, of its other row, or not the one declared.

Bad: implication: Prices will possibly fall
Good: implication: Prices fall, with likelihood: roughly even chance

Plain may, might and could are let be: they say what is possible, and not how likely it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.rules._judgements import ROWS, Judged, judged, terms
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
OFF = re.compile(
    r"(?<![\w-])(?:possibly|perhaps|maybe|conceivabl[ey]|presumably|doubtless(?:ly)?|undoubtedly|in all likelihood"
    r"|(?:may|might|could) well|(?:good|fair|real|slim|strong|outside|better than even|fifty-fifty|50-50) (?:chance"
    r"|possibility)|(?:quite|rather|fairly|highly|extremely|somewhat|most) (?:un)?likely|more likely than not"
    r"|(?:good|long|even) odds|high(?:ly)? (?:likelihood|probability)|low (?:likelihood|probability)"
    r"|virtually certain)(?![\w-])",
    re.IGNORECASE,
)
SCALE = (
    "The scale: almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain."
)
ABOUT = re.compile(r"(?:it|this|that)\b(?: is| seems| remains| will be)?(?: now| still| therefore)?\s*$", re.IGNORECASE)


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such word."""
    sentences = list(judged(subject))
    rows = [row for sentence in sentences for _, _, row, _ in terms(sentence.text)]
    rows += [0 for sentence in sentences if sentence.declared]
    for sentence in sentences:
        yield from _off(subject, sentence)
        yield from _against(subject, sentence)
        yield from _mixed(subject, sentence, rows)


def _off(subject: Subject, sentence: Judged) -> Iterator[Finding]:
    """Yield a finding for each word that is on no scale."""
    for found in OFF.finditer(sentence.text):
        mark = subject.mark(sentence.wording.location, sentence.offset + found.start())
        yield Finding(mark, f"“{found[0]}” is no word of the scale of likelihood", SCALE)


def _against(subject: Subject, sentence: Judged) -> Iterator[Finding]:
    """Yield a finding for each word that says of the judgement itself what is not declared."""
    for at, term, _, band in terms(sentence.text) if sentence.declared else ():
        itself = sentence.wording.location[-1] == "implication" or ABOUT.match(sentence.text[:at])
        if itself and sentence.declared and band != sentence.declared.step - 1:
            mark = subject.mark(sentence.wording.location, sentence.offset + at)
            message = f"“{term}” stands beside likelihood: {sentence.declared.value}"
            yield Finding(mark, message, "Say one of the two, or leave the word out: the field says it.")


def _mixed(subject: Subject, sentence: Judged, rows: Sequence[int]) -> Iterator[Finding]:
    """Yield a finding for each word of the row of terms that the briefing uses less."""
    if len(set(rows)) < len(ROWS):
        return
    rarer = int(rows.count(1) <= rows.count(0))
    for at, term, row, band in terms(sentence.text):
        if row == rarer:
            mark = subject.mark(sentence.wording.location, sentence.offset + at)
            message = f"“{term}” is of another row of terms than the rest of the briefing's judgements"
            yield Finding(mark, message, f"Write: {ROWS[1 - rarer][band]}")
