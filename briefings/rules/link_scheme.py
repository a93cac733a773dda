"""Links with another scheme than https, http or mailto.

Bad: [here](javascript:alert(1))
Good: [here](https://example.org/)
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
    for mark, slip in subject.slips("link-scheme"):
        yield Finding(mark, slip.message, slip.hint)
