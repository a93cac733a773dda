"""``briefings clean``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from briefings.cli._options import Project, project_option
from briefings.cli._terminal import notices, plural
from briefings.errors import EnvironmentFault

__all__ = ["command"]

NAMED = 10
"""How many of the files that stayed are named."""


@click.command("clean")
@project_option
@click.option(
    "-d",
    "--site-dir",
    "site",
    type=click.Path(path_type=Path),
    help="The site's folder; site/ and site-preview/ by default.",
)
@click.option(
    "--cache",
    "only_cache",
    is_flag=True,
    help="Remove what was made before, and leave the site; the next build makes all of it again.",
)
def command(project: Project, site: Path | None, only_cache: bool) -> None:
    """Remove what builds wrote: the site's files and the cache. Other files stay.

    What cannot be removed is named, and all else goes.

    Example: briefings clean
    """
    from briefings.locks import locked  # noqa: PLC0415 # keeps --help and --version light
    from briefings.output import clear  # noqa: PLC0415 # as above
    from briefings.siting import refuse_site  # noqa: PLC0415 # as above

    folders = [site] if site else [project.root / "site", project.root / "site-preview"]
    if site:
        refuse_site(site, project.root, project.desk_file, project.cache)
    with ExitStack() as locks:
        there = [folder for folder in folders if folder.is_dir()]
        for folder in there:
            locks.enter_context(locked(folder, notices(quiet=False)))
        cleared = [] if only_cache else [(folder, clear(folder)) for folder in there]
        cache, left = _emptied(project.cache)
    site_files = plural(sum(len(one.removed) for _, one in cleared), "file")
    click.echo(f"Removed {cache}." if only_cache else f"Removed {site_files} of the site, and {cache}.")
    if stayed := [*(folder / path for folder, one in cleared for path in one.stayed), *left]:
        raise EnvironmentFault(_said(stayed))


def _said(stayed: Sequence[Path]) -> str:
    """Say what could not be removed."""
    more = f", and {len(stayed) - NAMED:,} more" if len(stayed) > NAMED else ""
    return f"could not be removed: {', '.join(map(str, stayed[:NAMED]))}{more}"


def _emptied(folder: Path) -> tuple[str, Sequence[Path]]:
    """Remove the cache, as far as that can be done; return what went, in words, and what stayed."""
    if folder.is_symlink() or folder.is_file():
        what = "the link to the cache; what it leads to stays" if folder.is_symlink() else "a file in its place"
        with suppress(OSError):
            folder.unlink()
        return ("nothing of the cache", [folder]) if os.path.lexists(folder) else (what, [])
    before = _sizes(folder)
    shutil.rmtree(folder, ignore_errors=True)
    left = _sizes(folder)
    gone = [size for path, size in before.items() if path not in left]
    if not gone:
        return "nothing of the cache" if left else "no cache, as there is none", list(left)
    return f"the cache of {plural(len(gone), 'file')} and {sum(gone) / 1_000_000:,.1f} MB", list(left)


def _sizes(folder: Path) -> dict[Path, int]:
    """Return the size of each file in a folder; a build may remove one meanwhile."""
    found: dict[Path, int] = {}
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_symlink() or not path.is_dir():
                found[path] = path.lstat().st_size
    return found
