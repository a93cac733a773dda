"""``briefings new``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Project, project_option
from briefings.errors import ContentError

if TYPE_CHECKING:
    from briefings.scaffold import Proposal

__all__ = ["command"]


@click.command("new")
@click.argument("kind", type=click.Choice(["briefing", "edition", "entity"]))
@click.argument("name", required=False, default="")
@click.option("--title", default="", help="The title, or the entity's name.")
@project_option
def command(kind: str, name: str, title: str, project: Project) -> None:
    """Write a new content file to fill in.

    An edition without a NAME gets this week's; the briefings of its week and its number are proposed.

    Example: briefings new briefing tungsten-record --title "Tungsten sets a record"
    """
    from briefings.errors import UsageError  # noqa: PLC0415 # keeps --help and --version light
    from briefings.scaffold import Proposal, missing_schemas, new_file, write_new  # noqa: PLC0415 # as above
    from briefings.values.dates import Day  # noqa: PLC0415 # as above
    from briefings.values.names import slugify  # noqa: PLC0415 # as above

    today = datetime.now(UTC).date()
    wanted = name or (Day(today.isoformat()).iso_week if kind == "edition" else "")
    if not wanted:
        raise UsageError(f"new {kind} takes a name, such as tungsten-record")
    slug = slugify(wanted)
    called = title or (slug.replace("-", " ").capitalize() if wanted == slug else wanted)
    proposed = _proposal(project, slug) if kind == "edition" else Proposal()
    path, text = new_file(kind, slug, called, today, proposed)
    write_new(project.root, {path: text, **missing_schemas(project.root)})
    click.echo(f"Wrote {path}.")


def _proposal(project: Project, slug: str) -> Proposal:
    """Propose what an edition may hold; nothing where the desk cannot be read."""
    from briefings.audience import Audience  # noqa: PLC0415 # as above
    from briefings.checking import check  # noqa: PLC0415 # keeps --help and --version light
    from briefings.scaffold import Proposal, proposal  # noqa: PLC0415 # as above
    from briefings.values.clearance import Clearance  # noqa: PLC0415 # as above

    everyone = Audience(datetime.now(UTC), Clearance.RED, drafts=True, future=True)
    try:
        return proposal(check(project.root, project.desk_file, everyone).catalog, slug)
    except ContentError:
        return Proposal()
