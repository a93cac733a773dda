"""JSON Schemas of what an author may write, for editors that complete and check while typing.

What YAML reads as number or boolean is text to the loader, so text fields accept it here too; an absent value
(``~``) is accepted wherever a field is optional.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from briefings.model.kinds import SCHEMAS

__all__ = ["schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
JsonSchema = dict[str, Any]  # JSON Schema is open by nature


class _AsYamlIsRead(GenerateJsonSchema):
    """Describes values as a YAML editor sees them."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Accept numbers and booleans as text."""
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Accept a whole number in quotes."""
        return {"anyOf": [super().int_schema(schema), {"type": "string", "pattern": "^-?[0-9]+$"}]}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Accept the words that the loader accepts."""
        words = {"enum": ["true", "false", "yes", "no", "on", "off"]}
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
            name: value if name in required else _or_absent(value) for name, value in properties.items()
        }
        return described


def schema(name: str) -> JsonSchema:
    """Return the JSON Schema of one kind of content.

    Args:
        name: one of SCHEMAS, such as briefing.
    """
    model = SCHEMAS[name]
    described = model.model_json_schema(by_alias=True, mode="validation", schema_generator=_AsYamlIsRead)
    return {"$schema": DIALECT, **described, "title": name.replace("-", " ").capitalize()}


def _or_absent(described: JsonSchema) -> JsonSchema:
    """Let a value be absent."""
    default: Literal["default"] = "default"
    inner = {key: value for key, value in described.items() if key not in {default, "description"}}
    kept = {key: value for key, value in described.items() if key == "description"}
    return {"anyOf": [inner, {"type": "null"}], **kept}
