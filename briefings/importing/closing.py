"""The questions with which a text ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.passages import Doubted, Points, Prose
from briefings.importing.sheet import Taken
from briefings.importing.skeletons import KEPT

__all__ = ["asked"]

ENDS = ("?", "？", "؟")
LAST = 6
"""How many passages from the end may be questions."""
LONGEST = 400
SENTENCE = re.compile(r"(?<=[^\sA-Z][.!?])\s+(?=[^\W\d_a-z])|(?<=[。؟])\s+")
NO_QUESTION = re.compile(r"^(?:[-*>#`|]|\d+[.)] )|\[[@^]")
"""What is a list, a quotation or code; or cites."""
ANNOUNCED = re.compile(r"\bquestions?\b|вопрос|أسئلة|سؤال|fragen\b", re.IGNORECASE)


def asked(taken: Sequence[Taken]) -> list[Taken]:
    """Make a list of questions of the last paragraphs that are questions, and of the sentence that opens them."""
    said = [index for index, one in enumerate(taken) if one.passages]
    tail = said[-LAST:]
    found = [index for index in tail if _is_question(taken[index])]
    if not found:
        return list(taken)
    first = found[-1]
    while (before := said.index(first) - 1) >= 0 and said[before] in found:
        first = said[before]
    return _gathered(taken, [index for index in found if index >= first], said)


def _is_question(one: Taken) -> bool:
    """Tell whether what was read is one question alone, on one line."""
    match one.passages:
        case (Prose(text=text),):
            short = len(text) <= LONGEST and "\n" not in text and len(one.rows) == 1
            return short and text.endswith(ENDS) and not (NO_QUESTION.search(text) or SENTENCE.search(text))
        case _:
            return False


def _gathered(taken: Sequence[Taken], found: Sequence[int], said: Sequence[int]) -> list[Taken]:
    """Return what was read with the questions in one list, which stands where the first of them stood."""
    opening, before = _opening(taken, found[0], said)
    questions = [one.text for index in found for one in taken[index].passages if isinstance(one, Prose)]
    new = list(taken)
    if before is not None:
        new[before] = opening[0]
        questions.insert(0, opening[1])
    for index in found:
        new[index] = replace(taken[index], passages=())
    new[found[0]] = replace(new[found[0]], passages=(Points(tuple(questions), "questions"),))
    return new


def _opening(taken: Sequence[Taken], first: int, said: Sequence[int]) -> tuple[tuple[Taken, str], int | None]:
    """Return the paragraph before the questions without its last sentence, where that speaks of questions; and it."""
    at = said.index(first)
    before = taken[said[at - 1]] if at else None
    match before and (before.passages, before.rows):
        case ((Prose(text=text),), [row]) if before and row.skeleton == KEPT and "\n" not in text:
            start = max((found.end() for found in SENTENCE.finditer(text)), default=0)
            last = text[start:]
            gap = text[:start][len(text[:start].rstrip()) :]
            if start and ANNOUNCED.search(last) and len(last) <= LONGEST and gap:
                kept = replace(row, skeleton=f"{KEPT}{gap}{KEPT}")
                open_question = Doubted(row.line, last, "taken for a question; it has no question mark")
                doubts = [] if last.endswith(ENDS) else [open_question]
                cut = replace(
                    before, passages=(Prose(text[:start].rstrip()),), rows=[kept], doubts=[*before.doubts, *doubts]
                )
                return (cut, last), said[at - 1]
        case _:
            pass
    return (Taken(0, ()), ""), None
