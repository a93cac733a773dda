"""``briefings schema``."""

from __future__ import annotations

import json
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
    from briefings.model.schema import schemas  # noqa: PLC0415 # keeps --help and --version light

    folder = output or project.root / ".briefings"
    folder.mkdir(parents=True, exist_ok=True)
    written = schemas()
    for name, described in written.items():
        text = json.dumps(described, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
    click.echo(f"Wrote {', '.join(f'{name}.schema.json' for name in written)} to {folder}/.")
