"""The cases of charts: one block a file in ``tests/blocks/charts/``, read as a briefing's body is."""

from __future__ import annotations

from pathlib import Path

from briefings.blocks.chart import Chart
from briefings.model.briefing import Briefing
from briefings.model.reading import read

__all__ = ["CASES", "chart", "language"]

FOLDER = Path(__file__).parents[1] / "blocks" / "charts"
CASES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
HEAD = """\
title: A case
date: 2025-01-20
highlights: |
  - A point.
body:
"""


def chart(name: str) -> Chart:
    """Return a case as an author wrote it."""
    lines = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    _, briefing = read(f"{name}.yaml", (HEAD + "  - " + "    ".join(lines)).encode(), Briefing)
    (block,) = briefing.body
    assert isinstance(block, Chart)
    return block


def language(block: Chart) -> str:
    """Return the language of a case."""
    return block.lang or "en"
