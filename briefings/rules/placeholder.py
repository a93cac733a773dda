"""A text that only says what is to be written: of a new file, or of an import that had none.

Bad: summary: One sentence that stands under the title.
Good: summary: Output rose by a third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "PLACEHOLDERS", "SETTABLE", "in_file"]

LEVEL = Severity.ERROR
SETTABLE = True
PLACEHOLDERS = frozenset(
    {
        "...",
        "…",
        "A title is still to be written",
        "Key points are still to be written.",
        "One sentence that stands under the title.",
        "Text is still to be written.",
        "The editor's note.",
        "The first key point, with its source.",
        "What follows, in a few words",
        "What is new, and why it matters.",
        "What the document is called",
        "What would have to be seen to call it true or false.",
        "Who published it",
        "Why it follows, with its source.",
    }
)
BARE = re.compile(r"^\s*(?:[-*] )?|\s*(?:\[@[^\]]*\]\s*)*$")


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each line that is such a text, and nothing besides."""
    for wording in subject.wordings:
        start = 0
        for line in wording.written.split("\n"):
            if (said := BARE.sub("", line)) in PLACEHOLDERS:
                message = f"“{said}” stands for what is still to be written"
                yield Finding(subject.mark(wording.location, start), message, "Write it, or take it out.")
            start += len(line) + 1
