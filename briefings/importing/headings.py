"""Which lines of a text are headings, and the headline among them."""

from __future__ import annotations

import re

from briefings.importing.layout import goes_on
from briefings.importing.passages import Heading
from briefings.importing.sheet import Sheet, Taken, line_of, removed
from briefings.importing.skeletons import literal

__all__ = ["heading", "looks_like_heading"]

LONGEST = 120
MOST_WORDS = 18
SENTENCE_WORDS = 12
LONGEST_WITHOUT_CASE = 40
RUN = 3
"""How many headings may follow one another before text does."""
MARKED = re.compile(r"\s*(#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|(?:\* ){2,}\*|~{3,})\s*")
LAST = frozenset(".:;,!。：；，、！…।۔·-–—")
QUESTION = frozenset("?？؟")
INSIDE = re.compile(r"[a-z]{4}[.!?]\s+\w")
NO_HEADING = re.compile(
    r"by\s|https?:|hxxps?:|www\.|source\s*:|[^\s@]+@[^\s@]+$|.*\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|.*\b\d{4}-\d{2}-\d{2}|"
    r"(?:\w+,?\s+)?(?:\d{1,2}\.?\s+\w{3,9}\.?,?\s+\d{4}|\w{3,9}\s+\d{1,2},?\s+\d{4})$",
    re.IGNORECASE,
)


def heading(text: Sheet, at: int) -> Taken | None:
    """Read a heading: one with signs of its own, or a short line without a stop that text follows."""
    line = text.line(at)
    marked = MARKED.match(line)
    if marked:
        words, row = line_of(text, at, marked.end())
        return Taken(at + 1, (row,), (Heading(words, len(marked[1])),)) if words else None
    if _is_underline(text, at):
        return Taken(at + 1, (removed(text, at),))
    short = len(line.strip()) <= LONGEST
    underlined = short and line.strip() and UNDERLINE.fullmatch(text.line(at + 1)[:LONGEST] or "") is not None
    if not (underlined or (looks_like_heading(line) and _alone(text, at) and _text_follows(text, at))):
        return None
    words, row = line_of(text, at)
    if not words or (line.strip() == literal(line.strip()) and not any(sign.isalnum() for sign in line)):
        return None
    rows = (row, removed(text, at + 1)) if underlined else (row,)
    return Taken(at + len(rows), rows, (Heading(words),))


def _is_underline(text: Sheet, at: int) -> bool:
    """Tell whether a line is a rule."""
    line = text.line(at)
    return line.strip()[:1] in {"=", "-", "_", "*", "~"} and UNDERLINE.fullmatch(line) is not None


def looks_like_heading(line: str) -> bool:
    """Tell whether a line may be a heading by itself."""
    words = line.strip()
    if not 1 < len(words) <= LONGEST or words[-1] in LAST or "|" in words or "\t" in words or NO_HEADING.match(words):
        return False
    first = next((sign for sign in words if sign.isalnum()), "")
    if not first or first.islower() or not any(sign.isalpha() for sign in words) or INSIDE.search(words):
        return False
    if words[0] not in "“\"'«‹(„‘¿" and not words[0].isalnum():
        return False
    if not any(sign.isupper() or sign.islower() for sign in words):
        return len(words) <= LONGEST_WITHOUT_CASE and words[-1] not in QUESTION
    titled = _title_case(words)
    return len(words.split()) <= (MOST_WORDS if titled else SENTENCE_WORDS) and (titled or words[-1] not in QUESTION)


def _title_case(words: str) -> bool:
    """Tell whether most long words start with a capital."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > len("with")]
    return len(words.split()) > 1 and bool(long) and sum(word[0].isupper() for word in long) * 5 >= len(long) * 3


def _alone(text: Sheet, at: int) -> bool:
    """Tell whether a line is no part of a wrapped paragraph."""
    if not text.width:
        return True
    before, after = text.line(at - 1) if at else "", text.line(at + 1)
    ended = not before.strip() or not goes_on(before, text.line(at), text.width)
    apart = not after.strip() or (not goes_on(text.line(at), after, text.width) and _title_case(text.line(at)))
    return ended and apart


def _text_follows(text: Sheet, at: int) -> bool:
    """Tell whether text follows, at most some further headings before it."""
    following = at
    for _ in range(RUN + 1):
        following = text.following(following + 1)
        if following == len(text.lines):
            return False
        if not looks_like_heading(text.line(following)):
            return True
    return False
