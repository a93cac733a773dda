"""The ways to make PDFs that are measured: this project, and what else people use, on the same reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import resources
from pathlib import Path

from bench import desk, typst_source
from bench.corpus import Report, shortened
from bench.peers import put
from bench.timing import Case
from bench.tools import ROOT, TOOLS, Command, program, python_packages, run, version_of
from briefings.faces import FACES

__all__ = ["COMMAND", "PDF_CASES", "cases", "versions"]

OURS = "briefings"
COMMAND = "weasyprint, a process a file"
ONE_TAB = "Chromium kept open, one tab"
TABS = "Chromium kept open, a tab a core"
TYPST = "Typst, one process"
PDF_CASES = (OURS, COMMAND, ONE_TAB, TABS, TYPST)


def versions(wanted: Sequence[str]) -> Mapping[str, str]:
    """Install what is missing for some ways to print, and return the version of each.

    Raises:
        ToolMissing: where one cannot be had.
    """
    found: dict[str, Callable[[], str]] = {
        OURS: lambda: run(Command((sys.executable, "-m", "briefings", "--version"), ROOT)).split()[-1],
        COMMAND: lambda: version_of(Path(sys.executable).parent, "weasyprint"),
        ONE_TAB: _chromium,
        TABS: _chromium,
        TYPST: lambda: version_of(python_packages("typst", ["typst"]), "typst"),
    }
    return {name: found[name]() for name in wanted}


def cases(reports: Sequence[Report], folder: Path, wanted: Sequence[str]) -> tuple[Case, ...]:
    """Write the reports for all ways to print, of three pages each, and return what is to be measured.

    The weasyprint command and Chromium get the very HTML and styles that this project hands to its print engine, with
    the same typefaces; Typst gets the same text and a template that looks alike.
    """
    _write(tuple(map(shortened, reports)), folder)
    pages = str(folder / "html")
    commands: dict[str, Command] = {
        OURS: _module("bench.ours", str(folder / "desk")),
        COMMAND: _module("bench.each", program("weasyprint"), pages),
        ONE_TAB: _module("bench.chromium", _browser(), pages, "1"),
        TABS: _module("bench.chromium", _browser(), pages, str(os.cpu_count() or 1)),
        TYPST: Command(
            (
                str(TOOLS / "typst/bin/python"),
                str(ROOT / "bench/typst_run.py"),
                str(folder / "typst"),
                *_font_folders(),
            ),
            folder,
        ),
    }
    return tuple(Case(name, partial(_clean, folder), partial(commands.__getitem__, name)) for name in wanted)


def _write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as a desk, as the HTML that is made of it, and for Typst."""
    desk.write(reports, folder / "desk")
    run(_module("bench.dumping", str(folder / "desk"), str(folder / "html")))
    desk.clean(folder / "desk")
    for report in reports:
        put(folder / f"typst/{report.slug}.typ", typst_source.source(report))


def _module(name: str, *arguments: str) -> Command:
    """Return the command that runs a module of this package."""
    return Command((sys.executable, "-m", name, *arguments), ROOT)


def _clean(folder: Path) -> None:
    """Remove all PDFs, and what this project keeps of them."""
    for path in folder.rglob("*.pdf"):
        path.unlink()
    desk.clean(folder / "desk")


def _font_folders() -> tuple[str, ...]:
    """Return the folders of the typefaces that reports are set in."""
    return tuple(sorted({str(resources.files(face.package) / "files") for face in FACES}))


def _browser() -> str:
    """Return the Chromium that the tests use too."""
    return run(Command((str(ROOT / ".ci/chromium"),), ROOT)).strip()


def _chromium() -> str:
    """Return the version of Chromium."""
    return run(Command((_browser(), "--version"), ROOT)).split()[1]
