"""What the bytes of makers depend on besides their inputs."""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["Versions"]


@dataclass(frozen=True, slots=True)
class Versions:
    """What the bytes of each kind of maker depend on besides its inputs: code and libraries.

    Each is a text of names and versions in turn, such as ``weasyprint 70.0 pydyf 0.13.0``.
    """

    reading: str
    page: str
    chart: str
    font: str
    report: str
    card: str
    search: str

    def named(self) -> dict[str, str]:
        """Return all versions by name; each text is names and versions in turn."""
        words = [getattr(self, kind.name).split() for kind in fields(self)]
        return {name: version for told in words for name, version in zip(told[::2], told[1::2], strict=True)}
