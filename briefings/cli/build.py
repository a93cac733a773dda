"""``briefings build``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from briefings.cli._actions import repository
from briefings.cli._options import (
    Project,
    Target,
    audience_options,
    loudness_options,
    project_option,
    strict_option,
    target_options,
)
from briefings.cli._terminal import notices, plural, progress_bar, say_diagnostics

if TYPE_CHECKING:
    from pathlib import Path

    from briefings.audience import Audience
    from briefings.build import Outcome

__all__ = ["command"]


@click.command("build")
@project_option
@target_options
@audience_options
@strict_option
@loudness_options
def command(project: Project, target: Target, audience: Audience, strict: bool, loudness: str) -> None:
    """Build the site: every page and every PDF that is not yet as the content says.

    Where the content has errors, all of them are said, and the site stays as it was.

    Example: briefings build --strict
    """
    from briefings.build import Request, build  # noqa: PLC0415 # keeps --help and --version light
    from briefings.installed import versions  # noqa: PLC0415 # as above

    site = target.site or project.root / ("site-preview" if audience.preview else "site")
    request = Request(
        root=project.root,
        desk_file=project.desk_file,
        site=site,
        cache=project.cache,
        audience=audience,
        formats=target.formats,
        versions=versions(),
        base_url=target.base_url,
        strict=strict,
        repository=repository(os.environ),
        jobs=target.jobs,
        cluster=target.cluster,
        room=target.room,
    )
    with progress_bar("Building", quiet=loudness == "quiet") as progress:
        outcome = build(request, progress, notices(quiet=loudness == "quiet"))
    say_diagnostics(outcome.diagnostics)
    if loudness == "verbose":
        _name_files(outcome)
    if loudness != "quiet":
        click.echo(_said(outcome, site))
        if outcome.drafts:
            click.echo(_left_out(outcome))
        for line in _schedule(outcome):
            click.echo(line)
        if note := _unaddressed(project, target, outcome):
            click.echo(note)


def _schedule(outcome: Outcome) -> Iterator[str]:
    """Yield when the site changes by itself, soonest first, so that a build can be set for it."""
    said = []
    if outcome.waiting:
        items, moment = plural(len(outcome.waiting), "item"), outcome.waiting[0]
        said.append((moment, f"{items} still under embargo; the next ends {moment:%Y-%m-%d %H:%M} UTC."))
    if outcome.expiring:
        items, moment = plural(len(outcome.expiring), "item"), outcome.expiring[0]
        said.append((moment, f"{items} to expire; the next does {moment:%Y-%m-%d %H:%M} UTC."))
    yield from (line for _, line in sorted(said))


def _left_out(outcome: Outcome) -> str:
    """Return how many drafts there are; not which, as logs may be public."""
    return f"{plural(outcome.drafts, 'draft')} left out; --drafts shows what a preview of them looks like."


def _unaddressed(project: Project, target: Target, outcome: Outcome) -> str:
    """Return what is not there because nobody said where the site is published; nothing where that is known."""
    wanted = {"feeds", "sitemap"} & target.formats
    there = {"feed.xml", "sitemap.xml"} & set(outcome.paths)
    if there or not wanted:
        return ""
    return f"Without url: in {project.desk_file} there are no feeds and no site map, as both need whole addresses."


def _name_files(outcome: Outcome) -> None:
    """Say which files changed."""
    for path in outcome.change.written:
        click.echo(f"wrote {path}")
    for path in outcome.change.removed:
        click.echo(f"removed {path}")


def _said(outcome: Outcome, site: Path) -> str:
    """Return what a build did, in a line or two."""
    pages = _count(outcome.paths, ".html")
    reports = _count(outcome.paths, ".pdf")
    change = outcome.change
    done = f"{outcome.made:,} made, {len(change.written):,} written, {len(change.removed):,} removed"
    changed = f"{done}, {len(change.kept):,} as they were"
    return f"{plural(pages, 'page')} and {plural(reports, 'PDF')} in {site}/: {changed}."


def _count(paths: Sequence[str], suffix: str) -> int:
    """Count paths by their ending."""
    return sum(path.endswith(suffix) for path in paths)
