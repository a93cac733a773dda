"""``briefings list``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Project, audience_options, project_option
from briefings.errors import ContentError, has_errors

if TYPE_CHECKING:
    from briefings.catalog import Audience, Catalog

__all__ = ["command"]


@click.command("list")
@click.argument("kind", type=click.Choice(["briefings", "editions", "entities"]), default="briefings")
@project_option
@audience_options
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def command(kind: str, project: Project, audience: Audience, as_json: bool) -> None:
    """List the briefings, editions or entities that a build would show.

    Example: briefings list editions
    """
    from briefings.build import check  # noqa: PLC0415 # keeps --help and --version light

    checked = check(project.root, project.desk_file, audience)
    if has_errors(checked.diagnostics):
        raise ContentError(checked.diagnostics)
    rows = _rows(kind, checked.catalog)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo("  ".join(row.values()))


def _rows(kind: str, catalog: Catalog) -> list[dict[str, str]]:
    """Return what is listed, a mapping for each line."""
    match kind:
        case "editions":
            listed = catalog.editions
            return [{"date": edition.date, "id": edition.id, "briefings": " ".join(slugs)} for edition, slugs in listed]
        case "entities":
            return [{"kind": item.kind, "slug": item.slug, "name": item.name} for item in catalog.entities.values()]
        case _:
            return [{"date": item.date, "slug": item.slug, "title": item.title} for item in catalog.briefings]
