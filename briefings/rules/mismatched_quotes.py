"""A quotation mark without its other half.

Bad: The ministry spoke of “a pause.
Good: The ministry spoke of “a pause”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.prose.wording import paragraphs
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
PAIRS = {"en": "“”", "de": "„“", "cs": "„“", "sk": "„“", "bg": "„“", "pl": "„”", "hu": "„”", "ro": "„”", "nl": "“”",
         "es": "“”", "pt": "“”", "zh": "“”", "ja": "「」", "fr": "«»", "it": "«»", "ru": "«»", "uk": "«»"}  # fmt: skip
INCHES = re.compile(r"(?<=\d)\"(?!\w)")


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each paragraph in which marks of one kind do not pair, at the first that is alone.

    A quotation of several paragraphs opens each of them, and closes the last.
    """
    for wording in subject.wordings:
        text = wording.text
        pair = PAIRS.get(wording.language.partition("-")[0], "")
        if '"' not in text and not (pair and (pair[0] in text or pair[1] in text)):
            continue
        found = list(paragraphs(text))
        following = [paragraph.lstrip("> ") for _, paragraph in found[1:]] + [""]
        for (start, paragraph), after in zip(found, following, strict=True):
            for alone in (_straight(paragraph), _curved(paragraph, pair, after)):
                if alone is not None:
                    mark = subject.mark(wording.location, start + alone)
                    words = " ".join(wording.written[start + alone : start + alone + 30].split())
                    yield Finding(
                        mark, f"a quotation mark without its other half: {words}", "Close it, or take it out."
                    )


def _straight(paragraph: str) -> int | None:
    """Return the place of the last straight mark, where their number is odd whether or not some are inches."""
    marks = [found.start() for found in re.finditer('"', paragraph)]
    inches = len(INCHES.findall(paragraph))
    return marks[-1] if len(marks) % 2 and (len(marks) - inches) % 2 else None


def _curved(paragraph: str, pair: str, after: str) -> int | None:
    """Return the place of the first mark that does not open and close as the language has it."""
    if not pair:
        return None
    opened: list[int] = []
    for found in re.finditer(f"[{pair}]", paragraph):
        if found[0] == pair[0]:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            return found.start()
    return None if not opened or (after.startswith(pair[0]) and len(opened) == 1) else opened[-1]
