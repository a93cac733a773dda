"""``briefings doctor``."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("doctor")
@click.pass_context
def command(context: click.Context) -> None:
    """Look at what is installed: versions, libraries, fonts; say what is missing and how to get it.

    Example: briefings doctor
    """
    from briefings.doctor import examine  # noqa: PLC0415 # keeps --help and --version light

    findings = examine()
    for finding in findings:
        sign = click.style("ok", fg="green") if finding.present else click.style("missing", fg="red")
        click.echo(f"{sign:>7}  {finding.name}: {finding.detail}")
        if not finding.present:
            click.echo(f"         {finding.remedy}")
    context.exit(0 if all(finding.present or not finding.needed for finding in findings) else 3)
