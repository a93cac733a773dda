"""The desk's settings."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.model.desk import Desk
from briefings.model.kinds import DESK_FILE
from tests.conftest import ROOT
from tests.reference.models import reached, section

__all__ = ["NAME", "lines"]

NAME = "settings"
HEAD = f"""\
# Settings: {DESK_FILE}

The desk's settings stand in `{DESK_FILE}`, beside `content/`. Only `name` has to be there. What belongs to one machine
or one run (how many processes, which cluster, where to) is an option of the [command](commands.md) instead.
"""
EXAMPLE = """\
## Example
The settings of the demonstration desk:
"""


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD
    for model in reached([Desk]):
        yield from section(model)
    yield EXAMPLE
    yield f"```yaml\n{(ROOT / DESK_FILE).read_text(encoding='utf-8').rstrip()}\n```"
