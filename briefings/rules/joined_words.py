"""A short word joined to another one by a space that got lost.

A word counts that is made of another one of the file and of of, for, the, and, from, by, before or behind it, or of
also, with, to behind it; words that are made so by rights are known.

Bad: the expansionof capacity, in a text that also has the word expansion
Good: the expansion of capacity
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
PREFIXES = ("of", "for", "the", "and", "from", "by")
SUFFIXES = (*PREFIXES, "also", "with", "to")
SHORTEST = 5
BEFORE = re.compile(rf"(?:{'|'.join(PREFIXES)})(?=\w{{4}})")
BEHIND = re.compile(rf"(?<=\w{{4}})(?:{'|'.join(SUFFIXES)})$")
"""A shorter rest makes too many words by chance: of-ten, for-get, the-me, err-and."""
KNOWN = frozenset(
    """
    anderson andrews bylaws bylines bypassed bypasses bypassing byproduct byproducts bystander bystanders bywords
    forbearing forbidden fatherland fathom forbears foreach forefather foreground forehand foreland foreman foresight
    foretell forewarn forgather forgathers forgave forgets forgetting forgive forgiven forgives forgiving forgoes
    forgoing forgone forgotten formation formations formative formatted formatting formed forming forsaken forsakes
    forswear fortune fortunes forward forwarded forwarding forwards forborne forlorn fortress offend offending
    offhand offload offset offshoot offshore offside offspring oftentimes theater theist theism theorem theses thereafter
    thereby therefore therein thereof thereto thereupon themselves thence
    hereby herewith hereto hereof heretofore hitherto therefor therefrom therewith thereto whereby wherefrom whereof
    wherefore whereto wherewith forthwith nearby standby passerby passersby layby goodby waterproof operand operands
    multiplicand viand thousand understand misunderstand withstand demand command expand errand island farmland
    highland lowland mainland homeland heartland grassland wasteland woodland wetland headland inland overland
    firebrand deodorand lanthanide into onto unto manifesto photo ergo veto proto potato tomato
    """.split()
)


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
    if word in KNOWN or not (word.startswith(PREFIXES) or word.endswith(SUFFIXES)):
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
