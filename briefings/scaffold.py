"""New desks and new content files: what `init` and `new` write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefings.catalog import Catalog
from briefings.errors import UsageError
from briefings.model.kinds import SCHEMAS
from briefings.model.schema import NO_NAMES, Names, schema
from briefings.prose import parse_line

__all__ = [
    "SCHEMA_FOLDER",
    "Proposal",
    "desk_files",
    "missing_schemas",
    "new_file",
    "proposal",
    "schema_text",
    "write_new",
]

SCHEMA_FOLDER = ".briefings"

NAMES = {"gitignore": ".gitignore"}
HEADS = {
    "briefing": "content/briefings",
    "edition": "content/editions",
    "entity": "content/entities",
}
BRIEFING = """\
# yaml-language-server: $schema=../../.briefings/briefing.schema.json
format: 1
title: {title}
date: {today}
draft: true
summary: One sentence that stands under the title.
authors: []
topics: []
sources:
  - id: source
    title: What the document is called
    publisher: Who published it
    url: https://example.org/
    published: {today}
    kind: press release
highlights: |
  - The first key point, with its source. [@source]
lead: |
  What is new, and why it matters. [@source]
body:
  - heading: What happened
    prose: |
      ...
  - heading: What follows
    implications:
      - id: first
        implication: What follows, in a few words
        summary: |
          Why it follows, with its source. [@source]
        likelihood: likely
        confidence: moderate
        horizon: {horizon}
        settled_by: What would have to be seen to call it true or false.
"""
EDITION = """\
# yaml-language-server: $schema=../../.briefings/edition.schema.json
format: 1
# Without a title the edition is called by its week.
# title: {title}
{number}date: {today}
draft: true
{proposed}note: |
  The editor's note.
calendar: []
"""
ENTITY = """\
# yaml-language-server: $schema=../../.briefings/entity.schema.json
format: 1
name: {title}
kind: organisation
# summary: What it is, in one sentence.
"""
TEXTS: Mapping[str, str] = {"briefing": BRIEFING, "edition": EDITION, "entity": ENTITY}


def desk_files(name: str, today: date) -> Mapping[str, str]:
    """Return the files of a new desk, by path.

    Args:
        name: what the desk is called.
        today: the date of its first briefing.
    """
    home = files("briefings") / "starter"
    found = {path: _filled(source.read_text(encoding="utf-8"), name, today) for path, source in _walk(home, "")}
    return {NAMES.get(path, path): text for path, text in found.items()}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a new edition may hold.

    Attributes:
        number: one more than the highest number of an edition; None where no edition has one.
        date: the day of its latest briefing; empty where it has none.
        briefings: slug, date and title, in plain words, of the briefings that belong to it, its lead first.
    """

    number: int | None = None
    date: str = ""
    briefings: tuple[tuple[str, str, str], ...] = ()


def proposal(catalog: Catalog, edition_id: str) -> Proposal:
    """Propose what an edition may hold, from the content that is there, drafts and embargoed items among it."""
    numbers = [edition.number for edition, _ in catalog.editions if edition.number is not None]
    slugs = next((slugs for edition, slugs in catalog.editions if edition.id == edition_id), ())
    found = (catalog.by_slug[slug] for slug in slugs)
    return Proposal(
        max(numbers) + 1 if numbers else None,
        next((edition.date for edition, _ in catalog.editions if edition.id == edition_id), ""),
        tuple((briefing.slug, briefing.date, parse_line(briefing.title).plain) for briefing in found),
    )


def new_file(kind: str, slug: str, title: str, today: date, proposed: Proposal) -> tuple[str, str]:
    """Return the path and the text of a new content file.

    Args:
        kind: briefing, edition or entity.
        slug: the file's stem.
        title: its title or name.
        today: its date.
        proposed: what it may hold, where it is an edition.
    """
    return f"{HEADS[kind]}/{slug}.yaml", TEXTS[kind].format(
        title=_scalar(title),
        today=proposed.date or today.isoformat(),
        horizon=_year_ahead(today),
        number=f"number: {proposed.number}\n" if proposed.number is not None else "# number: 1\n",
        proposed="".join(_proposed(proposed)),
    )


def _proposed(proposed: Proposal) -> Iterator[str]:
    """Yield the lines that name an edition's briefings, each with its date and title beside it."""
    if not proposed.briefings:
        yield "# The briefings of the week belong to it; name them here only where that is not so.\n# briefings: []\n"
        return
    yield "# The briefings of the week, in the order in which they are shown; one that comes later belongs to it too.\n"
    yield f"lead: {proposed.briefings[0][0]}\nbriefings:\n"
    for slug, day, title in proposed.briefings:
        yield f"  - {slug} # {day}, {title}\n"


def missing_schemas(root: Path) -> Mapping[str, str]:
    """Return the JSON Schemas that a project lacks, by path; content files name them in their first line."""
    paths = {name: f"{SCHEMA_FOLDER}/{name}.schema.json" for name in SCHEMAS}
    return {path: schema_text(name) for name, path in paths.items() if not (root / path).exists()}


def schema_text(name: str, names: Names = NO_NAMES) -> str:
    """Return the JSON Schema of a kind of content as a file's text.

    Args:
        name: one of SCHEMAS, such as briefing.
        names: what an editor offers by kind of text.
    """
    return json.dumps(schema(name, names), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_new(root: Path, texts: Mapping[str, str]) -> None:
    """Write files that are not there yet.

    Raises:
        UsageError: where one is; nothing is written.
    """
    there = [path for path in texts if (root / path).exists()]
    if there:
        raise UsageError(f"{root / there[0]} is there already; nothing was written")
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    """Yield the files of the starter, by path."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.is_file() and not entry.name.endswith((".py", ".pyc")):
            yield prefix + entry.name, entry


def _filled(text: str, name: str, today: date) -> str:
    """Fill a starter file in."""
    dated = re.sub("YEAR_AHEAD|DATE", lambda found: _year_ahead(today) if found[0] != "DATE" else str(today), text)
    return dated.replace("name: NAME", f"name: {_scalar(name)}")


def _year_ahead(today: date) -> str:
    """Return the month a year from a day."""
    return f"{today.year + 1}-{today.month:02d}"


def _scalar(text: str) -> str:
    """Write text as a YAML scalar, in quotes, which hold whatever is in it."""
    return "'" + text.replace("'", "''") + "'"
