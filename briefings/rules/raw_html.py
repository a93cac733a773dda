"""HTML in prose, which would let content change the page around it.

Bad: A <b>record</b> year.
Good: A **record** year.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each."""
    for mark, slip in subject.slips("raw-html"):
        yield Finding(mark, slip.message, slip.hint)
