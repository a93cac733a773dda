"""The register: every implication of every briefing, followed over the weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefings import addresses
from briefings.catalog import Catalog
from briefings.keeping import kept
from briefings.records import BriefingRecord, ImplicationRecord, UpdateRecord
from briefings.values.dates import PartialDate
from briefings.values.judgement import Change

__all__ = ["SETTLING", "Judgement", "Outcome", "Step", "register"]

Outcome: TypeAlias = Literal["open", "came true", "did not", "void"]
SETTLING: Mapping[str, Outcome] = {
    Change.CAME_TRUE.value: "came true",
    Change.DID_NOT.value: "did not",
    Change.VOID.value: "void",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What one later briefing says of a judgement."""

    briefing: BriefingRecord
    update: UpdateRecord


@dataclass(frozen=True, slots=True)
class Judgement:
    """An implication with its history.

    Attributes:
        briefing: where it was made.
        implication: what was judged.
        history: what later briefings say of it, earliest first.
        outcome: open, or how it was settled; the latest word counts.
        overdue: whether its horizon is over and nobody has settled it.
    """

    briefing: BriefingRecord
    implication: ImplicationRecord
    history: tuple[Step, ...]
    outcome: Outcome
    overdue: bool

    @property
    def name(self) -> str:
        """Its name, the same for good: BRIEFING-SLUG/IMPLICATION-ID."""
        return f"{self.briefing.slug}/{self.implication.id}"

    @property
    def address(self) -> str:
        """Where it stands, from the site's root."""
        return addresses.implication(self.briefing.slug, self.implication.id)

    @property
    def settled(self) -> str:
        """The day on which it was settled; empty where it is open."""
        settling = [step.briefing.date for step in self.history if step.update.change in SETTLING]
        return settling[-1] if settling else ""


@kept
def register(catalog: Catalog) -> tuple[Judgement, ...]:
    """Return every implication that readers may see, newest first, with its history."""
    histories: dict[str, list[Step]] = {}
    for briefing in sorted(catalog.listed, key=lambda briefing: (briefing.date, briefing.slug)):
        for update in briefing.updates:
            histories.setdefault(update.implication, []).append(Step(briefing, update))
    return tuple(
        _judgement(briefing, row, histories.get(f"{briefing.slug}/{row.id}", ()), catalog.as_of)
        for briefing in catalog.listed
        for row in briefing.implications
    )


def _judgement(briefing: BriefingRecord, row: ImplicationRecord, history: Sequence[Step], today: str) -> Judgement:
    """Return one implication with its history."""
    settled = [SETTLING[step.update.change] for step in history if step.update.change in SETTLING]
    outcome: Outcome = settled[-1] if settled else "open"
    over = bool(row.horizon) and PartialDate(row.horizon).last_day.isoformat() < today
    return Judgement(briefing, row, tuple(history), outcome, overdue=over and outcome == "open")
