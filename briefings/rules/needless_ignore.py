"""A silence that silences nothing: what it was about is gone, or its quote is not in the text.

Bad: ignore: [{rule: double-space, quote: two  years, reason: A verse}] where no double space is found
Good: the same without it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.silences import Silence

__all__ = ["LEVEL", "of_silences"]

LEVEL = Severity.WARNING


def of_silences(idle: Iterable[Silence]) -> Iterator[Finding]:
    """Yield a finding for each silence that silenced nothing."""
    for silence in idle:
        quoted = f" about “{silence.quote}”" if silence.quote else ""
        yield Finding(silence.mark, f"no finding of {silence.rule}{quoted} is here to be silenced", "Take it out.")
