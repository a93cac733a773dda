"""What a compositor does to text: true quotes, minus signs, and no break between a number and its unit."""

from __future__ import annotations

import re

__all__ = ["quotes", "set_text"]

QUOTES: dict[str, str | tuple[str, ...]] = {
    "de": "„“‚‘",
    "fr": ("«\u202f", "\u202f»", "‹\u202f", "\u202f›"),
    "es": "«»“”",
    "zh": "“”‘’",
    "ar": "«»‹›",
    "ru": "«»„“",
}
ENGLISH_QUOTES = "“”‘’"
UNITS = (
    "tonnes?|million|billion|trillion|percent|per cent|kilograms?|grams?|dollars|euros|yuan|pounds|metres|"
    "millimetres|kilometres|kt|Mt|t|kg|mg|g|km|m|cm|mm|µm|nm|GW|MW|kW|GWh|MWh|kWh|V|A|K|°C|years?|months?|days?"
)
BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{UNITS}|%)(?!\w))")
MINUS = re.compile(r"(?<![\w.)\u2212–-])-(?=\d)")


def quotes(language: str) -> str | tuple[str, ...]:
    """Return the four quotation marks of a language: outer pair, inner pair."""
    return QUOTES.get(language.split("-", maxsplit=1)[0], ENGLISH_QUOTES)


def set_text(text: str) -> str:
    """Set plain text: U+2212 for a minus before a number, U+00A0 between a number and its unit."""
    return BEFORE_UNIT.sub("\u00a0", MINUS.sub("\u2212", text))
