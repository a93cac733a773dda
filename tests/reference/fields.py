"""The fields of content files."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.model.kinds import KINDS
from tests.reference.holding import anchor
from tests.reference.models import reached, section

__all__ = ["NAME", "lines"]

NAME = "fields"
HEAD = """\
# Fields of content files

A content file is a mapping of fields in YAML; a field that is not listed here is an error. What each may hold is told
under [values](values.md), what a body may hold under [blocks](blocks.md), the desk's own file under
[settings](settings.md). `~` in an optional field means that it is absent.
"""


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD
    yield "| file | holds |\n|---|---|"
    for kind in KINDS:
        place = f"{kind.folder}/{'**/' if kind.nested else ''}{kind.name.upper()}.yaml"
        yield f"| `{place}` | [{kind.name}](#{anchor(kind.model)}) |"
    yield ""
    for model in reached(kind.model for kind in KINDS):
        yield from section(model)
