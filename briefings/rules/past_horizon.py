"""An implication that was to be judged before its briefing was published.

Bad: horizon: 2020-12-31 in a briefing of 2026
Good: horizon: 2026-12-31
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.blocks.implications import Implication
from briefings.errors import Severity
from briefings.model.briefing import Briefing
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each horizon that ends before the briefing's date, as far as the horizon is known."""
    if not isinstance(subject.value, Briefing):
        return
    for location, row in each(Implication, subject.value):
        if row.horizon and row.horizon < subject.value.date[: len(row.horizon)]:
            mark = subject.mark((*location, "horizon"))
            yield Finding(mark, f"the horizon {row.horizon} is over before the briefing's date, {subject.value.date}")
