"""What the structure of a report is made of, and what it is read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

__all__ = ["Annotation", "Box", "Element", "Mark", "Part", "Structure"]


class Element(Protocol):
    """An element of the document, as far as its structure goes."""

    tag: str
    text: str | None

    def get(self, key: str, /) -> str | None:
        """Return an attribute."""

    def iter(self) -> Iterator[Element]:
        """Yield the element and what it holds."""


class Box(Protocol):
    """A box of the layout, as far as its structure goes."""

    element: Element | None
    element_tag: str | None
    children: Sequence[Box]
    style: Mapping[str, object]
    link_annotation: object
    is_leader: bool
    colspan: int
    rowspan: int
    width: float
    height: float

    def content_box_x(self) -> float:
        """Return the distance of its content from the left of the page, in pixels of which 96 are an inch."""

    def content_box_y(self) -> float:
        """Return the distance of its content from the top of the page, in the same pixels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content: the page, from 0, and the piece's number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """The place of a link on a page, which readers can go to."""

    page: int
    link: object = field(repr=False)


@dataclass(slots=True)
class Part:
    """One part of the document.

    Attributes:
        kind: the standard structure type.
        page: the page on which it begins, from 0.
        language: that of its words.
        box: the first of its boxes; None where the part groups others.
        kids: what it is made of, in reading order.
    """

    kind: str
    page: int
    language: str
    box: Box | None = None
    kids: list[Part | Mark | Annotation] = field(default_factory=list)

    @property
    def element(self) -> Element | None:
        """The element that the part stands for."""
        return self.box.element if self.box else None


@dataclass(frozen=True, slots=True)
class Structure:
    """A document's parts, and what of its pages is none of them.

    Attributes:
        document: the part that holds all others.
        artifacts: the pieces of pages that readers pass over.
    """

    document: Part
    artifacts: frozenset[Mark]
