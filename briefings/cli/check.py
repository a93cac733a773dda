"""``briefings check``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from briefings.cli._actions import repository
from briefings.cli._options import Project, audience_options, jobs_option, project_option, strict_option
from briefings.cli._terminal import FORMATS, plural, say_diagnostics, summary, tally
from briefings.errors import ContentError, Severity, has_errors

if TYPE_CHECKING:
    from briefings.audience import Audience
    from briefings.checking import Checked
    from briefings.errors import Diagnostic

__all__ = ["command"]


class _Options(TypedDict):
    """What the options say."""

    project: Project
    audience: Audience
    strict: bool
    jobs: int
    style: str | None
    fix: bool
    yes: bool
    external: bool


@click.command("check")
@project_option
@audience_options
@strict_option
@jobs_option
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default=None, help="How findings are written.")
@click.option("--fix", is_flag=True, help="Show what can be mended without any doubt, and mend it where you agree.")
@click.option("-y", "--yes", is_flag=True, help="With --fix, mend without asking.")
@click.option("--external", is_flag=True, help="Look also whether the pages that the content links are still there.")
@click.pass_context
def command(context: click.Context, /, **options: Unpack[_Options]) -> None:
    """Look for mistakes in the content.

    Nothing is written but what was read, to .briefings/cache/, so that the next look takes less time; with --fix also
    the content.

    Example: briefings check --strict
    """
    style = options["style"]
    try:
        checked = _checked(options)
        if options["fix"] and _mend(options["project"], checked, agreed=options["yes"]):
            checked = _checked(options)
        outside = _outside(options["project"], checked, options["audience"]) if options["external"] else ()
        diagnostics: Sequence[Diagnostic] = tuple(sorted((*checked.diagnostics, *outside)))
        files = len(checked.content.records) + len(checked.content.broken)
    except ContentError as error:
        diagnostics, files = error.diagnostics, 1
    say_diagnostics(diagnostics, style or "")
    if style in {None, "text"}:
        for line in tally(diagnostics):
            click.echo(line)
        click.echo(f"{plural(files, 'content file')}: {summary(diagnostics)}.")
    warned = any(diagnostic.severity is Severity.WARNING for diagnostic in diagnostics)
    context.exit(int(has_errors(diagnostics) or (options["strict"] and warned)))


def _checked(options: _Options) -> Checked:
    """Read what changed since the last time, and look at all of it."""
    from briefings.checking import Means, check  # noqa: PLC0415 # keeps --help and --version light
    from briefings.installed import versions  # noqa: PLC0415 # as above
    from briefings.requests import READING  # noqa: PLC0415 # as above

    project = options["project"]
    means = Means(options["jobs"], project.cache / READING, versions().reading)
    return check(project.root, project.desk_file, options["audience"], repository(os.environ), means)


def _mend(project: Project, checked: Checked, *, agreed: bool) -> bool:
    """Show what can be mended, and mend it once that is agreed to; tell whether it was."""
    from briefings.fixing import mended, write  # noqa: PLC0415 # keeps --help and --version light

    files = list(mended(checked))
    for file in files:
        for line in file.diff():
            click.echo(line, err=True)
    said = f"{plural(sum(file.count for file in files), 'finding')} in {plural(len(files), 'file')}"
    if not files:
        click.echo("There is nothing that can be mended without a doubt.", err=True)
        return False
    if not agreed and not (sys.stdin.isatty() and click.confirm(f"Mend {said}?", err=True)):
        click.echo(f"Nothing was mended of {said}; with --yes it is.", err=True)
        return False
    for file in files:
        write(project.root, file)
    click.echo(f"Mended {said}.", err=True)
    return True


def _outside(project: Project, checked: Checked, audience: Audience) -> Sequence[Diagnostic]:
    """Look whether the pages that the content links are still there."""
    from briefings.fetching import Client  # noqa: PLC0415 # keeps --help and --version light
    from briefings.leading import outside  # noqa: PLC0415 # as above
    from briefings.outside import Journey  # noqa: PLC0415 # as above

    journey = Journey(Client().fetch, project.root / ".briefings" / "outside")
    return outside(checked, audience, journey, datetime.now(UTC))
