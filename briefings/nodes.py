"""What a YAML file holds, each value with its line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self, TypeAlias

from briefings.errors import Diagnostic, Mark

__all__ = ["FORBIDDEN", "Document", "Location", "Node", "Scalar"]

NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
FORBIDDEN = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NONCHARACTERS}]")  # by XML
LEAP = 200  # how far apart in the file two signs may stand that follow each other in folded text

Location: TypeAlias = tuple["str | int", ...]


class Scalar(str):
    """A scalar's text that remembers what a YAML comment cut off it, so that a text field can refuse the cut."""

    __slots__ = ("cut",)

    cut: str

    def __new__(cls, text: str, cut: str = "") -> Self:
        """Make the text; `cut` is the comment that stood behind a plain scalar on its line."""
        scalar = super().__new__(cls, text)
        scalar.cut = cut
        return scalar


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file with its place.

    Attributes:
        value: a scalar's text, None where it is absent, a tuple of items, or a tuple of key and value nodes.
        mark: where the value starts.
        style: how a scalar was written: empty for plain, or one of ``'``, ``"``, ``|``, ``>``.
        line: the zero-based line of the file on which a scalar's text starts.
        indent: by how many columns that text is indented.
    """

    value: Scalar | None | tuple[Node, ...] | Mapping[str, tuple[Node, Node]]
    mark: Mark
    style: str = ""
    line: int = 0
    indent: int = 0

    def plain(self) -> object:
        """Return the value as plain Python: str, None, list or dict; an absent value leaves its key out."""
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        if isinstance(self.value, Mapping):
            return {key: value.plain() for key, (_, value) in self.value.items() if value.value is not None}
        return self.value

    def child(self, step: str | int) -> Node | None:
        """Return the node one step below, if there is one."""
        if isinstance(self.value, tuple) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        if isinstance(self.value, Mapping) and isinstance(step, str) and step in self.value:
            return self.value[step][1]
        return None


@dataclass(frozen=True)
class Document:
    """A parsed file: its path, its text, its root node, and what was wrong without stopping the reading."""

    path: str
    text: str
    root: Node
    diagnostics: tuple[Diagnostic, ...] = ()
    _walked: dict[tuple[int, int], Sequence[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The character of the text at which each line starts."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def node(self, location: Location) -> Node:
        """Return the deepest node on the way to a location; steps that name no child are passed over."""
        node = self.root
        for step in location:
            node = node.child(step) or node
        return node

    def mark(self, location: Location, offset: int = 0) -> Mark:
        """Return the place of a value, or of a character of its text."""
        node = self.node(location)
        if not isinstance(node.value, Scalar) or (node.style == ">" and not offset):
            return node.mark
        if node.style != "|":
            return self._folded_mark(node, node.value, offset)
        lines, column = node.value.count("\n", 0, offset), offset - (node.value.rfind("\n", 0, offset) + 1)
        return Mark(self.path, node.line + lines + 1, node.indent + column + 1)

    def _folded_mark(self, node: Node, signs: str, offset: int) -> Mark:
        """Return the place of a sign of a scalar whose lines YAML joins; the scalar is walked once."""
        key = node.line, node.indent
        places = self._walked.get(key) or self._walked.setdefault(key, self._walk(node, signs))
        place = places[min(offset + 1, len(places) - 1)]
        line = bisect_right(self._starts, place)
        return Mark(self.path, line, place - self._starts[line - 1] + 1)

    def _walk(self, node: Node, signs: str) -> Sequence[int]:
        """Return the place in the text where a scalar starts, and of each of its signs, as near as it is found."""
        place = following = self._starts[min(node.line, len(self._starts) - 1)] + node.indent
        places = [place]
        for sign in signs:
            found = -1 if sign.isspace() else self.text.find(sign, following, following + LEAP)
            if found >= 0:
                place, following = found, found + 1
            places.append(place)
        return places

    def lines(self, location: Location) -> range:
        """Return the lines of the file, counted from one, that a value takes."""
        if not location:
            return range(1, self.text.count("\n") + 2)
        node = self.node(location)
        return range(node.mark.line, _last_line(node) + 1)

    def key_mark(self, location: Location) -> Mark:
        """Return the place of the key that a location ends with, or of the value where it ends with an index."""
        parent, step = self.node(location[:-1]), location[-1]
        if isinstance(parent.value, Mapping) and isinstance(step, str) and step in parent.value:
            return parent.value[step][0].mark
        return self.mark(location)


def _last_line(node: Node) -> int:
    """Return the last line, counted from one, of a node's text."""
    if isinstance(node.value, tuple):
        return max([node.mark.line, *(_last_line(item) for item in node.value)])
    if isinstance(node.value, Mapping):
        return max([node.mark.line, *(_last_line(value) for _, value in node.value.values())])
    return node.mark.line + (str(node.value).count("\n") + 1 if node.style in {"|", ">"} else 0)
