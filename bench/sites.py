"""What is measured of sites: each peer's clean build, and this project's builds after no change and after one."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from bench import desk
from bench.corpus import Report, corpus
from bench.peers import briefings, peer
from bench.timing import Case

__all__ = ["CHANGED", "CLEAN", "UNCHANGED", "WHOLE", "cases", "whole"]

CLEAN = "briefings"
UNCHANGED = "briefings, nothing changed"
CHANGED = "briefings, one body changed"
WHOLE = "briefings, whole: search, cards and PDFs too"


def cases(size: int, folder: Path, wanted: Sequence[str]) -> tuple[Case, ...]:
    """Write so many reports for each peer that is wanted, and return what is to be measured."""
    reports = corpus(size)
    found: list[Case] = []
    for name in wanted:
        peer(name).write(reports, folder / name)
        found.append(_clean(name, folder / name))
        if name == CLEAN:
            found += _incremental(reports, folder / name)
    return tuple(found)


def whole(size: int, folder: Path) -> tuple[Case, ...]:
    """Write so many reports, and return the clean build of all that this project makes of them."""
    briefings.write(corpus(size), folder)
    return (Case(WHOLE, lambda: desk.clean(folder), lambda: briefings.command(folder, formats="")),)


def _clean(name: str, folder: Path) -> Case:
    """Return the clean build of a peer."""
    made = peer(name).MADE
    return Case(name, lambda: _remove(folder, made), lambda: peer(name).command(folder))


def _incremental(reports: Sequence[Report], folder: Path) -> tuple[Case, Case]:
    """Return this project's builds of the site that its clean build has just left."""
    turn = iter(range(10**6))

    def change() -> None:
        path = folder / desk.place(reports[len(reports) // 2])
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("This", f"In reading {next(turn)} this", 1), encoding="utf-8")

    return (
        Case(UNCHANGED, lambda: None, lambda: briefings.command(folder)),
        Case(CHANGED, change, lambda: briefings.command(folder)),
    )


def _remove(folder: Path, made: Sequence[str]) -> None:
    """Remove what a build left."""
    for name in made:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
