"""``briefings schema``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Project, project_option
from briefings.cli._terminal import plural

if TYPE_CHECKING:
    from briefings.model.schema import Names

__all__ = ["command"]


@click.command("schema")
@project_option
@click.option(
    "--desk", is_flag=True, help="Have editors offer the desk's own authors, topics, entities and other names."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder to write; .briefings/ by default.")
def command(project: Project, desk: bool, output: Path | None) -> None:
    """Write JSON Schemas, so that an editor completes and checks content while it is typed.

    A content file names its schema in its first line, as the files that `new` writes do. With --desk the schemas hold
    the names that the desk has given so far; run it again after new ones.

    Example: briefings schema --desk
    """
    from briefings.model.kinds import SCHEMAS  # noqa: PLC0415 # keeps --help and --version light
    from briefings.model.schema import NO_NAMES  # noqa: PLC0415 # as above
    from briefings.scaffold import SCHEMA_FOLDER, schema_text  # noqa: PLC0415 # as above

    names = _names(project) if desk else NO_NAMES
    folder = output or project.root / SCHEMA_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.schema.json").write_text(schema_text(name, names), encoding="utf-8")
    click.echo(f"Wrote {', '.join(f'{name}.schema.json' for name in SCHEMAS)} to {folder}/.")


def _names(project: Project) -> Names:
    """Return the names of the desk, those of drafts among them; what could not be read lends none, and is counted.

    Raises:
        ContentError: where not even the desk's settings can be read.
    """
    from briefings.audience import Audience  # noqa: PLC0415 # as above
    from briefings.checking import check  # noqa: PLC0415 # as above
    from briefings.values.clearance import Clearance  # noqa: PLC0415 # as above
    from briefings.vocabulary import vocabulary  # noqa: PLC0415 # as above

    everyone = Audience(datetime.now(UTC), Clearance.RED, drafts=True, future=True)
    checked = check(project.root, project.desk_file, everyone)
    if broken := len(checked.content.broken):
        click.echo(f"{plural(broken, 'file')} with mistakes lent no names; briefings check says them.", err=True)
    files = (path for path, _ in checked.snapshot.below("content").files)
    return vocabulary(checked.content.desk, checked.content.records, files)
