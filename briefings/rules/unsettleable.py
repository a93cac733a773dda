"""An implication with a likelihood that nothing can settle: by when, or by what, is not said.

Bad: {id: prices, implication: Prices fall, likelihood: likely}
Good: {id: prices, implication: Prices fall, likelihood: likely, horizon: 2026-06, settled_by: The mean price of June}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.blocks.implications import Implication
from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.INFO


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each, with the fields that it lacks."""
    for location, row in each(Implication, subject.value):
        missing = [name for name in ("horizon", "settled_by") if not getattr(row, name)]
        if row.likelihood and missing:
            message = f"the implication {row.id} has a likelihood and no {' and no '.join(missing)}"
            hint = "Say by when it is to be judged (horizon), and what would have to be seen (settled_by)."
            yield Finding(subject.mark(location), message, hint)
