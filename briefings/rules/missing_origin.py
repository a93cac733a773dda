"""An imported briefing of which nobody says who published it, and where.

Bad: import: {format: text, digest: ...}
Good: import: {format: text, publisher: Example Press, address: https://example.org/1, digest: ...}
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
    """Yield a finding for each; either of the two is enough."""
    value = subject.value
    if isinstance(value, Briefing) and value.import_ and not (value.import_.publisher or value.import_.address):
        hint = "Add under import: publisher: or address:, or both."
        yield Finding(subject.mark(("import",)), "it is not said who published the text, or where", hint)
