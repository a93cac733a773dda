"""Images inside prose: they have no caption, and often no alternative.

Bad: ![](images/map.png)
Good: a block `figure: {image: images/map.png, alt: ...}`
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
    for mark, slip in subject.slips("image-in-prose"):
        yield Finding(mark, slip.message, slip.hint)
