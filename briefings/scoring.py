"""How well a desk's judgements held: the Brier score and a calibration table.

Only judgements that came true or did not are scored; void ones and those without a likelihood are left out. Each
likelihood counts as the midpoint of its ICD 203 band. The score is the mean squared difference between that and
what happened, 1 or 0 (Brier, Monthly Weather Review 78, 1950, in the form for two outcomes): 0 is best, 0.25 is
what saying 50 per cent each time would get.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefings.register import Judgement
from briefings.values.judgement import Likelihood

__all__ = ["ENOUGH", "Band", "Scoring", "scoring"]

ENOUGH = 10
"""Fewer settled judgements than these say nothing of a desk."""


@dataclass(frozen=True, slots=True)
class Band:
    """One band of likelihood: how many judgements in it were settled, and how many of these came true."""

    likelihood: Likelihood
    settled: int
    came_true: int


@dataclass(frozen=True, slots=True)
class Scoring:
    """What is known of a desk's judgements.

    Attributes:
        bands: all seven bands, the least likely first.
        brier: the Brier score, from 0 to 1; None for fewer than ENOUGH settled judgements.
    """

    bands: tuple[Band, ...]
    brier: float | None

    @property
    def settled(self) -> int:
        """How many judgements count."""
        return sum(band.settled for band in self.bands)


def scoring(judgements: Iterable[Judgement]) -> Scoring:
    """Score the judgements that were settled."""
    counted = [
        (Likelihood(judgement.implication.likelihood), judgement.outcome == "came true")
        for judgement in judgements
        if judgement.outcome in {"came true", "did not"} and judgement.implication.likelihood
    ]
    bands = tuple(
        Band(band, sum(said is band for said, _ in counted), sum(said is band and true for said, true in counted))
        for band in Likelihood
    )
    errors = [(said.midpoint - true) ** 2 for said, true in counted]
    return Scoring(bands, sum(errors) / len(errors) if len(errors) >= ENOUGH else None)
