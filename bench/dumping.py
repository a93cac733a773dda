"""Writes the HTML and styles that this project hands to its print engine: `python -m bench.dumping DESK FOLDER`."""

from __future__ import annotations

import os
import sys
from importlib import resources
from pathlib import Path, PurePosixPath

from bench.desk import CLOCK
from bench.ours import plan
from briefings.artifacts import Resolved
from briefings.cli import main
from briefings.engines import report
from briefings.engines.print import GROUND, Properties
from briefings.faces import Face, stylesheet
from briefings.formats import pdf
from briefings.inputs import sheets, text

FOLDER = Path(sys.argv[-1]).resolve()


def written(inputs: Resolved, document: str, style: str, told: Properties) -> bytes:
    """Write a document with its styles, instead of setting it."""
    texts = (GROUND.format(told.language), stylesheet(_address), style, *sheets(inputs, "styles"))
    name = PurePosixPath(text(inputs, "path")).with_suffix(".html").name
    styles = "\n".join(texts).replace("</", r"<\/")
    (FOLDER / name).write_text(document.replace("</head>", f"<style>\n{styles}</style>\n</head>"), encoding="utf-8")
    return b""


def _address(face: Face) -> str:
    """Return where a face's file is."""
    return Path(str(resources.files(face.package) / "files" / face.file)).as_uri()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.chdir(sys.argv[1])
    pdf.plan, report.printed = plan, written
    # One process, so that what was put in the print engine's place is there; no cache, as this makes no PDFs.
    main(["build", "--quiet", "--formats", "pdf", "--clock", CLOCK, "--jobs", "1", "--site-dir", str(FOLDER / "none")])
