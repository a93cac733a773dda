"""A sentence that says both how likely something is and how sure the desk is: readers take one for the other (ICD 203).

Bad: summary: We have high confidence that prices are likely to fall.
Good: summary: Prices are likely to fall. Our confidence is high, as two sources agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.rules._judgements import CONFIDENCE, TERMS, judged
from briefings.subject import Subject

__all__ = ["LEVEL", "SETTABLE", "in_file"]

LEVEL = Severity.ERROR
SETTABLE = True


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such sentence of a judgement, at the word of likelihood."""
    said = any("confidence" in wording.text for wording in subject.wordings)
    for sentence in judged(subject) if said else ():
        term, sure = TERMS.search(sentence.text), CONFIDENCE.search(sentence.text)
        if term and sure:
            mark = subject.mark(sentence.wording.location, sentence.offset + term.start())
            message = f"“{term[0]}” and “{sure[0]}” stand in one sentence"
            yield Finding(mark, message, "Make two sentences of it, or say it by likelihood: and confidence:.")
