"""For whom: the Traffic Light Protocol, version 2.0 (FIRST, 2022)."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Clearance"]


class Clearance(StrEnum):
    """How far content may be passed on, from everyone to those present."""

    CLEAR = "CLEAR"
    GREEN = "GREEN"
    AMBER = "AMBER"
    AMBER_STRICT = "AMBER+STRICT"
    RED = "RED"

    def admits(self, marking: Clearance) -> bool:
        """Tell whether readers with this clearance may see content with that marking."""
        scale = list(Clearance)
        return scale.index(marking) <= scale.index(self)
