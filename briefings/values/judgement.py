"""How likely, how sure, how well sourced: the scales that analysts share."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Basis", "Change", "Confidence", "Credibility", "Likelihood", "Reliability"]


BANDS = ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99))
"""The seven bands in per cent (ICD 203)."""


class Likelihood(StrEnum):
    """The seven bands of ICD 203 (Intelligence Community Directive 203, 2015)."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"

    @property
    def step(self) -> int:
        """The band's place on the scale, from one to seven."""
        return list(Likelihood).index(self) + 1

    @property
    def band(self) -> tuple[int, int]:
        """The ends of the band in per cent."""
        return BANDS[self.step - 1]

    @property
    def percent(self) -> str:
        """The band in per cent, as ICD 203 gives it."""
        low, high = self.band
        return f"{low}–{high}"

    @property
    def midpoint(self) -> float:
        """The middle of the band, from 0 to 1."""
        return sum(self.band) / 200


class Confidence(StrEnum):
    """How sure the desk is of the ground of a judgement."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Basis(StrEnum):
    """What a statement is: someone's claim, the desk's judgement, or confirmed by an independent source."""

    CLAIM = "claim"
    JUDGEMENT = "judgement"
    INDEPENDENT = "independent"


class Change(StrEnum):
    """What a later briefing says of an implication."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    CAME_TRUE = "came true"
    DID_NOT = "did not"
    VOID = "void"


class Reliability(StrEnum):
    """How far a source is trusted: A to F of the NATO Admiralty code (AJP-2.1)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far a piece of information is believed: 1 to 6 of the NATO Admiralty code (AJP-2.1)."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"
