"""A footnote that is called and never written.

Bad: A claim.[^1]
Good: A claim.[^1] with a line `[^1]: The note.`
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
    for mark, slip in subject.slips("unknown-footnote"):
        yield Finding(mark, slip.message, slip.hint)
