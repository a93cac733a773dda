"""A citation of a source that neither the file nor content/sources/ has.

Bad: A record year. [@baogan]
Good: A record year. [@baogang] with `sources: [{id: baogang, title: ...}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.problems import nearest
from briefings.records import BriefingRecord, EntityRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each citation of nothing."""
    shared = world.slugs("source")
    for record in world.records:
        own = set(record.sources) if isinstance(record, BriefingRecord | EntityRecord) else set()
        for reference in record.references.among("source"):
            if reference.target not in shared and reference.target not in own:
                hint = nearest(reference.target, shared | own) or "Name it under sources: or in content/sources/."
                yield Finding(reference.mark, f"the source {reference.target} is not named anywhere", hint)
