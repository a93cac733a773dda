"""``briefings list``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Project, audience_options, project_option
from briefings.errors import ContentError, has_errors

if TYPE_CHECKING:
    from briefings.audience import Audience
    from briefings.catalog import Catalog

__all__ = ["command"]

KINDS = ("briefings", "editions", "entities", "topics", "implications", "sources")


@click.command("list")
@click.argument("kind", type=click.Choice(KINDS), default="briefings")
@project_option
@audience_options
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def command(kind: str, project: Project, audience: Audience, as_json: bool) -> None:
    """List the briefings, editions, entities, topics, implications or sources that a build would show.

    Example: briefings list implications
    """
    from briefings.checking import check  # noqa: PLC0415 # keeps --help and --version light

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
        case "topics":
            return [
                {"slug": slug, "briefings": " ".join(item.slug for item in found)}
                for slug, found in catalog.topics.items()
            ]
        case "implications" | "sources":
            return list(_table(kind, catalog))
        case _:
            return [{"date": item.date, "slug": item.slug, "title": item.title} for item in catalog.briefings]


def _table(kind: str, catalog: Catalog) -> Iterator[dict[str, str]]:
    """Yield what is listed of a table that can be exported whole."""
    from briefings.exports import TABLES  # noqa: PLC0415 # keeps --help and --version light

    names = {
        "implications": ("date", "outcome", "likelihood", "horizon", "name", "implication"),
        "sources": ("key", "published", "publisher", "title"),
    }
    for row in TABLES[kind].rows(catalog):
        shown = {**row, "outcome": "overdue"} if row.get("overdue") else row
        yield {name: str(shown[name] or "-") for name in names[kind]}
