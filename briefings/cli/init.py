"""``briefings init``."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

__all__ = ["command"]


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="", help="What the desk is called; the folder's name by default.")
def command(folder: Path, name: str) -> None:
    """Start a desk in a new folder: settings, one briefing, one entity, a .gitignore.

    Example: briefings init mydesk --name "My desk"
    """
    from briefings.scaffold import desk_files, missing_schemas, write_new  # noqa: PLC0415 # keeps --help and --version light

    called = name or folder.resolve().name.replace("-", " ").capitalize()
    write_new(folder, {**desk_files(called, datetime.now(UTC).date()), **missing_schemas(folder)})
    click.echo(f"{called} stands in {folder}/. Next: cd {shlex.quote(str(folder))} && briefings build")
