"""``briefings check``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from briefings.cli._actions import repository
from briefings.cli._options import Project, audience_options, project_option, strict_option
from briefings.cli._terminal import FORMATS, plural, say_diagnostics, summary
from briefings.errors import ContentError, Severity, has_errors

if TYPE_CHECKING:
    from briefings.audience import Audience

__all__ = ["command"]


@click.command("check")
@project_option
@audience_options
@strict_option
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default=None, help="How findings are written.")
@click.pass_context
def command(context: click.Context, project: Project, audience: Audience, strict: bool, style: str | None) -> None:
    """Look for mistakes in the content, and write nothing.

    Example: briefings check --strict
    """
    from briefings.checking import check  # noqa: PLC0415 # keeps --help and --version light

    try:
        checked = check(project.root, project.desk_file, audience, repository(os.environ))
        diagnostics, files = checked.diagnostics, len(checked.content.records) + len(checked.content.broken)
    except ContentError as error:
        diagnostics, files = error.diagnostics, 1
    say_diagnostics(diagnostics, style or "")
    if style is None:
        click.echo(f"{plural(files, 'content file')}: {summary(diagnostics)}.")
    warned = any(diagnostic.severity is Severity.WARNING for diagnostic in diagnostics)
    context.exit(int(has_errors(diagnostics) or (strict and warned)))
