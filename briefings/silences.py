"""Findings that an author silenced, and why not every finding can be."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.errors import Diagnostic, Mark

__all__ = ["Silence"]


@dataclass(frozen=True, slots=True)
class Silence:
    """A silenced finding.

    Attributes:
        rule: the rule's id.
        quote: words of the text that the finding is about, or of what is said of it; empty for all findings.
        mark: where the silence stands.
        first: the first line of the file for which it holds.
        last: the last such line.
    """

    rule: str
    quote: str
    mark: Mark
    first: int
    last: int

    def covers(self, diagnostic: Diagnostic, line: str = "") -> bool:
        """Tell whether it silences a finding.

        Args:
            diagnostic: the finding.
            line: the line of the file that it is about, where that is known.
        """
        place = diagnostic.mark
        here = place.path == self.mark.path and self.first <= place.line <= self.last
        if not here or self.rule != diagnostic.rule:
            return False
        return any(_joined(self.quote) in _joined(said) for said in (diagnostic.message, diagnostic.hint, line))


def _joined(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())
