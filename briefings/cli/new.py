"""``briefings new``."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from briefings.cli._options import Project, project_option

__all__ = ["command"]


@click.command("new")
@click.argument("kind", type=click.Choice(["briefing", "edition", "entity"]))
@click.argument("name", required=False, default="")
@click.option("--title", default="", help="The title, or the entity's name.")
@project_option
def command(kind: str, name: str, title: str, project: Project) -> None:
    """Write a new content file to fill in; an edition without a NAME gets this week's.

    Example: briefings new briefing tungsten-record --title "Tungsten sets a record"
    """
    from briefings.errors import UsageError  # noqa: PLC0415 # keeps --help and --version light
    from briefings.scaffold import missing_schemas, new_file, write_new  # noqa: PLC0415 # as above
    from briefings.values.dates import Day  # noqa: PLC0415 # as above
    from briefings.values.names import slugify  # noqa: PLC0415 # as above

    today = datetime.now(UTC).date()
    wanted = name or (Day(today.isoformat()).iso_week if kind == "edition" else "")
    if not wanted:
        raise UsageError(f"new {kind} takes a name, such as tungsten-record")
    slug = slugify(wanted)
    called = title or (slug.replace("-", " ").capitalize() if wanted == slug else wanted)
    path, text = new_file(kind, slug, called, today)
    write_new(project.root, {path: text, **missing_schemas(project.root)})
    click.echo(f"Wrote {path}.")
