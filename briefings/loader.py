"""YAML to nodes that know their line and column; the only importer of PyYAML.

Every scalar stays text until a field types it: ``NO`` is Norway and ``007`` is "007"; a plain ``~``, ``null`` or
nothing at all is absent. Aliases and merge keys are expanded within bounds; tags, duplicate keys, a second
document and anything that is not YAML become a diagnostic, one for each file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self, TypeAlias

import yaml

from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.hints import syntax_hint

__all__ = [
    "MAXIMUM_BYTES",
    "Document",
    "Location",
    "Node",
    "Scalar",
    "load",
]

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 40
MAXIMUM_NODES = 200_000
ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
CUT = re.compile(r"\s+#.*")

Location: TypeAlias = tuple["str | int", ...]
_Events: TypeAlias = Iterator[yaml.Event]


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


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its path, its text, its root node, and what was wrong without stopping the reading."""

    path: str
    text: str
    root: Node
    diagnostics: tuple[Diagnostic, ...] = ()

    def node(self, location: Location) -> Node:
        """Return the deepest node on the way to a location; steps that name no child are passed over."""
        node = self.root
        for step in location:
            node = node.child(step) or node
        return node

    def mark(self, location: Location, offset: int = 0) -> Mark:
        """Return the place of a value, or of a character of its text."""
        node = self.node(location)
        if not isinstance(node.value, Scalar) or node.style == ">":
            return node.mark
        before = node.value[:offset]
        lines = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        indent = node.indent if node.style == "|" or not lines else 0
        return Mark(self.path, node.line + lines + 1, indent + column + 1)

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


def load(path: str, content: bytes) -> Document:
    """Read a YAML file.

    Args:
        path: the file's path, for the marks.
        content: its bytes; UTF-8, with or without a byte-order mark.

    Returns:
        The document.

    Raises:
        ContentError: with one diagnostic, where the file is not what the loader accepts.
    """
    text = _decode(path, content)
    builder = _Builder(path, text)
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        root = builder.document(events)
    except yaml.YAMLError as error:
        raise ContentError([_syntax(path, text, error)]) from None
    return Document(path, text, root, tuple(builder.diagnostics))


def _decode(path: str, content: bytes) -> str:
    """Return the text of a file, or say why it has none."""
    if len(content) > MAXIMUM_BYTES:
        message = f"the file has {len(content):,} bytes; a content file may have {MAXIMUM_BYTES:,}"
        raise _fault(Mark(path), "file-too-large", message, "Move tables to CSV files under content/data/.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise _fault(Mark(path, line, column), "encoding", message, "Save the file as UTF-8.") from None
    return text.replace("\r\n", "\n")


def _fault(mark: Mark, rule: str, message: str, hint: str = "") -> ContentError:
    """Make the exception for one diagnostic."""
    return ContentError([Diagnostic(mark, Severity.ERROR, rule, message, hint)])


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Say what is wrong with text that is not YAML, at its line, with the right way to write it."""
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (place.line, place.column) if place else (_control_line(text), 0)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML"
    found = syntax_hint(text.split("\n"), line)
    if found is not None:
        line, column, problem, hint = found.line, found.column, found.problem, found.hint
    else:
        hint = ""
    return Diagnostic(Mark(path, line + 1, column + 1), Severity.ERROR, "yaml-syntax", problem, hint)


def _control_line(text: str) -> int:
    """Return the zero-based line of the first control character, which YAML reports without a place."""
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return text.count("\n", 0, found.start()) if found else 0


def _place(mark: object) -> _Place:
    """Return a mark of the parser's, which the parser always gives."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return _Place(line, column)


@dataclass(frozen=True, slots=True)
class _Place:
    """A line and column counted from zero."""

    line: int
    column: int


class _Builder:
    """Builds nodes from the parser's events; one is made for each file, as it counts what it has expanded."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[str, int] = {}
        self.count = 0
        self.diagnostics: list[Diagnostic] = []

    def document(self, events: _Events) -> Node:
        """Build the only document of the stream."""
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            raise _fault(Mark(self.path), "empty-file", "the file is empty")
        root = self.node(events, next(events), 0)
        next(events)
        following = next(events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise _fault(self.mark(following), "yaml-syntax", "a second document starts here; a file holds one")
        return root

    def mark(self, event: yaml.Event) -> Mark:
        """Return an event's place, counted from one."""
        place = _place(event.start_mark)
        return Mark(self.path, place.line + 1, place.column + 1)

    def node(self, events: _Events, event: yaml.Event, depth: int) -> Node:
        """Build the node that starts with an event."""
        mark = self.mark(event)
        if depth > MAXIMUM_DEPTH:
            raise _fault(mark, "too-deep", f"values are nested more than {MAXIMUM_DEPTH} deep")
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, mark)
        if not isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            raise _fault(mark, "yaml-syntax", "a value is missing here")
        self.grow(mark, 1)
        before = self.count
        self.refuse_tag(event, mark)
        node = self.untagged(events, event, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
            self.sizes[event.anchor] = self.count - before + 1
        return node

    def refuse_tag(self, event: yaml.Event, mark: Mark) -> None:
        """Say that a value has a tag; a tag could make Python objects, and means nothing here."""
        tag: str | None = getattr(event, "tag", None)
        if tag and tag != "!":
            message = f"tags such as {tag.replace('tag:yaml.org,2002:', '!!')} are not used here"
            self.diagnostics += _fault(mark, "yaml-tag", message, "Write the value without a tag.").diagnostics

    def untagged(
        self,
        events: _Events,
        event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent,
        depth: int,
    ) -> Node:
        """Build a scalar, a sequence or a mapping."""
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(tuple(self.items(events, depth)), self.mark(event))
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self.pairs(events, depth), self.mark(event))
        return self.scalar(event)

    def grow(self, mark: Mark, size: int) -> None:
        """Count nodes, and stop an alias bomb."""
        self.count += size
        if self.count > MAXIMUM_NODES:
            message = f"with its aliases expanded the file has more than {MAXIMUM_NODES:,} values"
            raise _fault(mark, "alias-bomb", message)

    def alias(self, event: yaml.AliasEvent, mark: Mark) -> Node:
        """Return the node that an alias stands for."""
        if event.anchor not in self.anchors:
            raise _fault(mark, "yaml-syntax", f"the alias *{event.anchor} has no anchor before it")
        self.grow(mark, self.sizes[event.anchor])
        return self.anchors[event.anchor]

    def scalar(self, event: yaml.ScalarEvent) -> Node:
        """Build a scalar; a plain one without text is absent."""
        mark, style = self.mark(event), event.style or ""
        if not style and event.value in ABSENT:
            return Node(None, mark)
        cut = "" if style else self.cut(event)
        line, indent = mark.line - 1, mark.column - 1 + (style in {'"', "'"})
        if style == "|":
            line, indent = self.block_start(event)
        return Node(Scalar(event.value, cut), mark, style, line, indent)

    def cut(self, event: yaml.ScalarEvent) -> str:
        """Return the comment that ends a plain scalar on its last line."""
        end = _place(event.end_mark)
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        return rest.strip() if CUT.fullmatch(rest) else ""

    def block_start(self, event: yaml.ScalarEvent) -> tuple[int, int]:
        """Return the zero-based line and the indentation of a literal block's text."""
        first = _place(event.start_mark).line + 1
        for number, text in enumerate(event.value.split("\n")):
            if text.strip() and first + number < len(self.lines):
                return first, len(self.lines[first + number]) - len(text)
        return first, 0

    def items(self, events: _Events, depth: int) -> Iterator[Node]:
        """Build the items of a sequence."""
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self.node(events, event, depth + 1)

    def pairs(self, events: _Events, depth: int) -> dict[str, tuple[Node, Node]]:
        """Build the pairs of a mapping; what a merge key brings comes after the mapping's own keys."""
        own: dict[str, tuple[Node, Node]] = {}
        merged: list[Node] = []
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(events, event, depth + 1)
            value = self.node(events, next(events), depth + 1)
            if key.value == "<<" and not key.style:
                merged.append(value)
                continue
            name = self.key(key)
            if name in own:
                message = f"the key {name!r} stands already in line {own[name][0].mark.line}"
                self.diagnostics += _fault(key.mark, "duplicate-key", message).diagnostics
            own[name] = (key, value)
        return self.merge(own, merged)

    def key(self, node: Node) -> str:
        """Return a key's text."""
        if isinstance(node.value, Scalar):
            return str(node.value)
        if node.value is None:
            return "~"
        raise _fault(node.mark, "yaml-syntax", "a key has to be text, not a list or a mapping")

    def merge(self, own: dict[str, tuple[Node, Node]], merged: list[Node]) -> dict[str, tuple[Node, Node]]:
        """Add the pairs of merge keys, as YAML 1.1's ``<<`` says: earlier ones win."""
        for value in merged:
            for source in value.value if isinstance(value.value, tuple) else (value,):
                if not isinstance(source.value, Mapping):
                    raise _fault(source.mark, "yaml-syntax", "<< takes a mapping or a list of mappings")
                own = {**source.value, **own}
        return own
