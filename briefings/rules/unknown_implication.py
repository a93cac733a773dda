"""An update on an implication that no briefing has.

Bad: implication: baogang/leverage
Good: implication: baogang-special-steel/supply-leverage
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.problems import nearest
from briefings.records import BriefingRecord
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each name that nothing has."""
    briefings = [record for record in world.records if isinstance(record, BriefingRecord)]
    known = {f"{briefing.slug}/{row.id}" for briefing in briefings for row in briefing.implications}
    for reference in world.references("implication"):
        briefing = reference.target.partition("/")[0]
        if reference.target not in known and ("briefing", briefing) not in world.broken:
            message = f"{reference.target} is no implication of a briefing"
            yield Finding(reference.mark, message, nearest(reference.target, known))
