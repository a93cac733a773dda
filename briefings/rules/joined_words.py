"""A short word joined to another one by a space that got lost.

Bad: the expansionof capacity, in a text that also has the word expansion
Good: the expansion of capacity

The short words are of, for, the, and, from, by, before or behind the other, and also, with, to behind it. The other has
to stand elsewhere in the file, the joined word only once; words that are made so by rights are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.rules._words import COMPOUNDS
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
PREFIXES = ("of", "for", "the", "and", "from", "by")
SUFFIXES = (*PREFIXES, "also", "with", "to")
SHORTEST = 5
BEFORE = re.compile(rf"(?:{'|'.join(PREFIXES)})(?=\w{{4}})")
BEHIND = re.compile(rf"(?<=\w{{4}})(?:{'|'.join(SUFFIXES)})$")
"""A shorter rest makes too many words by chance: of-ten, for-get, the-me, err-and."""


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each word of the file's English text that is made so and stands in it no other time."""
    joined = _joined(subject.vocabulary)
    for wording in subject.wordings if joined else ():
        if not (wording.english and wording.own):
            continue
        for word in joined:
            for found in re.finditer(rf"(?<![\w-]){word}(?![\w-])", wording.text):
                mark = subject.mark(wording.location, found.start())
                yield Finding(mark, f"“{word}” may be two words", f"Write: {joined[word]}")


def _rests(word: str) -> list[str]:
    """Return the words that one may be made of besides a short one."""
    if word in COMPOUNDS or not (word.startswith(PREFIXES) or word.endswith(SUFFIXES)):
        return []
    before, behind = BEFORE.match(word), BEHIND.search(word)
    return [*([word[before.end() :]] if before else []), *([word[: behind.start()]] if behind else [])]


def _joined(vocabulary: Mapping[str, int]) -> dict[str, str]:
    """Return each joined word, with the two that it is made of."""
    known = frozenset(map(str.lower, vocabulary))
    found: dict[str, str] = {}
    for word, count in vocabulary.items():
        if count == 1 and len(word) > SHORTEST and (word.islower() or word.istitle()):
            for rest in _rests(word.lower()):
                if rest in known:
                    at = len(word) - len(rest)
                    ends = word.lower().endswith(rest)
                    found[word] = f"{word[:at]} {word[at:]}" if ends else f"{word[: len(rest)]} {word[len(rest) :]}"
    return found
