"""A briefing that nobody has read before it was published; off where the desk does not set a level.

Bad: authors: [desk] and no reviewed_by
Good: authors: [desk] and reviewed_by: [second-reader]
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.model.briefing import Briefing
from briefings.model.desk import RuleLevel
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = RuleLevel.OFF


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each briefing, save drafts, that only its authors have read, or nobody."""
    value = subject.value
    if not isinstance(value, Briefing) or value.draft:
        return
    if not set(value.reviewed_by) - set(value.authors):
        others = "nobody but its authors" if value.reviewed_by else "nobody"
        yield Finding(subject.mark(("title",)), f"{others} has read the briefing", "Add: reviewed_by: [second-reader]")
