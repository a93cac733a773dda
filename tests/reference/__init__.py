"""The pages of docs/reference/ that say what there is, made from models, docstrings and commands.

`python -m tests.reference` writes them; a new field, block, rule or command is on its page of itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.conftest import ROOT
from tests.reference import blocks, commands, fields, rules, settings, values

__all__ = ["FOLDER", "pages"]

FOLDER = ROOT / "docs" / "reference"
SAYS = "<!-- Written by `python -m tests.reference`; a test says when it is stale. -->"
PARTS = (fields, blocks, settings, values, rules, commands)


def pages() -> Mapping[str, str]:
    """Return the text of each page by its file's name."""
    return {f"{part.NAME}.md": "\n".join([SAYS, *part.lines()]).rstrip() + "\n" for part in PARTS}
