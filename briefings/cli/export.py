"""``briefings export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Project, audience_options, project_option
from briefings.errors import ContentError, has_errors

if TYPE_CHECKING:
    from briefings.audience import Audience

__all__ = ["command"]


@click.command("export")
@click.argument("table", type=click.Choice(["briefings", "implications", "sources"]), default="briefings")
@project_option
@audience_options
@click.option(
    "--format", "suffix", type=click.Choice(["csv", "json"]), default="csv", show_default=True, help="How to write it."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; standard output else."
)
def command(table: str, project: Project, audience: Audience, suffix: str, output: Path | None) -> None:
    """Write the briefings, implications or sources that a build would show as a table.

    The bytes are those of data/TABLE.csv and data/TABLE.json on the site. CSV is for spreadsheets: UTF-8 with a byte
    order mark, and no cell that could be taken for a formula. JSON is for programs.

    Example: briefings export implications --format csv -o judgements.csv
    """
    from briefings.checking import check  # noqa: PLC0415 # keeps --help and --version light
    from briefings.executors import run_maker  # noqa: PLC0415 # as above
    from briefings.formats.data import table as planned  # noqa: PLC0415 # as above

    checked = check(project.root, project.desk_file, audience)
    if has_errors(checked.diagnostics):
        raise ContentError(checked.diagnostics)
    artifact = planned(checked.catalog, table, suffix, audience.preview)
    content = run_maker(artifact.maker, artifact.inputs)
    if output:
        output.write_bytes(content)
    else:
        click.echo(content, nl=False)
