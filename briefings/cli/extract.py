"""``briefings extract``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Project, clock_option, project_option
from briefings.cli._terminal import plural
from briefings.errors import UsageError, has_errors
from briefings.properties import NAMESPACE

if TYPE_CHECKING:
    from briefings.artifacts import Artifact
    from briefings.checking import Checked
    from briefings.comparing import Comparison
    from briefings.pdf import Opened

__all__ = ["command"]

LONGEST_DIFF = 40
DIFFERS = 1
LABELS = {
    "title": "Title",
    "creator": "Authors",
    "publisher": "Publisher",
    "date": "Date",
    "language": "Language",
    "subject": "Keywords",
    "description": "Description",
    "identifier": "Address",
    "rights": "Rights",
}
OWN_LABELS = {
    "kind": "Kind",
    "name": "Name",
    "edition": "Edition",
    "tlp": "Marking",
    "clearance": "Made for",
    "preview": "Preview of",
    "contentSha256": "Content hash",
    "namesSha256": "Names hash",
}


@click.command("extract")
@click.argument("report", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--directory",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write; one here that is called as the PDF by default.",
)
@click.option("--overwrite", is_flag=True, help="Write over files that are there.")
@project_option
@clock_option
def command(report: Path, directory: Path | None, overwrite: bool, project: Project, clock: datetime) -> None:
    """Give back what is inside a PDF report, and say whether it still matches the desk's content.

    The content comes as YAML, the data of tables and charts as CSV. Where there is a desk, the PDF is compared with
    what it would carry now, for the readers that it was made for: content and data, its title, authors, keywords and
    rights, and the names that it shows. Comments, embargoes and the like do not count, and neither does how it looks.
    Exit status: 0 where it matches or there is no desk, 1 where it does not.

    Example: briefings extract site/briefings/steel/steel.pdf
    """
    from briefings.pdf import open_pdf, plain_name  # noqa: PLC0415 # keeps --help and --version light

    opened = open_pdf(report, NAMESPACE)
    for line in _told(opened):
        click.echo(line)
    folder = directory or _folder(plain_name(report.stem))
    _write(folder, opened.files, overwrite=overwrite)
    for name, content in opened.files.items():
        click.echo(f"  {name} ({len(content):,} bytes)")
    click.echo(f"{plural(len(opened.files), 'file')} written to {folder}/." if opened.files else "No file is attached.")
    if not (project.root / project.desk_file).is_file():
        click.echo(f"There is no desk here to compare it with: no {project.desk_file}.")
    elif not _matches(opened, project, clock):
        click.get_current_context().exit(DIFFERS)


def _told(opened: Opened) -> Iterator[str]:
    """Yield what a PDF says about itself, a line each; signs that a terminal takes for its own are left out."""
    said = [(LABELS[name], opened.properties.get(name, "")) for name in LABELS]
    said += [(OWN_LABELS[name], opened.own.get(name, "")) for name in OWN_LABELS]
    for label, value in said:
        if value:
            yield f"{label + ':':<14}{_printable(value)}"


def _folder(name: str) -> Path:
    """Return the folder here that goes by a name, or, where a file has it, by another."""
    return Path(f"{name}-content" if Path(name).is_file() else name)


def _printable(text: str) -> str:
    """Return the signs of a text that a terminal shows."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _write(folder: Path, files: Mapping[str, bytes], *, overwrite: bool) -> None:
    """Write the files of a PDF.

    Raises:
        UsageError: where one is there already, or a file stands in the folder's place; none is written then.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder; --directory names another")
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there and not overwrite:
        raise UsageError(f"{folder / there[0]} is there already; --overwrite writes over it, --directory elsewhere")
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        # A link that stands there is replaced, and not followed.
        (folder / name).unlink(missing_ok=True)
        (folder / name).write_bytes(content)


def _matches(opened: Opened, project: Project, clock: datetime) -> bool:
    """Compare a PDF with the desk's content of now, and say what was found."""
    from briefings.audience import Audience  # noqa: PLC0415 # keeps --help and --version light
    from briefings.checking import check  # noqa: PLC0415 # as above
    from briefings.values.clearance import Clearance  # noqa: PLC0415 # as above

    known = {marking.value: marking for marking in Clearance}
    preview = opened.own.get("preview", "")
    clearance = known.get(opened.own.get("clearance", ""), Clearance.CLEAR)
    audience = Audience(clock, clearance, drafts="drafts" in preview, future="embargo" in preview)
    checked = check(project.root, project.desk_file, audience)
    if has_errors(checked.diagnostics):
        click.echo("The desk's content has errors (briefings check says them): there is nothing to compare it with.")
        return False
    return _verdict(opened, checked)


def _verdict(opened: Opened, checked: Checked) -> bool:
    """Say whether a PDF matches content that has no errors."""
    from briefings.comparing import Verdict, compared, expected  # noqa: PLC0415 # keeps --help and --version light
    from briefings.engines.attachments import attached  # noqa: PLC0415 # as above
    from briefings.executors import run_maker  # noqa: PLC0415 # as above

    now = expected(checked.catalog, opened.own)
    artifacts = now.artifacts if now else ()
    packed = (run_maker(one.maker, one.resolve(checked.snapshot.read, _unmade)) for one in artifacts)
    made = {one.name: one.text.encode() for one in attached(packed)}
    found = compared((opened.own, opened.properties), opened.files, now, made)
    for line in _said(found, opened, made):
        click.echo(line)
    return found.verdict is Verdict.MATCHES


def _unmade(artifact: Artifact) -> bytes:
    """Refuse to make what an attachment is made from: it is made from content files alone."""
    raise TypeError(f"{artifact.maker} is no content file")


def _said(found: Comparison, opened: Opened, made: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what a comparison found, a line each."""
    from briefings.comparing import Verdict  # noqa: PLC0415 # keeps --help and --version light

    name = _printable(" ".join(filter(None, (opened.own.get("kind"), opened.own.get("name")))))
    match found.verdict:
        case Verdict.MATCHES:
            yield f"The PDF matches the desk's content: {name}."
        case Verdict.UNTOLD:
            yield "The PDF does not say which content it was made from: it is none of Briefings, or was written anew."
        case Verdict.UNKNOWN:
            yield f"The desk shows those readers no {name}: it is gone, not due yet, expired, or not for them."
        case Verdict.CHANGED:
            yield f"The desk's content has changed since: {name}."
            yield from _told_otherwise(found)
            yield from _changes(found.changed, opened.files, made)


def _told_otherwise(found: Comparison) -> Iterator[str]:
    """Yield what differs besides the attached files."""
    for name, before, now in found.told:
        was, is_now = (_printable(text) or "nothing" for text in (before, now))
        yield f"  {LABELS[name]}: {was} in the PDF, {is_now} at the desk"
    if found.renamed:
        yield "  A name that it shows changed: of the desk, an author, a topic, an entity or a judgement elsewhere."
    if found.otherwise:
        yield "  Something that is not attached changed: a picture, or data that is not drawn."


def _changes(changed: tuple[str, ...], before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[str]:
    """Yield which files changed, and how the YAML among them did."""
    from briefings.comparing import difference  # noqa: PLC0415 # keeps --help and --version light

    for name in changed:
        how = "is not in the PDF" if name not in before else "is not at the desk" if name not in now else "differs"
        yield f"  {name} {how}"
    for name in changed:
        if name.endswith(".yaml") and name in before and name in now:
            lines = difference(name, before[name], now[name])
            yield from map(_printable, lines[:LONGEST_DIFF])
            if len(lines) > LONGEST_DIFF:
                yield f"... {plural(len(lines) - LONGEST_DIFF, 'more line')}"
