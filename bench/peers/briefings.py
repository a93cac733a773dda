"""This project, with pages, feeds and site map: what the peers make too."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench import desk
from bench.corpus import Report
from bench.peers import put
from bench.tools import ROOT, Command, run
from bench.words import MATERIALS

MADE = ("site", ".briefings")


def install() -> str:
    """Nothing is missing; return the version."""
    return run(Command((sys.executable, "-m", "briefings", "--version"), ROOT)).split()[-1]


def write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as a desk."""
    put(folder / "briefings.yaml", desk.DESK)
    for name in MATERIALS:
        put(folder / f"content/entities/{name}.yaml", desk.entity(name))
    for report in reports:
        put(folder / f"content/briefings/{report.day[:4]}/{report.slug}.yaml", desk.briefing(report))


def command(folder: Path, formats: str = "html,feeds,sitemap") -> Command:
    """Return what builds the site, with some formats or, for the empty text, all."""
    options = ("--quiet", "--clock", "2027-01-01T00:00Z", *(("--formats", formats) if formats else ()))
    # The code that stands here is measured, wherever the content is.
    variables = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    return Command((sys.executable, "-m", "briefings", "build", *options), folder, variables)
