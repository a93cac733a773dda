"""What an author may write, as YAML that a person would have written; the only importer of ruamel.

The text is canonical: equal values give equal bytes. Keys stand in the order of the model's fields, an id first, and
fields that hold their default are left out. Reading the text with `briefings.model.reading.read` gives an equal value,
and no other reader of YAML, of version 1.1 or 1.2, takes a word for a number, a date or a yes: such text is quoted.
Comments are those that are handed in, as a value has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

from briefings.values.dates import Moment, PartialDate
from briefings.values.record import Location, Written
from briefings.values.text import Line, Text
from briefings.values.version import ContentFormat

__all__ = ["write"]

WIDTH = 100
"""How many characters a line may have before a text is written under |."""
FEW = 60
"""How many characters a text of several paragraphs may have and still stand on its key's line."""
FLOW = 72
"""How many characters a short list or mapping may have and still stand on one line."""
UNLIMITED = 1 << 30
OTHERWISE = re.compile(
    r"yes|no|on|off|true|false|null|~|<<|=|"  # yes and no, nothing, merge and value keys
    r"[-+]?(0b[01_]++|0o?[0-7_]++|0x[\da-f_]++|[\d_]++(:[0-5]?\d)++(\.\d*+)?|"  # whole numbers, sexagesimals
    r"([\d_]++|(\d[\d_]*+)?\.[\d_]*+)?(e[-+]?\d++)?|\.inf|\.nan)|"
    r"\d{4}-\d\d?-\d\d?(([Tt]|\s++)\d.*+)?",
    re.IGNORECASE,
)
"""What a reader of YAML 1.1 or 1.2 takes for something else than text; no repetition gives back what it took."""
NUMBER = re.compile(r"0|-?[1-9]\d{0,14}|-?(0|[1-9]\d{0,8})\.\d{0,5}[1-9]")
"""A number that every reader reads and writes alike, so that nothing is lost without quotes."""
ESCAPED = re.compile("[\t\x85\u2028\u2029\ufeff]")
"""What has to be escaped: tabs outside of long text, and what YAML takes for the end of a line."""
SIGNS = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|.*(?:\s$|\s#|:$|:[^\w/])", re.DOTALL)
"""What YAML may take for a sign of its own, at the start of a text or inside."""
INSIDE = re.compile(r"[,\[\]{}?:]")
"""The signs of lists and mappings on one line."""
SINGLE_SPACE = re.compile(r"(?<=\S) (?=\S)")


def write(value: Written, comments: Mapping[Location, str] | None = None) -> str:
    """Write a value as YAML.

    Args:
        value: anything that an author may write: a briefing, an edition, an entity, a source, a desk. Its texts hold
            no sign that no page can show (`briefings.nodes.FORBIDDEN`), as none that was read does.
        comments: what a person has to know, by place: above a field of the file, beside the first field of a mapping
            in a list, each in one line.

    Returns:
        The text of a file, with a line end at its end.
    """
    written, mapping = StringIO(), _mapping(value)
    for location, comment in (comments or {}).items():
        _comment(mapping, location, comment)
    _yaml().dump(mapping, written)
    return written.getvalue()


def _comment(mapping: CommentedMap, location: Location, comment: str) -> None:
    """Put a comment above a field, or beside the first field of a mapping in a list."""
    if len(location) == 1:
        mapping.yaml_set_comment_before_after_key(location[0], before=comment)
        return
    item = mapping[location[0]][location[1]]
    item.fa.set_block_style()
    item.yaml_add_eol_comment(comment, next(iter(item)))


class _Plain(str):
    """Text that stands without quotes whatever other readers take it for."""

    __slots__ = ()


class _Representer(RoundTripRepresenter):
    """Knows plain text, and gives no value an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        """Write each value where it stands, though it stands elsewhere too."""
        del data
        return True


def _represent_plain(representer: _Representer, text: _Plain) -> ScalarNode:
    """Represent text with the tag that other readers would give it, so that it needs no quotes."""
    resolver = representer.dumper.resolver
    return representer.represent_scalar(resolver.resolve(ScalarNode, str(text), (True, False)), str(text))


_Representer.add_representer(_Plain, _represent_plain)


def _yaml() -> YAML:
    """Return a writer with the desk's indentation that breaks no line by itself."""
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.width = UNLIMITED
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


@cache
def _fields(model: type[Written]) -> tuple[tuple[str, str, object], ...]:
    """Return the fields of a model, its id first: each attribute, its key, and its default (itself without one)."""
    return tuple(
        (name, field.alias or name, field if field.is_required() else field.get_default(call_default_factory=True))
        for name, field in sorted(model.model_fields.items(), key=lambda pair: pair[0] != "id")
    )


def _mapping(value: Written) -> CommentedMap:
    """Return a value as a mapping of those fields that say something; a file's format is said always."""
    found = ((key, getattr(value, name), default) for name, key, default in _fields(type(value)))
    there = {key: inner for key, inner, default in found if inner != default or isinstance(inner, ContentFormat)}
    return _map(there)


def _map(there: Mapping[str, object]) -> CommentedMap:
    """Return a mapping; one of few short values stands on one line."""
    written = CommentedMap((_key(name), _node(inner)) for name, inner in there.items())
    written.fa.set_flow_style() if not written else written.fa.set_block_style()
    return written


def _node(value: object) -> object:
    """Return a value as ruamel writes it."""
    match value:
        case Written():
            return _mapping(value)
        case Mapping():
            return _map(value)
        case tuple() | list():
            return _sequence([_node(item) for item in value])
        case bool():
            return value
        case Enum():
            return _scalar(str(value.value))
        case _:
            return _Plain(value) if isinstance(value, int | float) else _text(str(value), value)


def _sequence(items: list[object]) -> CommentedSeq:
    """Return a list; one of short texts stands on one line, and so does each of a list of short mappings."""
    if _on_one_line(items):
        written = CommentedSeq(map(_inside, items))
        written.fa.set_flow_style()
        return written
    written = CommentedSeq(_short(item) if isinstance(item, CommentedMap) else item for item in items)
    written.fa.set_block_style()
    return written


def _short(item: CommentedMap) -> CommentedMap:
    """Return a mapping of a list: on one line where it is short and holds more than one thing."""
    if len(item) == 1 or not _on_one_line([*item, *item.values()]):
        return item
    written = CommentedMap((_inside(key), _inside(value)) for key, value in item.items())
    written.fa.set_flow_style()
    return written


def _on_one_line(parts: Sequence[object]) -> bool:
    """Tell whether there are only texts that stand on a line together."""
    short = all(isinstance(part, str) and not isinstance(part, LiteralScalarString) for part in parts)
    return short and sum(len(str(part)) + 2 for part in parts) <= FLOW


def _inside(text: object) -> object:
    """Return a text for a list or mapping on one line, where more signs have a meaning."""
    return SingleQuotedScalarString(text) if isinstance(text, _Plain) and INSIDE.search(text) else text


def _text(text: str, value: object) -> object:
    """Return a text: on its line where it is short, else under |; one line of Markdown is broken at spaces."""
    if isinstance(value, PartialDate | Moment | ContentFormat):
        return _Plain(text)
    if "\n" in text or (isinstance(value, Text) and len(text) > FEW):
        return _block(text)
    written = _scalar(text)
    plain = isinstance(written, _Plain)
    if isinstance(value, Line) and len(text) > (WIDTH if plain else FEW):
        return _block(_broken(text) + "\n")
    return written


def _block(text: str) -> object:
    """Return a text under |, where that can hold it."""
    lines = text.split("\n")
    spaced = any(line != line.rstrip() or line.startswith("\t") for line in lines) or not lines[0].strip()
    if spaced or ESCAPED.search(text.replace("\t", " ")):
        return DoubleQuotedScalarString(text)
    return LiteralScalarString(text)


def _broken(text: str) -> str:
    """Return one line of Markdown over several lines, broken where a single space stands, which reading puts back."""
    lines, line = [], ""
    for word in SINGLE_SPACE.split(text):
        if line and len(line) + len(word) >= WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def _key(name: str) -> object:
    """Return a key."""
    return DoubleQuotedScalarString(name) if "\n" in name else _scalar(name)


def _scalar(text: str) -> object:
    """Return a text of one line: plain where every reader takes it for this text, or for a number or a day."""
    if ESCAPED.search(text):
        return DoubleQuotedScalarString(text)
    if NUMBER.fullmatch(text):
        return _Plain(text)
    return SingleQuotedScalarString(text) if SIGNS.match(text) or OTHERWISE.fullmatch(text) else _Plain(text)
