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
HYPHENS = {0x2010: "-", 0x2011: "\u2060-\u2060"}
"""Hyphens that word processors put and few typefaces have; the one that does not break is tied on both sides."""
MINUS = re.compile(r"(?<![\w.)\u2212–-])-(?=\d)")
ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?=[\s”’\"')\]»]|$)")
LONG_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?!\w)")
TIES = (
    (re.compile(r"\d "), re.compile(rf"(?<=\d) (?=(?:{UNITS}|%)(?!\w))")),
    # p. 3, No. 4, § 5: a number and what it counts
    (
        re.compile(r"[.§°º№] \d"),
        re.compile(
            r"(?:(?<![\w.])(?:pp?|Nos?|Nr|S|[Aa]rt|Abs|[Ff]igs?|Abb|Tab|[Vv]ols?|Bd|Kap|ch|núm|págs?)\."
            r"|§|n[°º]|№) (?=\d)"
        ),
    ),
    # J. K. Rowling
    (re.compile(r"[A-ZÄÖÜÉ]\. [A-ZÄÖÜÉ]"), re.compile(r"(?<![\w.])[A-ZÄÖÜÉ]\. (?=[A-ZÄÖÜÉ][.\w])")),
    # a dash stays with the words before it
    (re.compile(r" – "), re.compile(r"(?<=\S) (?=– )")),
)
"""Where a space may not end a line; what stands before it in a match is kept.

What is looked for first is in every match and in few texts, and is found in a tenth of the time.
"""
LONG = re.compile(r"\d \d{3}")
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
        The text with the plain hyphen for those of word processors, U+2212 for a minus before a number, U+2026 for
        three full stops, U+00A0 between a number and its unit or what it counts, between initials, within long
        numbers and before dashes; in French U+202F before high punctuation and within guillemets.
    """
    if "://" not in text and "mailto:" not in text and "www." not in text:
        return _set(text, language)
    parts = ADDRESS.split(text)
    parts[::2] = [_set(part, language) for part in parts[::2]]
    return "".join(parts)


def _set(text: str, language: str) -> str:
    """Set words that are no address."""
    if not text.isascii():
        text = text.translate(HYPHENS)
    if "-" in text:
        text = MINUS.sub("\u2212", text)
    if "..." in text:
        text = ELLIPSIS.sub("…", text)
    if LONG.search(text):
        text = LONG_NUMBER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    for first, tie in TIES:
        if first.search(text):
            text = tie.sub(lambda found: found[0][:-1] + "\u00a0", text)
    return FRENCH.sub("\u202f", text) if language.split("-", maxsplit=1)[0] == "fr" else text
