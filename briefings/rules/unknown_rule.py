"""A level or a silence for a rule that is not there, or a level for one whose findings are always errors.

Bad: rules: {unused-sources: off}
Good: rules: {unused-source: off}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.block import Ignore
from briefings.errors import Severity
from briefings.model.desk import Desk
from briefings.model.problems import nearest
from briefings.rules import Finding, rules
from briefings.subject import Subject
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each name that no rule has, and for each level that would have no effect."""
    levels = {rule.id: rule.settable for rule in rules()}
    for location, ignore in each(Ignore, subject.value):
        if ignore.rule not in levels:
            mark = subject.mark((*location, "rule"))
            yield Finding(mark, f"{ignore.rule} is no rule", nearest(ignore.rule, levels))
    named = subject.value.rules if isinstance(subject.value, Desk) else {}
    for name in named:
        mark = subject.document.key_mark(("rules", str(name)))
        if name not in levels:
            yield Finding(mark, f"{name} is no rule", nearest(name, levels))
        elif not levels[name]:
            yield Finding(mark, f"findings of {name} are always errors, as a build relies on them", "Take it out.")
