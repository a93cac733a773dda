"""YAML to nodes that know their line and column; the only importer of PyYAML.

Every scalar stays text until a field types it: ``NO`` is Norway and ``007`` is "007"; a plain ``~``, ``null`` or
nothing at all is absent. Aliases and merge keys are expanded within bounds; tags, duplicate keys, a second
document and anything that is not YAML become a diagnostic, one for each file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.hints import Complaint, syntax_hint
from briefings.nodes import FORBIDDEN, Document, Node, Scalar

__all__ = ["MAXIMUM_BYTES", "load"]

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 40
MAXIMUM_NODES = 200_000
ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
CUT = re.compile(r"\s+#.*")
SWALLOWED = re.compile(r"\s+(#[^\s#].*)")
CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BREAK = re.compile("[\x85\u2028\u2029]")  # YAML breaks lines at these, editors do not

_Events: TypeAlias = Iterator[yaml.Event]


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
        before = _lines_alike(content[: error.start].decode("utf-8-sig"))
        mark = Mark(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise _fault(mark, "encoding", message, "Save the file as UTF-8.") from None
    return BREAK.sub(" ", _lines_alike(text))


def _lines_alike(text: str) -> str:
    """Return a text whose lines all end as on Linux."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fault(mark: Mark, rule: str, message: str, hint: str = "") -> ContentError:
    """Make the exception for one diagnostic."""
    return ContentError([Diagnostic(mark, Severity.ERROR, rule, message, hint)])


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Say what is wrong with text that is not YAML, at its line, with the right way to write it."""
    found = syntax_hint(text.split("\n"), _complaint(text, error))
    mark = Mark(path, found.line + 1, found.column + 1)
    return Diagnostic(mark, Severity.ERROR, "yaml-syntax", found.problem, found.hint)


def _complaint(text: str, error: yaml.YAMLError) -> Complaint:
    """Return what the parser says, and where; it names no place for a sign that no text may hold."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML"
    if mark := getattr(error, "problem_mark", None):
        place, last = _place(mark), text.count("\n")
        if place.line > last:  # a file without a line end at its end
            place = _Place(last, len(text) - text.rfind("\n") - 1)
        context = _place(getattr(error, "context_mark", None) or mark)
        return Complaint(problem, place.line, place.column, min(context.line, last), context.column)
    found = CONTROL.search(text)
    at = found.start() if found else 0
    line, column = text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
    return Complaint(problem, line, column, line, column)


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
        # What prints, and has no escapes, holds nothing forbidden; to look at each scalar takes long.
        self.suspect = "\\" in text or not text.replace("\n", "").replace("\t", "").isprintable()
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[str, int] = {}
        self.heights: dict[str, int] = {}
        self.count = 0
        self.deepest = 0
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
        place: yaml.Mark = event.start_mark  # type: ignore[assignment] # the parser gives every event its place
        return Mark(self.path, place.line + 1, place.column + 1)

    def node(self, events: _Events, event: yaml.Event, depth: int) -> Node:
        """Build the node that starts with an event."""
        mark = self.mark(event)
        self.descend(mark, depth)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, mark, depth)
        if not isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            raise _fault(mark, "yaml-syntax", "a value is missing here")
        self.grow(mark, 1)
        before, deepest, self.deepest = self.count, self.deepest, depth
        self.refuse_tag(event, mark)
        node = self.untagged(events, event, depth, mark)
        if event.anchor:
            self.anchors[event.anchor] = node
            self.sizes[event.anchor] = self.count - before + 1
            self.heights[event.anchor] = self.deepest - depth
        self.deepest = max(deepest, self.deepest)
        return node

    def descend(self, mark: Mark, depth: int) -> None:
        """Note how deep values are nested, and stop where it is too deep."""
        self.deepest = max(self.deepest, depth)
        if depth > MAXIMUM_DEPTH:
            raise _fault(mark, "too-deep", f"values are nested more than {MAXIMUM_DEPTH} deep")

    def refuse_tag(self, event: yaml.Event, mark: Mark) -> None:
        """Say that a value has a tag; a tag could make Python objects, and means nothing here."""
        tag: str | None = getattr(event, "tag", None)
        if tag and tag != "!":
            message = f"tags such as {tag.replace('tag:yaml.org,2002:', '!!')} are not used here"
            hint = "Write the value without it; text that starts with ! stands in quotes."
            self.diagnostics += _fault(mark, "yaml-tag", message, hint).diagnostics

    def untagged(
        self,
        events: _Events,
        event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent,
        depth: int,
        mark: Mark,
    ) -> Node:
        """Build a scalar, a sequence or a mapping."""
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(tuple(self.items(events, depth)), mark)
        return Node(self.pairs(events, depth), mark)

    def grow(self, mark: Mark, size: int) -> None:
        """Count nodes, and stop an alias bomb."""
        self.count += size
        if self.count > MAXIMUM_NODES:
            message = f"with its aliases expanded the file has more than {MAXIMUM_NODES:,} values"
            raise _fault(mark, "alias-bomb", message)

    def alias(self, event: yaml.AliasEvent, mark: Mark, depth: int) -> Node:
        """Return the node that an alias stands for."""
        if event.anchor not in self.anchors:
            message = f"the alias *{event.anchor} has no anchor before it"
            raise _fault(mark, "yaml-syntax", message, "Text that starts with * stands in quotes.")
        self.descend(mark, depth + self.heights[event.anchor])
        self.grow(mark, self.sizes[event.anchor])
        return self.anchors[event.anchor]

    def scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Node:
        """Build a scalar; a plain one without text is absent."""
        style = event.style or ""
        if not style and event.value in ABSENT:
            self.refuse_swallowed(event, mark)
            return Node(None, mark)
        cut = "" if style else self.cut(event)
        line, indent = mark.line - 1, mark.column - 1 + (style in {'"', "'"})
        if style == "|":
            line, indent = self.block_start(event)
        return Node(Scalar(self.printable(event.value, mark), cut), mark, style, line, indent)

    def printable(self, text: str, mark: Mark) -> str:
        """Say that a text holds a sign that no page can show, and return it without."""
        if not self.suspect or not (found := FORBIDDEN.search(text)):
            return text
        message = f"the text holds U+{ord(found[0]):04X}, a sign that no page can show"
        self.diagnostics += _fault(mark, "control-character", message, "Take it out.").diagnostics
        return FORBIDDEN.sub(" ", text)

    def cut(self, event: yaml.ScalarEvent) -> str:
        """Return the comment that ends a plain scalar on its last line."""
        rest = self.rest(event)
        return rest.strip() if CUT.fullmatch(rest) else ""

    def refuse_swallowed(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        """Say that a value such as ``#1 producer`` is a comment to YAML; a comment proper has a space after #."""
        found = None if event.value else SWALLOWED.fullmatch(self.rest(event))
        if found:
            message = f"YAML reads “{found[1]}” as a comment: nothing is written here"
            quoted = "'" + found[1].replace("'", "''") + "'"
            hint = f"Quote it: {quoted}, or put a space after the # of a comment."
            self.diagnostics += _fault(mark, "cut-text", message, hint).diagnostics

    def rest(self, event: yaml.ScalarEvent) -> str:
        """Return what stands behind a scalar on its last line."""
        end: yaml.Mark = event.end_mark  # type: ignore[assignment] # as in `mark`
        return self.lines[end.line][end.column :] if end.line < len(self.lines) else ""

    def block_start(self, event: yaml.ScalarEvent) -> tuple[int, int]:
        """Return the zero-based line and the indentation of a literal block's text."""
        start: yaml.Mark = event.start_mark  # type: ignore[assignment] # as in `mark`
        first = start.line + 1
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
