"""What all blocks share: a heading, an id, a language, sources; and what a block type may say of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from briefings.artifacts import Plain
from briefings.rows import Rows
from briefings.values.names import RuleId, Slug, SourceId
from briefings.values.places import Language
from briefings.values.record import Location, Written
from briefings.values.text import Line

__all__ = ["Block", "Ignore", "Tabulated"]


class Ignore(Written):
    """One finding that is silenced, and why."""

    rule: RuleId
    """The rule's id."""
    quote: str = ""
    """Words of the text that the finding is about; empty for all findings of the rule here."""
    reason: str
    """Why the finding does not count."""


@dataclass(frozen=True, slots=True)
class Tabulated:
    """The data that a block shows, for who reads by program: a `Line` among the texts is Markdown, all else is not.

    Attributes:
        title: what the data is; empty where only the block's heading says it.
        columns: what stands above each column: with its unit, or, where the rows come from a data file, its name there.
        rows: the cells, as they were written.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


class Block(Written):
    """One typed piece of a briefing's body.

    A subclass stands alone in the module named after its type key, which is also its one field besides these.
    """

    kind: ClassVar[str]

    heading: Line | None = None
    """Opens a section."""
    id: Slug | None = None
    """The block's name in addresses."""
    lang: Language | None = None
    """The language of the block, where it is not the briefing's."""
    sources: tuple[SourceId, ...] = ()
    """What the whole block rests on."""
    ignore: tuple[Ignore, ...] = ()
    """Findings that are silenced here."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_arguments: object) -> None:
        """Name the type after its module."""
        cls.kind = cls.__module__.rpartition(".")[2].rstrip("_")

    def row_faults(self, rows: Rows) -> Iterator[tuple[Location, str]]:
        """Yield what is wrong with the rows of the block's data file, with the field that shows it."""
        del rows
        yield from ()

    def extras(self, rows: Rows, language: str) -> Mapping[str, object]:
        """Return what the block's template needs besides its fields.

        Args:
            rows: the rows of the block's data file; empty where it names none.
            language: the language that the block is in: its own, the briefing's or the desk's.

        Returns:
            Values by name: plain ones, or Line and Text, which the view renders.
        """
        del rows, language
        return {}

    def drawing(self, rows: Rows, language: str, width: int) -> Mapping[str, Plain] | None:
        """Return the chart that the block shows as a Vega-Lite specification, or None.

        Args:
            rows: the rows of the block's data file; empty where it names none.
            language: the language that the block is in.
            width: the width of the whole picture in pixels.
        """
        del rows, language, width
        return None

    def shown(self) -> Self:
        """Return the block without what of it no reader sees."""
        return self

    def tabulated(self, rows: Rows, language: str) -> Tabulated | None:
        """Return the data that the block shows, or None where it shows none.

        That of a data file is what is shown of the file, under the names that its columns have there, so that the
        block can be made from it again. A block that names a file and returns None shows the whole of it.

        Args:
            rows: the rows of the block's data file; empty where it names none.
            language: the language that the block is in.
        """
        del rows, language
        return None
