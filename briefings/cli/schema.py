"""``briefings schema``."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli._options import Project, project_option

__all__ = ["command"]


@click.command("schema")
@project_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder to write; .briefings/ by default.")
def command(project: Project, output: Path | None) -> None:
    """Write JSON Schemas, so that an editor completes and checks content while it is typed.

    A content file names its schema in its first line, as the files that `new` writes do.

    Example: briefings schema
    """
    from briefings.model.kinds import SCHEMAS  # noqa: PLC0415 # keeps --help and --version light
    from briefings.scaffold import SCHEMA_FOLDER, schema_text  # noqa: PLC0415 # as above

    folder = output or project.root / SCHEMA_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")
    click.echo(f"Wrote {', '.join(f'{name}.schema.json' for name in SCHEMAS)} to {folder}/.")
