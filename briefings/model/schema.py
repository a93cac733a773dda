"""JSON Schemas of what an author may write, for editors that complete and check while typing.

What YAML reads as number or boolean is text to the loader, so text fields accept it here too; an absent value
(``~``) is accepted wherever a field is optional.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from briefings.model.kinds import SCHEMAS
from briefings.values.base import TextValue

__all__ = ["NO_NAMES", "Names", "schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
JsonSchema = dict[str, Any]  # JSON Schema is open by nature
Names: TypeAlias = Mapping[type[TextValue], Mapping[str, str]]
"""What an editor offers where a kind of text is meant: each with what it stands for."""
NO_NAMES: Names = {}
KIND = "x-kind"
"""Marks, until the schema is whole, which kind of text a value is."""


class _AsYamlIsRead(GenerateJsonSchema):
    """Describes values as a YAML editor sees them."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Accept numbers and booleans as text; of a boolean among the types editors would offer true and false."""
        text = {**super().str_schema(schema), "type": ["string", "number"]}
        return {"anyOf": [text, {"if": {"type": "boolean"}, "else": text}]}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Let one of several be any of them, which editors complete, as they do not complete exactly one."""
        described = super().tagged_union_schema(schema)
        return {**described, "anyOf": described.pop("oneOf")} if "oneOf" in described else described

    def function_wrap_schema(self, schema: core_schema.WrapValidatorFunctionSchema) -> JsonSchemaValue:
        """Mark which kind of text a value is."""
        kind = getattr(schema["function"]["function"], "__self__", None)
        marked = {KIND: kind} if isinstance(kind, type) and issubclass(kind, TextValue) else {}
        return {**super().function_wrap_schema(schema), **marked}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Accept a whole number in quotes."""
        return {"anyOf": [super().int_schema(schema), {"type": "string", "pattern": "^-?[0-9]+$"}]}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Accept the words that the loader accepts; as a pattern, so that editors offer true and false alone."""
        words = {"type": "string", "pattern": "^(true|false|yes|no|on|off)$"}
        return {"anyOf": [super().bool_schema(schema), words]}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Accept a digit without quotes where the values are digits."""
        described = super().enum_schema(schema)
        values = described.get("enum", [])
        digits = [int(value) for value in values if isinstance(value, str) and value.isdigit()]
        return {**described, "enum": [*values, *digits], "type": ["string", "integer"]} if digits else described

    def model_fields_schema(self, schema: core_schema.ModelFieldsSchema) -> JsonSchemaValue:
        """Accept an absent value in each optional field."""
        described = super().model_fields_schema(schema)
        required = set(described.get("required", ()))
        properties = described.get("properties", {})
        described["properties"] = {
            name: _said_once(value if name in required else _or_absent(value)) for name, value in properties.items()
        }
        return described


def schema(name: str, names: Names = NO_NAMES) -> JsonSchema:
    """Return the JSON Schema of one kind of content.

    Args:
        name: one of SCHEMAS, such as briefing.
        names: what an editor offers by kind of text; others are accepted as well, as the list may be a day old.
    """
    model = SCHEMAS[name]
    described = model.model_json_schema(by_alias=True, mode="validation", schema_generator=_AsYamlIsRead)
    offered: JsonSchema = _offering(described, names)
    lists = {f"{kind.__name__}.names": _listed(kind, found) for kind, found in names.items()}
    definitions = {**offered.get("$defs", {}), **lists}
    return {"$schema": DIALECT, **offered, "$defs": definitions, "title": name.replace("-", " ").capitalize()}


def _listed(kind: type[TextValue], found: Mapping[str, str]) -> JsonSchema:
    """Return a schema of names, with what each stands for; an editor must not say all of them where one is wrong."""
    wanted = "Write a name, such as one of those that are offered."
    meanings = list(found.values())
    return {"title": _called(kind), "enum": list(found), "enumDescriptions": meanings, "errorMessage": wanted}


def _called(kind: type[TextValue]) -> str:
    """Return the name of a kind in words: TopicSlug is a topic slug."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()


def _offering(described: Any, names: Names) -> Any:  # noqa: ANN401 # any part of a schema
    """Return a schema whose values refer to the names that an editor offers for their kind."""
    if isinstance(described, list):
        return [_offering(part, names) for part in described]
    if not isinstance(described, dict):
        return described
    kind = described.get(KIND)
    inner = {name: _offering(part, names) for name, part in described.items() if name != KIND}
    if kind is None or not names.get(kind):
        return inner
    listed = {"$ref": f"#/$defs/{kind.__name__}.names"}
    said = {key: value for key, value in inner.items() if key == "description"}
    return {"anyOf": [listed, {**inner, "title": _called(kind)}], **said}


def _or_absent(described: JsonSchema) -> JsonSchema:
    """Let a value be absent."""
    default: Literal["default"] = "default"
    inner = {key: value for key, value in described.items() if key not in {default, "description"}}
    kept = {key: value for key, value in described.items() if key == "description"}
    return {"anyOf": [inner, {"type": "null"}], **kept}


def _said_once(described: JsonSchema) -> JsonSchema:
    """Let a field's own words stand alone: over its value an editor would show those of its kind of text instead."""
    if "description" not in described or "anyOf" not in described:
        return described
    return {**described, "anyOf": [_unsaid(part) for part in described["anyOf"]]}


def _unsaid(described: JsonSchema) -> JsonSchema:
    """Return one of several schemas without its words, and without those inside it."""
    bare = {key: value for key, value in described.items() if key != "description"}
    return {**bare, "anyOf": [_unsaid(part) for part in bare["anyOf"]]} if "anyOf" in bare else bare
