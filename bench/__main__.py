"""``python -m bench``: measure this project beside its peers, and write bench/RESULTS.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench import peers, printing, quick, sites
from bench.corpus import corpus
from bench.results import Goal, Table, document
from bench.timing import in_turns
from bench.tools import ROOT, ToolMissing

RESULTS = ROOT / "bench/RESULTS.md"
REPORTS = 60
SITE_GOALS = (
    Goal("clean build", sites.CLEAN, "hugo", 1.0),
    Goal("clean build", sites.CLEAN, "pelican", 0.3),
    Goal("clean build", sites.CLEAN, "mkdocs", 0.2),
    Goal("nothing changed", sites.UNCHANGED, "hugo", 0.05),
    Goal("one body changed", sites.CHANGED, "hugo", 0.06),
)
PDF_GOALS = (
    Goal("PDFs", printing.OURS, printing.ONE_TAB, 0.7),
    Goal("PDFs", printing.OURS, printing.TABS, 0.9),
    Goal("PDFs", printing.OURS, printing.COMMAND, 0.1),
)
NOTES = """\
Each site has the same text, list pages by topic, entity and week, a feed and a site map; each peer is set as its own
documentation advises. This project's figures are of `--formats html,feeds,sitemap` unless it says otherwise; its pages
carry linked data, citations with notes, and charts drawn in both widths, which no peer makes. PDFs: the same
reports; the weasyprint command and Chromium print the HTML, styles and typefaces that this project hands to its own
print engine; the command is run as often at a time as there are cores. Typst sets the same text in a template that
looks alike, in one process: what is possible, rather than a peer."""


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for; return the status."""
    options = _options(arguments)
    try:
        if options.quick:
            return quick.main(record=options.record, say=_say)
        with tempfile.TemporaryDirectory(prefix="briefings-bench-") as folder:
            tables = [*_tables(options, Path(folder))]
    except ToolMissing as missing:
        _say(str(missing))
        return 3
    options.output.write_text(document(tables, [NOTES, *options.note]), encoding="utf-8")
    _say(f"written to {options.output}")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="how many briefings, such as 200,1000")
    parser.add_argument("--runs", default="5,3", help="how often each is measured, for each size; PDFs as the first")
    parser.add_argument("--only", default="", help="peers, such as briefings,hugo; pdf for the ways to print")
    parser.add_argument("--reports", default=REPORTS, type=int, help="how many PDFs")
    parser.add_argument("--whole", default=100, type=int, help="how many briefings the whole site has; 0 for none")
    parser.add_argument("--note", default=[], action="append", help="a line to write above the tables")
    parser.add_argument("--output", default=RESULTS, type=Path, help="where the tables are written")
    parser.add_argument("--quick", action="store_true", help="a few ratios, compared with the recorded ones")
    parser.add_argument("--record", action="store_true", help="with --quick: record the ratios instead")
    return parser.parse_args(arguments)


def _tables(options: argparse.Namespace, folder: Path) -> Iterator[tuple[Table, Sequence[Goal]]]:
    """Measure, one table after the other."""
    only = options.only.split(",") if options.only else [*peers.names(), "pdf"]
    wanted = [name for name in peers.names() if name in only]
    versions = {name: peers.peer(name).install() for name in wanted}
    runs = [int(count) for count in options.runs.split(",")]
    sizes = [int(size) for size in options.sizes.split(",")] if wanted else []
    for size, often in zip(sizes, [*runs, *runs[-1:] * len(sizes)], strict=False):
        cases = sites.cases(size, folder / str(size), wanted)
        measured = in_turns(cases, often, _say)
        yield Table(f"A site of {size:,} briefings", measured, versions, often), SITE_GOALS
    if options.whole and sites.CLEAN in only:
        measured = in_turns(sites.whole(options.whole, folder / "whole"), runs[0], _say)
        yield Table(f"A whole site of {options.whole:,} briefings, as it is used", measured, versions, runs[0]), ()
    if "pdf" in only:
        printers = _printers()
        cases = printing.cases(corpus(options.reports), folder / "pdf", [*printers])
        measured = in_turns(cases, runs[0], _say)
        yield Table(f"{options.reports} PDF reports, cold cache", measured, printers, runs[0]), PDF_GOALS


def _printers() -> Mapping[str, str]:
    """Return the versions of the ways to print; one that cannot be had is said, and left out."""
    found: dict[str, str] = {}
    for name in printing.PDF_CASES:
        try:
            found |= printing.versions([name])
        except ToolMissing as missing:
            _say(f"{name}: {missing}")
    return found


def _say(line: str) -> None:
    """Say how far it is."""
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
