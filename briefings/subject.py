"""A content file that was read: its value, its document, and its prose parsed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefings import prose
from briefings.artifacts import digest
from briefings.block import Block, Ignore
from briefings.errors import Mark
from briefings.nodes import Document
from briefings.pictures import Picture, PictureFault, examine
from briefings.prose import Prose, Slip
from briefings.prose.lettering import set_letters
from briefings.prose.wording import visible
from briefings.rows import RowFault, Rows
from briefings.sheets import read_data
from briefings.silences import Silence
from briefings.values.places import DataPath, Language
from briefings.values.record import Location, Written, each
from briefings.values.text import Line, Text

__all__ = ["Passage", "Subject", "Wording", "rows_of"]

WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
CITED = {"sources", "quote"}
"""The fields that hold the words of others: titles of documents, and quotations."""
TEXT = {"highlights", "lead", "body"}
"""The fields that hold the text of a briefing."""
LONG = 300
"""How many letters a text has that nobody writes twice by chance."""


@dataclass(frozen=True)
class Passage:
    """One text of a file, parsed, with its place."""

    location: Location
    prose: Prose


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one text of a file, with its place.

    Attributes:
        location: where the text stands.
        written: the text as its author wrote it.
        text: its words, each at the same character; whatever is no word is blotted out.
        language: the language of the text.
        own: whether the desk chose the words.
        english: whether the text is English, of whatever country.
    """

    location: Location
    written: str
    text: str
    language: str
    own: bool
    english: bool

    @classmethod
    def of(cls, passage: Passage) -> Wording:
        """Return the words of a text."""
        written, language, location = passage.prose.text, passage.prose.language, passage.location
        own = CITED.isdisjoint(location)
        return cls(location, written, visible(written), language, own, language.partition("-")[0] == "en")


@dataclass(frozen=True)
class Subject:
    """A content file that was read.

    Attributes:
        slug: the file's stem.
        document: where each value stands.
        value: what the author wrote.
        language: what language the text is in where it does not say.
        find: gives the bytes of a file below content/, or None.
        refused: tells whether such a file is a link that was refused; what is said there is not said again.
        lacks: tells whether no typeface has a letter.
        abbreviations: those that the desk's readers know.
    """

    slug: str
    document: Document
    value: Written
    language: str
    find: Callable[[str], bytes | None]
    refused: Callable[[str], bool] = lambda _path: False
    lacks: Callable[[str], bool] = lambda _letter: False
    abbreviations: frozenset[str] = frozenset()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the file, in the order of its fields."""
        return tuple(self._passages())

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of every text of the file, in the order of `passages`."""
        return tuple(map(Wording.of, self.passages))

    @cached_property
    def english(self) -> str:
        """All English text of the file: what a rule does not find in it at once, it need not look for text by text."""
        return "\n\n".join([wording.text for wording in self.wordings if wording.english])

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        """How often each word stands in the file's English text, as it is written."""
        return Counter(WORD.findall(self.english))

    @property
    def fingerprint(self) -> str:
        """A hash of a briefing's words, whatever their form; empty where they are few."""
        texts = (wording.text for wording in self.wordings if wording.location[0] in TEXT)
        words = "".join("".join(texts).split()).casefold()
        return digest(words.encode())[:16] if len(words) >= LONG else ""

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """The findings that the author silenced; one on a block holds for the block."""
        found = each(Ignore, self.value)
        return tuple(self._silence(ignore, location) for location, ignore in found)

    def _silence(self, ignore: Ignore, location: Location) -> Silence:
        """Return a silence with the lines for which it holds."""
        lines = self.document.lines(location[:-2])
        return Silence(ignore.rule, ignore.quote, self.mark(location), lines.start, lines.stop - 1)

    def mark(self, location: Location, offset: int = 0) -> Mark:
        """Return the place of a value, or of a character of its text."""
        return self.document.mark(location, offset)

    def blocks(self) -> Iterator[tuple[Location, Block]]:
        """Yield the blocks with their locations."""
        yield from each(Block, self.value)

    def slips(self, rule: str) -> Iterator[tuple[Mark, Slip]]:
        """Yield what texts hold that prose may not, of one kind, each with its place."""
        for passage in self.passages:
            for slip in passage.prose.slips:
                if slip.rule == rule:
                    yield self.mark(passage.location, slip.offset), slip

    def letters(self) -> Iterator[tuple[Mark, str]]:
        """Yield the letters of all texts that some typeface might lack, with their places."""
        for location, text in each(str, self.value):
            # A plain text is a cell of a chart; other kinds are names and addresses, which are not set.
            if (isinstance(text, Text | Line) or type(text) is str) and "ignore" not in location:
                yield from ((self.mark(location, offset), letter) for offset, letter in set_letters(text))

    def picture(self, path: str) -> Picture | PictureFault | None:
        """Look at a picture below content/, once: return it, why it cannot be shown, or None where there is none."""
        if path not in self.looked_at:
            content = self.find(path)
            self.looked_at[path] = None if content is None else _looked(path, content)
        return self.looked_at[path]

    @cached_property
    def looked_at(self) -> dict[str, Picture | PictureFault | None]:
        """The pictures that were looked at."""
        return {}

    def named(self, kind: str, text: str) -> tuple[str, ...]:
        """Return what a line of the file's text refers to, of one kind, in reading order."""
        found = prose.parse_line(text, self.language).references
        return tuple(reference.target for reference in found if reference.kind == kind)

    def _passages(self) -> Iterator[Passage]:
        """Parse every text in the language of the block or file that it stands in."""
        own: Language | None = getattr(self.value, "lang", None)
        languages = {location: block.lang for location, block in self.blocks() if block.lang}
        for kind, parse in ((Text, prose.parse), (Line, prose.parse_line)):
            for location, text in each(kind, self.value):
                language = languages.get(location[:2]) or own or self.language
                yield Passage(location, parse(text, language))


def rows_of(block: Block, subject: Subject) -> Rows:
    """Return the rows of a block's data file; none where it names none or the file cannot be read."""
    for _, path in each(DataPath, block):
        content = subject.find(path.file)
        try:
            return read_data(path, content) if content is not None else ()
        except RowFault:
            return ()
    return ()


def _looked(path: str, content: bytes) -> Picture | PictureFault:
    """Look at a picture."""
    try:
        return examine(path, content)
    except PictureFault as fault:
        return fault
