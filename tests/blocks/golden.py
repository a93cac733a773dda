"""Golden tests of the blocks: what each looks like in HTML, as plain fixtures.

A fixture ``golden/NAME.txt`` holds a block as an author writes it, a line of dots, and the HTML that it becomes.
After a change of a template that is meant, ``python -m tests.blocks.golden`` writes the HTML anew.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from briefings.blocks import types
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from briefings.rows import read_rows
from briefings.templates import render
from briefings.theme import packaged
from briefings.values.places import DataPath
from briefings.values.record import each
from briefings.vega import NARROW, WIDE
from briefings.views.briefing import Materials, briefing_view
from briefings.views.facts import BriefingFacts, DeskFacts, ImageFacts, Link, PageFacts
from briefings.views.shown import Screen

FOLDER = Path(__file__).parent / "golden"
DOTS = "\n" + "." * 20 + "\n"
HEAD = """\
title: Golden
date: 2025-01-20
sources: [{id: report, title: A report, publisher: A publisher}]
highlights: |
  - A point. [@report]
body:
"""
WRAP = b'{% for block in view.blocks %}{% include "blocks/" ~ block.kind ~ ".html.j2" %}{% endfor %}'
CSV = b"year,output\n2023,320\n2024,370\n"


def rendered(block: str) -> str:
    """Return the HTML of a block that is written as an author writes it."""
    text = HEAD + "  - " + "    ".join(block.splitlines(keepends=True))
    _, briefing = read("golden.yaml", text.encode(), Briefing)
    facts = BriefingFacts(
        desk=DeskFacts(name="Desk", language="en", series="Briefing", accent="#12436D", page="A4"),
        page=PageFacts(address="briefings/golden/"),
        slug="golden",
        language="en",
        entities={"baogang": Link(title="Baogang Group", address="entities/baogang/")},
        images={"images/flow.svg": ImageFacts(address="assets/flow.svg", width=640, height=320)},
    )
    rows = {str(path): read_rows(CSV) for _, path in each(DataPath, briefing)}
    wide, narrow = (
        dict.fromkeys(range(len(briefing.body)), Markup(f'<svg width="{width}"></svg>'))  # noqa: S704 # a number
        for width in (WIDE, NARROW)
    )
    view = briefing_view(briefing, facts, Screen(facts.page.address), Materials(rows, wide, narrow))
    home = packaged()
    theme = {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*.j2")}
    return render("golden.html.j2", view, {**theme, "golden.html.j2": WRAP}).strip()


def fixture(name: str) -> tuple[str, str]:
    """Return a fixture's block and its HTML."""
    block, _, html = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition(DOTS)
    return block, html.strip()


def write_anew() -> None:
    """Write the HTML of every fixture anew."""
    for name in types():
        block, _ = fixture(name)
        (FOLDER / f"{name}.txt").write_text(f"{block}{DOTS}{rendered(block)}\n", encoding="utf-8")


if __name__ == "__main__":
    write_anew()
