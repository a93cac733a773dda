"""What of a briefing is a judgement, and the words in which judgements say how likely something is (ICD 203)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.blocks.implications import Implication
from briefings.blocks.products import Claim
from briefings.model.briefing import Briefing, Highlight, Update
from briefings.prose.wording import paragraphs, sentences
from briefings.subject import Subject, Wording
from briefings.values.judgement import Basis, Likelihood
from briefings.values.record import Location, Written, each

__all__ = ["CONFIDENCE", "ROWS", "TERMS", "Judged", "judged", "terms"]

ROWS = (
    ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"),
    (
        "remote",
        "highly improbable",
        "improbable",
        "roughly even odds",
        "probable",
        "highly probable",
        "nearly certain",
    ),
)
"""The two rows of terms of ICD 203, D.6.e.(2)(a), each for the seven bands in their order."""
TERMS = re.compile(
    r"(?<![\w-])(?:(?P<first>almost no chance|(?:very )?unlikely|roughly even chance|(?:very )?likely"
    r"|almost certain(?:ly)?)"
    r"|(?P<second>remote (?:chance|possibility)|(?:highly )?improbabl[ey]|roughly even odds"
    r"|(?:highly )?probabl[ey](?! (?:reserves?|cause))|nearly certain(?:ly)?))(?![\w-])",
    re.IGNORECASE,
)
STEMS = ("likel", "chance", "odds", "probab", "certain", "remote", "possib", "perhaps", "maybe", "conceiv", "presum",
         "doubt", " well")  # fmt: skip
"""One of these stands in each word of likelihood, on the scale or off it."""
CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?: or (?:low|moderate|high))? confidence\b"
    r"|\bconfidence (?:that )?(?:is|remains|was) (?:low|moderate|medium|high)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of a judgement, with its place.

    Attributes:
        wording: the text that it stands in.
        offset: the character at which it starts.
        text: the sentence.
        declared: the likelihood that is declared beside it.
    """

    wording: Wording
    offset: int
    text: str
    declared: Likelihood | None


def judged(subject: Subject) -> Iterator[Judged]:
    """Yield the sentences of all judgements that may say how likely something is.

    Judgements are implications, what is said of them later, and what the desk says to be its own judgement.
    """
    places = dict(_places(subject))
    for wording in subject.wordings if places else ():
        for size in (2, 4):
            if (value := places.get(wording.location[:size])) is not None and _says(wording):
                declared = value.likelihood if isinstance(value, Implication) else None
                for start, paragraph in paragraphs(wording.text):
                    for inside, sentence in sentences(paragraph):
                        yield Judged(wording, start + inside, sentence, declared)


def _says(wording: Wording) -> bool:
    """Tell whether a text may say how likely something is."""
    lower = wording.text.lower() if wording.english and wording.own else ""
    return any(stem in lower for stem in STEMS)


def terms(text: str) -> Iterator[tuple[int, str, int, int]]:
    """Yield the terms of likelihood in a text: where each stands, the term, its row and its band, from zero."""
    for found in TERMS.finditer(text):
        row = int(found["first"] is None)
        term = re.sub(r" (?:chance|possibility)$", "", found[0].lower()) if row else found[0].lower()
        term = term.replace("certainly", "certain").replace("probably", "probable").replace("improbably", "improbable")
        yield found.start(), found[0], row, ROWS[row].index(term)


def _places(subject: Subject) -> Iterator[tuple[Location, Written]]:
    """Yield the judgements of a briefing with their places."""
    if not isinstance(subject.value, Briefing):
        return
    for at, value in each(Written, subject.value):
        own = isinstance(value, Highlight | Claim) and value.basis is Basis.JUDGEMENT
        if own or isinstance(value, Implication | Update):
            yield at, value
