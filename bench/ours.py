"""Builds the PDF of each briefing of a desk: `python -m bench.ours FOLDER`.

What `briefings build --formats pdf` does, without the bound volume of each week, which no peer makes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from bench.desk import CLOCK
from briefings.artifacts import Artifact
from briefings.cli import main
from briefings.formats import pdf
from briefings.planning import Site
from briefings.reports import report


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the report of each briefing."""
    return (report(site, briefing) for briefing in site.catalog.briefings)


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    pdf.plan = plan
    main(["build", "--quiet", "--formats", "pdf", "--clock", CLOCK])
