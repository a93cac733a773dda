"""This project, with pages, feeds and site map: what the peers make too."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench import desk
from bench.corpus import Report
from bench.tools import ROOT, Command, run

MADE = desk.MADE


def install() -> str:
    """Nothing is missing; return the version."""
    return run(Command((sys.executable, "-m", "briefings", "--version"), ROOT)).split()[-1]


def write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as a desk."""
    desk.write(reports, folder)


def command(folder: Path, formats: str = "html,feeds,sitemap") -> Command:
    """Return what builds the site, with some formats or, for the empty text, all."""
    options = ("--quiet", "--clock", desk.CLOCK, *(("--formats", formats) if formats else ()))
    # The code that stands here is measured, wherever the content is.
    variables = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    return Command((sys.executable, "-m", "briefings", "build", *options), folder, variables)
