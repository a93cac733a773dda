"""An imported briefing whose date is the day of its import, as nothing said when it was published.

Bad: import: {undated: true, ...} with the date of the import
Good: date: 2025-01-20, the day of publication, and undated taken out
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.briefing import Briefing
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "SETTABLE", "in_file"]

LEVEL = Severity.ERROR
SETTABLE = True


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each."""
    value = subject.value
    if isinstance(value, Briefing) and value.import_ and value.import_.undated:
        message = f"{value.date} is the day of the import; when it was published is not known"
        hint = "Write the date of publication, and take out undated: true under import:."
        yield Finding(subject.mark(("date",)), message, hint)
