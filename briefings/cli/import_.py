"""``briefings import``."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli._options import Project, project_option

if TYPE_CHECKING:
    from briefings.errors import Diagnostic
    from briefings.importing.assembling import Import, Origin

__all__ = ["command"]

STANDARD_INPUT = "-"
DIGEST = re.compile(rb"\bdigest: *['\"]?([0-9a-f]{64})")


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--as",
    "format_name",
    default="",
    metavar="FORMAT",
    help="text, html, markdown, docx, wordpress or feed; told by the file otherwise.",
)
@click.option(
    "--date", default="", metavar="DAY", help="When it was published, where the file does not say, such as 2025-01-20."
)
@click.option("--publisher", default="", help="Who published it, where the file does not say.")
@click.option("--address", default="", metavar="URL", help="Where it was published, where the file does not say.")
@click.option("--again", is_flag=True, help="Import also what was imported before.")
@click.option("-n", "--dry-run", is_flag=True, help="Print the YAML, and write nothing.")
@project_option
def command(files: tuple[str, ...], project: Project, again: bool, dry_run: bool, **known: str) -> None:
    """Bring text in as briefings: pasted text, HTML, Markdown, Word, a WordPress export, a feed.

    Without a FILE, or with -, it reads standard input. Each briefing is a draft; what a person has to look at is said,
    and stands under import: in its file.

    Example: briefings import article.txt --date 2025-01-20 --publisher "Example Press"
    """
    from briefings.scaffold import missing_schemas, write_new  # noqa: PLC0415 # keeps --help and --version light

    before = _before(project.root)
    for file in files or (STANDARD_INPUT,):
        made: dict[str, Import] = {}
        texts: dict[str, str] = {}
        for one in _read(file, known):
            if not again and (there := before.get(_digest(one))):
                click.echo(f"{file}: imported before, as {there}; --again imports it anew.", err=True)
                continue
            path, text = _placed(project.root, one, texts)
            texts[path] = text
            made[path] = one
            before[_digest(one)] = path
        if dry_run:
            click.echo("---\n".join(texts.values()), nl=False)
        elif texts:
            write_new(project.root, {**texts, **missing_schemas(project.root)})
        for path, one in made.items():
            _say(file, one, path)


def _read(file: str, known: dict[str, str]) -> Iterator[Import]:
    """Yield the briefings that a file holds."""
    from briefings.errors import UsageError  # noqa: PLC0415 # as above
    from briefings.importers import chosen, importer, names  # noqa: PLC0415 # as above
    from briefings.importing.assembling import NoText  # noqa: PLC0415 # as above

    content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    wanted = known["format_name"]
    if wanted and wanted not in names():
        raise UsageError(f"--as: there is no {wanted}; formats: {', '.join(names())}")
    name = wanted or chosen(content, Path(file).suffix.lower())
    if name == "text" and _is_binary(content):
        raise UsageError(f"{file}: this is no text")
    try:
        yield from importer(name).read(content, _origin(file, name, known))
    except NoText:
        raise UsageError(f"{file}: there is no text in it") from None


def _origin(file: str, name: str, known: dict[str, str]) -> Origin:
    """Return what is known of a file besides its text."""
    from briefings.errors import UsageError  # noqa: PLC0415 # as above
    from briefings.importing.assembling import Origin  # noqa: PLC0415 # as above
    from briefings.values.dates import Day  # noqa: PLC0415 # as above
    from briefings.values.places import WebAddress  # noqa: PLC0415 # as above

    try:
        date = Day.parse(known["date"]) if known["date"] else ""
        address = WebAddress.parse(known["address"]) if known["address"] else ""
    except ValueError as error:
        raise UsageError(str(error)) from None
    today = datetime.now(UTC).date().isoformat()
    called = "" if file == STANDARD_INPUT else Path(file).name
    return Origin(name, called, today, date=date, publisher=known["publisher"], address=address)


def _is_binary(content: bytes) -> bool:
    """Tell whether bytes are no text: one in a hundred is null, and no mark says UTF-16 or UTF-32."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    return not marked and content.count(0) * 100 > len(content)


def _digest(one: Import) -> str:
    """Return the digest of what was imported."""
    return one.briefing.import_.digest if one.briefing.import_ else ""


def _before(root: Path) -> dict[str, str]:
    """Return the files that texts were imported to before, whatever their names are now, by the texts' digests."""
    return {
        found.decode(): path.relative_to(root).as_posix()
        for path in sorted((root / "content" / "briefings").rglob("*.y*ml"), reverse=True)
        for found in DIGEST.findall(path.read_bytes())
    }


def _placed(root: Path, one: Import, others: dict[str, str]) -> tuple[str, str]:
    """Return a path where nothing stands yet, and the text of the file.

    Raises:
        UsageError: where the text is too long for a file, or would not be rebuilt.
    """
    from briefings.errors import UsageError  # noqa: PLC0415 # as above
    from briefings.importing.rebuilding import rebuilt  # noqa: PLC0415 # as above
    from briefings.loader import MAXIMUM_BYTES  # noqa: PLC0415 # as above
    from briefings.writer import write  # noqa: PLC0415 # as above

    if rebuilt(one.briefing) != one.text:
        raise UsageError(f"{one.slug}: the text would not come back whole; nothing was written")
    text = f"# yaml-language-server: $schema=../../.briefings/briefing.schema.json\n{write(one.briefing, one.comments)}"
    if (size := len(text.encode())) > MAXIMUM_BYTES:
        raise UsageError(
            f"{one.slug}: the file would have {size:,} bytes, and may have {MAXIMUM_BYTES:,}; split the text"
        )
    taken = {path.stem for path in (root / "content" / "briefings").rglob("*.y*ml")} | {
        Path(path).stem for path in others
    }
    slug, number = one.slug, 2
    while slug in taken:
        slug, number = f"{one.slug}-{number}", number + 1
    return f"content/briefings/{slug}.yaml", text


def _say(file: str, one: Import, path: str) -> None:
    """Say what a person has to look at, and what was made."""
    for diagnostic in _diagnostics(file, one):
        click.echo(str(diagnostic), err=True)
    count = len(one.briefing.import_.review) if one.briefing.import_ else 0
    click.echo(f"{path}: {count or 'nothing'} to look at; a draft until you take draft: true out.", err=True)


def _diagnostics(file: str, one: Import) -> Sequence[Diagnostic]:
    """Return what a person has to look at, at the lines of what was imported."""
    from briefings.errors import Diagnostic, Mark, Severity  # noqa: PLC0415 # as above

    review = one.briefing.import_.review if one.briefing.import_ else ()
    return [
        Diagnostic(Mark(file, doubt.line), Severity.INFO, "import-review", f"{doubt.note}: “{doubt.quote}”")
        for doubt in review
    ]
