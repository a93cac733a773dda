"""Something in an imported text that a person has not looked at yet.

Bad: import: {review: [{line: 7, quote: press release, note: a link stood here; its address is lost}]}
Good: the same without it
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.briefing import Briefing
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each doubt that an import left."""
    value = subject.value
    if isinstance(value, Briefing) and value.import_:
        for index, doubt in enumerate(value.import_.review):
            message = f"{doubt.note}: “{doubt.quote}”"
            hint = "Once it is right, take the entry out of import.review."
            yield Finding(subject.mark(("import", "review", index)), message, hint)
