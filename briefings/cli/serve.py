"""``briefings serve``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from briefings.cli._actions import repository
from briefings.cli._options import Project, audience_options, project_option

if TYPE_CHECKING:
    from briefings.audience import Audience

__all__ = ["command"]


@click.command("serve")
@project_option
@audience_options
@click.option(
    "-p",
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Where the preview is; the next free port where that is taken.",
)
@click.option("--open", "opened", is_flag=True, help="Open the preview in a browser.")
def command(project: Project, audience: Audience, port: int, opened: bool) -> None:
    """Show the site while you write: each page is fresh as soon as a file is saved, and mistakes are shown over it.

    It answers on this machine alone (127.0.0.1), and writes no site. Ctrl-C ends it.

    Example: briefings serve --drafts --open
    """
    from briefings import formats  # noqa: PLC0415 # keeps --help and --version light
    from briefings.installed import versions  # noqa: PLC0415 # as above
    from briefings.processors import available_processors  # noqa: PLC0415 # as above
    from briefings.requests import Request  # noqa: PLC0415 # as above
    from briefings.serve.running import run  # noqa: PLC0415 # as above

    request = Request(
        root=project.root,
        desk_file=project.desk_file,
        site=project.root / "site-preview",
        cache=project.cache,
        audience=audience,
        formats=frozenset(formats.names()),
        versions=versions(),
        repository=repository(os.environ),
        jobs=available_processors(),
    )

    def ready(address: str) -> None:
        click.echo(f"The preview is at {address}; Ctrl-C ends it.")
        if opened:
            click.launch(address)

    run(request, port, ready)
    click.echo("The preview has ended.")
