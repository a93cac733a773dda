"""What is wrong with a document, as the author sees it: pydantic's errors said at their line, with the right way."""

from __future__ import annotations

import types as python_types
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Union, get_args, get_origin

from pydantic import Tag, ValidationError
from pydantic_core import ErrorDetails

from briefings.block import Block
from briefings.blocks import types
from briefings.errors import Diagnostic, Mark, Severity
from briefings.nodes import Document, Node, Scalar
from briefings.values.record import Location, Written
from briefings.values.text import Line, Text

__all__ = ["nearest", "problems"]

EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the known name nearest to one that is not, or nothing."""
    found = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Did you mean {found[0]}?" if found else ""


def problems(error: ValidationError, document: Document, model: type[Written]) -> tuple[Diagnostic, ...]:
    """Turn a validation error into diagnostics, sorted by place.

    Args:
        error: what pydantic says.
        document: the document that was validated.
        model: what it was validated as.
    """
    details = [_cleaned(detail, document) for detail in error.errors(include_url=False)]
    said = {diagnostic.mark for diagnostic in document.diagnostics}
    found = {_diagnostic(detail, document, model) for detail in details if not _follows(detail, details, model)}
    typed = {item.mark: item for item in sorted(found, reverse=True) if item.rule == "wrong-type"}
    found = {item for item in found if typed.get(item.mark, item) == item or item.rule != "wrong-type"}
    return tuple(sorted(item for item in found if item.rule != "missing-field" or item.mark not in said))


def _cleaned(detail: ErrorDetails, document: Document) -> ErrorDetails:
    """Return an error without the steps of its location that name no place of the file but a member of a union."""
    node, location, last = document.root, [], len(detail["loc"]) - 1
    for number, step in enumerate(detail["loc"]):
        child = node.child(step)
        absent = detail["type"] == "missing" and number == last
        if child or absent or isinstance(step, int) or step.startswith("<") or step == "[key]":
            location.append(step)
        node = child or node
    return {**detail, "loc": tuple(location)}


def _steps(detail: ErrorDetails, document: Document) -> Location:
    """Return an error's place in the file: a member of a union is none there, a key that starts with < is."""
    node, steps = document.root, detail["loc"][:0]
    for step in detail["loc"]:
        steps = (*steps, step) if node.child(step) or not str(step).startswith("<") else steps
        node = node.child(step) or node
    return steps


def _follows(detail: ErrorDetails, details: list[ErrorDetails], model: type[Written]) -> bool:
    """Tell whether an error only follows from another: what is missing because of what is wrong."""
    location = detail["loc"]
    if detail["type"] == "missing":
        beside = (other for other in details if other["loc"][:-1] == location[:-1])
        unknown = [other for other in beside if other["type"] == "extra_forbidden"]
        return any(
            nearest(str(other["loc"][-1]), [str(location[-1])]) or (location[1:] and _is_sentence(other, model))
            for other in unknown
        )
    if detail["type"] == "literal_error":
        return any(other["loc"] == location for other in details if other is not detail)
    if detail["type"] == "too_short":
        return any(other["loc"][: len(location)] == location for other in details if other is not detail)
    return False


def _is_sentence(detail: ErrorDetails, model: type[Written]) -> bool:
    """Tell whether an unknown key is rather text with a colon in it."""
    key = str(detail["loc"][-1])
    return " " in key and not nearest(key, _fields(model, detail["loc"][:-1]))


def _diagnostic(detail: ErrorDetails, document: Document, model: type[Written]) -> Diagnostic:
    """Turn one of pydantic's errors into a diagnostic."""
    steps = _steps(detail, document)
    context = detail.get("ctx", {})
    if "message" in context:
        at = (*steps, *context["at"])
        mark = document.key_mark(at[:-1]) if at[-1:] == ("[key]",) else document.mark(at)
        return Diagnostic(mark, Severity.ERROR, detail["type"], context["message"], context["hint"])
    match detail["type"]:
        case "extra_forbidden":
            mark, rule = document.key_mark(steps), "unknown-field"
            message, hint = _unknown(detail, document, model)
        case "missing":
            mark, rule, message, hint = _missing(document, steps)
        case "too_short":
            mark, rule, message, hint = document.mark(steps), "missing-field", f"{_name(steps)} is empty", ""
        case "block-type":
            mark, rule, message, hint = _block_type(document, steps)
        case "enum" | "literal_error":
            mark, rule, (message, hint) = document.mark(steps), "unknown-value", _value(detail, steps)
        case _:
            mark, rule, (message, hint) = (
                document.mark(steps),
                "wrong-type",
                _type(detail, document.node(steps), model),
            )
    return Diagnostic(mark, Severity.ERROR, rule, message, hint)


def _missing(document: Document, steps: Location) -> tuple[Mark, str, str, str]:
    """Say that a field is not there, or there without a value."""
    if document.node(steps[:-1]).child(steps[-1]):
        return document.mark(steps), "missing-field", f"{steps[-1]} has no value", ""
    return document.mark(steps[:-1]), "missing-field", f"{steps[-1]} is missing", ""


def _name(steps: Location) -> str:
    """Return the field that a location ends in."""
    return next(
        (str(step) for step in reversed(steps) if isinstance(step, str) and not step.startswith("<")), "the file"
    )


def _unknown(detail: ErrorDetails, document: Document, model: type[Written]) -> tuple[str, str]:
    """Say that a key is no field, with the nearest one; or that a text has become a key."""
    key = str(detail["loc"][-1])
    if _is_sentence(detail, model):
        steps = _steps(detail, document)
        value = document.node(steps).value
        whole = f"{key}: {value if isinstance(value, str) else '...'}".replace("'", "''")
        return (
            f"a colon and a space after “{key}”: YAML reads a key",
            f"Quote the text, or write it under |: '{whole}'",
        )
    fields = _fields(model, detail["loc"][:-1])
    return f"{key} is no field here", nearest(key, fields) or f"Fields: {', '.join(fields)}"


def _block_type(document: Document, steps: Location) -> tuple[Mark, str, str, str]:
    """Say what is wrong with a block's type keys."""
    node = document.node(steps)
    keys = list(node.value) if isinstance(node.value, Mapping) else []
    typed = [key for key in keys if key in types()]
    unknown = [key for key in keys if key not in types() and key not in Block.model_fields]
    known = f"Block types: {', '.join(types())}"
    if len(typed) == 1:
        return document.mark((*steps, typed[0])), "missing-field", f"{typed[0]} has no value", ""
    if typed:
        mark = document.key_mark((*steps, typed[1]))
        return (
            mark,
            "two-block-types",
            f"a block has one type key, this one has {' and '.join(typed)}",
            "Split it.",
        )
    if isinstance(node.value, Scalar):
        message = "a block is a mapping with a type key, not text"
        return node.mark, "unknown-block-type", message, f"Write: prose: {node.value}"
    if unknown:
        mark = document.key_mark((*steps, unknown[0]))
        message = f"{unknown[0]} is no block type"
        return mark, "unknown-block-type", message, nearest(unknown[0], types()) or known
    return node.mark, "unknown-block-type", "a block has exactly one type key, this one has none", known


def _value(detail: ErrorDetails, steps: Location) -> tuple[str, str]:
    """Say that a value is none of those that a field takes."""
    expected = detail.get("ctx", {}).get("expected", "")
    known = [part.strip("' ") for part in expected.replace(" or ", ",").split(",")]
    given = str(detail["input"])
    return f"{_name(steps)} cannot be {given!r}", nearest(given, known) or f"Write one of: {', '.join(known)}"


def _type(detail: ErrorDetails, node: Node, model: type[Written]) -> tuple[str, str]:
    """Say that a value is of the wrong type."""
    expected = EXPECTED.get(detail["type"], "another value")
    given, name = _given(node), _name(detail["loc"])
    if expected == "a list":
        written = f"Write: {name}: [{node.value.partition(chr(10))[0]}]" if isinstance(node.value, Scalar) else ""
        return f"{name} takes a list, not {given}", written or "Start each item with “- ” on a line of its own."
    is_item = isinstance(detail["loc"][-1], int)
    inner = _unwrapped(node, is_item=is_item)
    if expected == "text" and inner:
        if _is_prose(model, detail["loc"]):
            return "text cannot start with [ here: YAML reads a list", f"Quote the text: '[[{inner}]]'"
        return (
            f"{name} takes a name alone, not [[{inner}]]",
            f"Write: {inner}" if is_item else f"Write: {name}: {inner}",
        )
    if given == "text":
        return f"{name} takes {expected}, not {str(node.value)[:40]!r}", ""
    return f"{name} takes {expected}, not {given}", _colon_hint(node) if expected == "text" else ""


def _given(node: Node) -> str:
    """Return what kind of value a node is, in words."""
    match node.value:
        case str():
            return "text"
        case tuple():
            return "a list"
        case Mapping():
            return "a mapping"
    return "nothing"


def _unwrapped(node: Node, *, is_item: bool) -> str:
    """Return the name in a plain ``[[name]]``, which YAML reads as a list in a list; an item is the inner one."""
    depth = int(is_item)
    while isinstance(node.value, tuple) and len(node.value) == 1:
        node, depth = node.value[0], depth + 1
    return str(node.value) if isinstance(node.value, Scalar) and depth > 1 else ""


def _colon_hint(node: Node) -> str:
    """Show how to write text that a colon made a mapping of."""
    if not isinstance(node.value, Mapping) or len(node.value) != 1:
        return "Write the text under |, or quote it."
    key, (_, value) = next(iter(node.value.items()))
    whole = f"{key}: {value.value}".replace("'", "''")
    return f"Quote the text, or write it under |: '{whole}'"


def _fields(model: type[Written], location: Location) -> list[str]:
    """Return the names of the fields at a location of a model."""
    annotation = _annotation(model, location)
    found = next((part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Written)), None)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _is_prose(model: type[Written], location: Location) -> bool:
    """Tell whether a location of a model takes Markdown."""
    parts = _parts(_annotation(model, location))
    return any(isinstance(part, type) and issubclass(part, Line | Text) for part in parts)


def _annotation(model: type[Written], location: Location) -> object:
    """Return the annotation at a location of a model."""
    annotation: object = model
    for step in location:
        annotation = _below(annotation, step)
    return annotation


def _parts(annotation: object) -> Iterator[object]:
    """Yield the members of a union, or the annotation itself, without what annotates them."""
    if get_origin(annotation) is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, python_types.UnionType}:
        for member in get_args(annotation):
            yield from _parts(member)
    else:
        yield annotation


def _below(annotation: object, step: str | int) -> object:
    """Return the annotation one step below another."""
    if isinstance(step, str) and step.startswith("<"):
        return _tagged(annotation, step)
    for part in _parts(annotation):
        if isinstance(step, int) and get_origin(part) is tuple:
            return get_args(part)[0]
        if isinstance(step, str) and isinstance(part, type) and issubclass(part, Written):
            fields = {field.alias or name: field.annotation for name, field in part.model_fields.items()}
            return fields.get(step)
        if isinstance(step, str) and len(get_args(part)) == 2:  # noqa: PLR2004 # a mapping's key and value
            return get_args(part)[1]
    return None


def _tagged(annotation: object, tag: str) -> object:
    """Return the member of a union that carries a tag."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        if any(isinstance(item, Tag) and item.tag == tag for item in metadata):
            return inner
        return _tagged(inner, tag)
    members = get_args(annotation) if get_origin(annotation) in {Union, python_types.UnionType} else ()
    return next((found for member in members if (found := _tagged(member, tag)) is not None), None)
