"""A topic that is nearly another one: the same but for a letter, a plural, a hyphen, or the order of its words.

Bad: topics: [special-steels], where eleven briefings have special-steel
Good: topics: [special-steel]; or both under topics: in briefings.yaml, where they are two

What briefings.yaml names is meant, and else what more briefings have. Short words and numbers have to be the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from briefings.errors import Mark, Severity
from briefings.records import BriefingRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.INFO
LONG = 6
"""From how many letters on a word with another letter in it is a slip, and not another word."""


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each such topic of each briefing, at the head of its file."""
    briefings = [record for record in world.records if isinstance(record, BriefingRecord)]
    used = Counter(topic for briefing in briefings for topic in briefing.topics)
    declared = {str(topic) for topic in world.catalog.desk.topics}
    meant = _meant(used, declared)
    for briefing in briefings:
        for topic in briefing.topics:
            if topic in meant:
                hint = f"Did you mean {meant[topic]}? Where both are meant, name both under topics: in briefings.yaml."
                yield Finding(Mark(briefing.file.path), f"the topic {topic} is nearly {meant[topic]}", hint)


def _meant(used: Mapping[str, int], declared: Collection[str]) -> Mapping[str, str]:
    """Return, for each topic that is nearly another, the one that is meant: a declared one, or one used more."""
    near: dict[str, set[str]] = defaultdict(set)
    for topic in {*used, *declared}:
        for form in _forms(topic):
            near[form].add(topic)
    found: dict[str, str] = {}
    for group in near.values():
        best = max(group, key=lambda topic: _weight(topic, used, declared))
        for topic in group - {best, *declared}:
            found[topic] = max(found.get(topic, best), best, key=lambda one: _weight(one, used, declared))
    return found


def _weight(topic: str, used: Mapping[str, int], declared: Collection[str]) -> tuple[bool, int, str]:
    """Return how much speaks for a topic; of two that are alike in this, the one that comes later in the alphabet."""
    return topic in declared, used.get(topic, 0), topic


def _forms(topic: str) -> Iterator[str]:
    """Yield forms of which near topics share one: singular and sorted, without hyphens, and with a letter less."""
    words = topic.split("-")
    yield "-".join(sorted(map(_singular, words)))
    yield topic.replace("-", "")
    for place, word in enumerate(words):
        if len(word) >= LONG and word.isalpha():
            yield from (
                "-".join([*words[:place], word[:index] + gap + word[index + 1 :], *words[place + 1 :]])
                for index in range(len(word))
                for gap in ("", "?")
            )
    yield topic


def _singular(word: str) -> str:
    """Return a word without the sign of its plural; what is short or ends otherwise stays."""
    return word[:-1] if len(word) > len("gas") and word.endswith("s") and not word.endswith("ss") else word
