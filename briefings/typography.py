"""What a compositor does to text: true quotes, minus signs, spaces that do not break."""

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
ADDRESS = re.compile(r"((?:https?://|mailto:|www\.)\S+)")
"""What is shown letter by letter, so that it can be typed again."""
MINUS = re.compile(r"(?<![\w.)\u2212–-])-(?=\d)")
ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?=[\s”’\"')\]»]|$)")
TIES = (
    re.compile(rf"(?<=\d) (?=(?:{UNITS}|%)(?!\w))"),
    # p. 3, No. 4, § 5: a number and what it counts
    re.compile(
        r"(?:(?<![\w.])(?:pp?|Nos?|Nr|S|[Aa]rt|Abs|[Ff]igs?|Abb|Tab|[Vv]ols?|Bd|Kap|ch|núm|págs?)\.|§|n[°º]|№) (?=\d)"
    ),
    # J. K. Rowling
    re.compile(r"(?<![\w.])[A-ZÄÖÜÉ]\. (?=[A-ZÄÖÜÉ][.\w])"),
    # a dash stays with the words before it
    re.compile(r"(?<=\S) (?=– )"),
)
"""Where a space may not end a line; what stands before it in a match is kept."""
LONG_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?!\w)")
FRENCH = re.compile(r" (?=[;:!?»](?:[\s»”)]|$))|(?<=«) ")


def quotes(language: str) -> str | tuple[str, ...]:
    """Return the four quotation marks of a language: outer pair, inner pair."""
    return QUOTES.get(language.split("-", maxsplit=1)[0], ENGLISH_QUOTES)


def set_text(text: str, language: str = "en") -> str:
    """Set plain text as a compositor does.

    Args:
        text: the words; web addresses within them stay as they are.
        language: the language of the words.

    Returns:
        The text with U+2212 for a minus before a number, U+2026 for three full stops, U+00A0 between a number and its
        unit or what it counts, between initials, within long numbers and before dashes; in French U+202F before
        high punctuation and within guillemets.
    """
    parts = ADDRESS.split(text)
    parts[::2] = [_set(part, language) for part in parts[::2]]
    return "".join(parts)


def _set(text: str, language: str) -> str:
    """Set words that are no address."""
    text = ELLIPSIS.sub("…", MINUS.sub("\u2212", text))
    text = LONG_NUMBER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    for tie in TIES:
        text = tie.sub(lambda found: found[0][:-1] + "\u00a0", text)
    return FRENCH.sub("\u202f", text) if language.split("-", maxsplit=1)[0] == "fr" else text
