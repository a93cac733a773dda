"""Makers of what is attached to a report: the content as its readers may see it, and its data.

Each makes a JSON list of files, which the report's maker takes with `attached`. File names are told apart by dots,
which no slug, id or anchor has: SLUG.yaml, SLUG.ANCHOR.csv (SLUG.ANCHOR.2.csv for a block's second data file),
ID.edition.yaml, ID.source.yaml.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from briefings.artifacts import Resolved
from briefings.block import Block, Tabulated
from briefings.engines.data import csv_file
from briefings.inputs import content, files, text
from briefings.model.briefing import Briefing
from briefings.model.edition import Edition
from briefings.model.reading import read
from briefings.model.source import DeskSource
from briefings.prose import parse_line
from briefings.rows import Rows
from briefings.sheets import read_data
from briefings.values.places import DataPath
from briefings.values.record import each
from briefings.values.text import Line
from briefings.views.briefing import block_anchors
from briefings.views.public import BriefingFile, EditionFile, data_names, public_briefing, public_edition, visible
from briefings.words import words
from briefings.writer import write

__all__ = ["Attachment", "attached", "briefing", "edition"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is attached to a report.

    Attributes:
        name: what the file is called; ASCII.
        description: what it is, in the language of the report.
        text: what is in it, UTF-8.
    """

    name: str
    description: str
    text: str

    @property
    def media_type(self) -> str:
        """What kind of file it is (RFC 9512, RFC 4180)."""
        return "text/csv" if self.name.endswith(".csv") else "application/yaml"

    @property
    def relationship(self) -> str:
        """What the file is to the report (ISO 19005-3, 6.8): what it was made from, or the data that it shows."""
        return "Data" if self.name.endswith(".csv") else "Source"


def attached(packed: Iterable[bytes]) -> tuple[Attachment, ...]:
    """Return the files that were made, by name."""
    found = [Attachment(**fields) for made in packed for fields in json.loads(made)]
    return tuple(sorted(found, key=lambda one: one.name))


def briefing(inputs: Resolved) -> bytes:
    """Make what is attached for a briefing.

    Args:
        inputs: ``path`` and ``source`` of the briefing, ``public`` (BriefingFile), ``data`` (data files by path).
    """
    facts = BriefingFile.model_validate(inputs["public"])
    _, value = read(text(inputs, "path"), content(inputs, "source"), Briefing)
    stems = [f"{facts.slug}.{anchor}" for anchor in block_anchors(value)]
    said, title = words(facts.language), _words(value.title, facts, facts.language)
    whole = Attachment(
        f"{facts.slug}.yaml",
        said.gettext("Content: %(title)s", title=title),
        write(public_briefing(value, facts, stems)),
    )
    rows = {path: read_data(path, found) for path, found in files(inputs, "data").items()}
    data = (_tables(block, stem, rows, facts) for block, stem in zip(value.body, stems, strict=True))
    return _packed([whole, *(one for found in data for one in found)])


def edition(inputs: Resolved) -> bytes:
    """Make what is attached for an edition, besides what is for each of its briefings.

    Args:
        inputs: ``path``, ``source`` and ``written`` as for `briefings.engines.bound.edition`, ``facts`` (EditionFile).
    """
    facts = EditionFile.model_validate(inputs["facts"])
    written = inputs["written"]
    value = read(text(inputs, "path"), content(inputs, "source"), Edition)[1] if written else Edition()
    said = words(facts.language)
    whole = Attachment(
        f"{facts.id}.edition.yaml",
        said.gettext("Content: %(title)s", title=facts.title),
        write(public_edition(value, facts)),
    )
    shared = {name: DeskSource.model_validate(found) for name, found in facts.sources.items()}
    return _packed([whole, *(_source(name, found, facts.language) for name, found in shared.items())])


def _source(name: str, source: DeskSource, language: str) -> Attachment:
    """Return the file of a source of the desk's own."""
    title = parse_line(source.title, language).plain
    return Attachment(
        f"{name}.source.yaml", words(language).gettext("Content: %(title)s", title=title), write(visible(source))
    )


def _tables(block: Block, stem: str, rows: Mapping[str, Rows], facts: BriefingFile) -> Iterator[Attachment]:
    """Yield the files with the data of a block: what it shows of its first data file, or of its own rows."""
    paths = list(dict.fromkeys(path for _, path in each(DataPath, block)))
    first = rows[paths[0]] if paths else ()
    table = block.tabulated(first, block.lang or facts.language)
    others = (_whole(rows[path]) for path in paths[1:])
    names = data_names(block, stem) or (f"{stem}.csv",)
    for name, found in zip(names, (table or (_whole(first) if paths else None), *others), strict=True):
        if found:
            yield _data(facts, block, name, found)


def _whole(rows: Rows) -> Tabulated:
    """Return a data file as it is."""
    columns = tuple(rows[0]) if rows else ()
    return Tabulated("", columns, [[row[column] for column in columns] for row in rows])


def _data(facts: BriefingFile, block: Block, name: str, table: Tabulated) -> Attachment:
    """Return the file with the data of a block."""
    language = block.lang or facts.language
    title = _words(Line(table.title or block.heading or name), facts, language)
    columns, *rows = ([_words(cell, facts, language) for cell in row] for row in (table.columns, *table.rows))
    description = words(facts.language).gettext("Data: %(title)s", title=title)
    return Attachment(name, description, csv_file(columns, rows).decode())


def _words(cell: str, facts: BriefingFile, language: str) -> str:
    """Return the words of a text; only a line is Markdown."""
    return parse_line(cell, language).plain_with(facts.entities) if isinstance(cell, Line) else cell


def _packed(made: Sequence[Attachment]) -> bytes:
    """Return the files as one artifact's bytes."""
    return json.dumps([asdict(one) for one in made], ensure_ascii=False).encode()
