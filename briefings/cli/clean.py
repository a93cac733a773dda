"""``briefings clean``."""

from __future__ import annotations

import shutil
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
    folders = [site] if site else [project.root / "site", project.root / "site-preview"]
    removed = [path for folder in folders for path in _cleared(folder)] if not only_cache else []
    kept = [path.lstat().st_size for path in project.cache.rglob("*") if not path.is_dir()]
    shutil.rmtree(project.cache, ignore_errors=True)
    cache = f"the cache of {plural(len(kept), 'file')} and {sum(kept) / 1_000_000:,.1f} MB"
    click.echo(
        f"Removed {cache}." if only_cache else f"Removed {plural(len(removed), 'file')} of the site, and {cache}."
    )


def _cleared(folder: Path) -> tuple[str, ...]:
    """Remove what builds wrote into a folder, once none writes there; return which files."""
    from briefings.locks import locked  # noqa: PLC0415 # keeps --help and --version light
    from briefings.output import clear  # noqa: PLC0415 # as above

    if not folder.is_dir():
        return ()
    with locked(folder, notices(quiet=False)):
        return clear(folder)
