"""``briefings clean``."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from briefings.cli._options import Project, project_option
from briefings.cli._terminal import notices, plural

__all__ = ["command"]


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

    Example: briefings clean
    """
    from briefings.locks import locked  # noqa: PLC0415 # keeps --help and --version light
    from briefings.output import clear  # noqa: PLC0415 # as above

    folders = [site] if site else [project.root / "site", project.root / "site-preview"]
    with ExitStack() as locks:
        there = [folder for folder in folders if folder.is_dir()]
        for folder in there:
            locks.enter_context(locked(folder, notices(quiet=False)))
        removed = [path for folder in there for path in clear(folder)] if not only_cache else []
        gone = _emptied(project.cache)
    cache = f"the cache of {plural(len(gone), 'file')} and {sum(gone) / 1_000_000:,.1f} MB"
    click.echo(
        f"Removed {cache}." if only_cache else f"Removed {plural(len(removed), 'file')} of the site, and {cache}."
    )


def _emptied(folder: Path) -> list[int]:
    """Remove a folder and what is in it, as far as that can be done; return the sizes of the files that went."""
    before = _sizes(folder)
    shutil.rmtree(folder, ignore_errors=True)
    left = _sizes(folder)
    return [size for path, size in before.items() if path not in left]


def _sizes(folder: Path) -> dict[Path, int]:
    """Return the size of each file in a folder; a build may remove one meanwhile."""
    found: dict[Path, int] = {}
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_symlink() or not path.is_dir():
                found[path] = path.lstat().st_size
    return found
