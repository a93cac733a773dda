"""Content under embargo, or marked above TLP:CLEAR, in a repository that anyone can read.

Bad: publish_at: 2026-01-20T08:00+01:00, with repository: public in briefings.yaml
Good: the same with repository: private
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Mark, Severity
from briefings.records import DeskRecord, Record
from briefings.rules import Finding, World
from briefings.values.clearance import Clearance

__all__ = ["LEVEL", "across"]

LEVEL = Severity.WARNING
HINT = "Keep it in a private repository, or commit it once everyone may read it."


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each file that its desk holds back and its repository does not.

    Drafts are passed over: to write in the open is a choice, and a draft carries no promise. A desk that chose the
    same for its embargoes turns the rule off.
    """
    for record in world.records if world.public else ():
        if record.file and (why := _held_back(record, world)):
            yield Finding(Mark(record.file.path), f"anyone can read this file in the repository: it is {why}", HINT)


def _held_back(record: Record, world: World) -> str:
    """Say why content is not for everyone now; empty where it is, or is a draft and nothing else."""
    default = world.catalog.desk.tlp
    marking = Clearance(record.visibility.tlp) if record.visibility.tlp else default
    if marking is not Clearance.CLEAR and not isinstance(record, DeskRecord):
        return f"marked TLP:{marking.value}"
    waits = record.file is not None and record.file.path in world.waiting
    return "under embargo" if waits and not record.visibility.draft else ""
