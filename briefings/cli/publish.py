"""``briefings publish``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Command, Project, clock_option, loudness_options, project_option
from briefings.cli._terminal import notices, plural

if TYPE_CHECKING:
    from datetime import datetime

    from briefings.transfer import Publication

__all__ = ["command"]

SITE_OPTION = click.option(
    "-d", "--site-dir", "site", type=click.Path(path_type=Path), help="The folder to publish; site/ by default."
)
DRY_RUN_OPTION = click.option("-n", "--dry-run", is_flag=True, help="Say what would change, and change nothing.")


@dataclass(frozen=True, slots=True)
class _Going:
    """What is to go out, and whether it does.

    Attributes:
        site: the site's folder; None for the usual one.
        dry_run: whether it is only said.
    """

    site: Path | None
    dry_run: bool


def _going_options(command: Command) -> Command:
    """Add ``--site-dir`` and ``--dry-run``; the command gets ``going``."""

    @functools.wraps(command)
    def with_going(*arguments: object, site: Path | None, dry_run: bool, **options: object) -> object:
        return command(*arguments, going=_Going(site, dry_run), **options)

    return SITE_OPTION(DRY_RUN_OPTION(with_going))


@click.command("publish")
@click.argument("address", metavar="URL")
@project_option
@_going_options
@clock_option
@loudness_options
def command(address: str, project: Project, clock: datetime, going: _Going, loudness: str) -> None:
    """Put the site where its readers are: only what changed, what pages load before pages, what goes at last.

    \b
    URL is one of
      file:///srv/www                       a folder of this machine, switched in one step
      git+https://host/desk.git#gh-pages    a branch of a git repository, by one commit; git+ssh, git+file too
      rsync://host/module/folder            a folder of another machine, by a daemon
      rsync+ssh://user@host/srv/www         the same by ssh

    A site that is unfinished, a preview (drafts, embargoes, markings above CLEAR) or older than the content is
    refused. What no publishing put there is never removed, and an error where it is in the way.

    Example: briefings publish file:///srv/www --dry-run
    """  # noqa: D301 # click reads the sign, and keeps the lines that follow as they are
    from briefings.built import recall_built  # noqa: PLC0415 # keeps --help and --version light
    from briefings.digests import DIGESTS  # noqa: PLC0415 # as above
    from briefings.files import scan  # noqa: PLC0415 # as above
    from briefings.locks import locked  # noqa: PLC0415 # as above
    from briefings.publishers import prepare  # noqa: PLC0415 # as above
    from briefings.publishing import Asked, ready  # noqa: PLC0415 # as above
    from briefings.requests import READING  # noqa: PLC0415 # as above

    folder = going.site or project.root / "site"
    with locked(folder, notices(quiet=loudness == "quiet")):
        snapshot = scan(project.root, project.desk_file, project.cache / READING / DIGESTS)
        found = ready(Asked(folder, clock), snapshot, recall_built(project.cache, folder))
        publication = prepare(found, address, project.cache.parent / "publishing")
        if loudness == "verbose":
            _name_files(publication)
        if not going.dry_run:
            publication.carry_out()
    if loudness != "quiet":
        click.echo(_said(publication, dry_run=going.dry_run))


def _name_files(publication: Publication) -> None:
    """Say which files change there."""
    for path in publication.transfer.come:
        click.echo(f"comes {path}")
    for path in publication.transfer.go:
        click.echo(f"goes {path}")


def _said(publication: Publication, *, dry_run: bool) -> str:
    """Return what was done, or would be, in a line."""
    change = publication.transfer
    counted = f"{plural(len(change.come), 'file')} came, {len(change.go):,} went, {change.stay:,} stayed"
    if dry_run:
        counted = f"{plural(len(change.come), 'file')} would come, {len(change.go):,} go, {change.stay:,} stay"
    return f"{publication.place}: {counted}."
