"""What the bytes of makers depend on besides their inputs."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Versions"]


@dataclass(frozen=True, slots=True)
class Versions:
    """What the bytes of each kind of maker depend on besides its inputs: code and libraries."""

    reading: str
    page: str
    chart: str
    font: str
    report: str
    card: str
    search: str
