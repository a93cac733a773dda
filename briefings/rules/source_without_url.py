"""A source of an imported briefing that was a link once, and has no address.

Bad: sources: [{id: press-release, title: The press release}]
Good: sources: [{id: press-release, title: The press release, url: https://example.org/1}]
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
    """Yield a finding for each own source of an imported briefing: its sources were links where it was copied from."""
    value = subject.value
    if not isinstance(value, Briefing) or not value.import_:
        return
    for index, source in enumerate(value.sources):
        if not (source.url or source.archived):
            message = f"the source {source.id} was a link, and has no address"
            hint = "Add: url: ...; where it never had one, ignore the finding with a reason."
            yield Finding(subject.mark(("sources", index)), message, hint)
