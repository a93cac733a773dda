"""A source that is named and never cited.

Bad: sources: [{id: usgs, ...}] with no [@usgs] anywhere
Good: Output doubled. [@usgs]
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.source import Source
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.names import SourceId
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each source that nothing in the file cites."""
    cited = {str(source) for _, source in each(SourceId, subject.value)}
    for passage in subject.passages:
        cited |= {found.target for found in passage.prose.references if found.kind == "source"}
    for location, source in each(Source, subject.value):
        if source.id not in cited:
            message = f"the source {source.id} is never cited"
            yield Finding(subject.mark((*location, "id")), message, f"Cite it as [@{source.id}], or take it out.")
