"""An abbreviation that is not written out where it first stands, and that not every reader knows.

Bad: The SFE will store metal.
Good: The Shanghai Futures Exchange (SFE) will store metal.

Those that the desk's readers know stand under `abbreviations:` in `briefings.yaml`; the commonest need not. One in the
words of a link, as in [[usgs|USGS]], is explained by where the link leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.blocks.products import Product
from briefings.errors import Severity
from briefings.model.briefing import Briefing
from briefings.rules import Finding
from briefings.rules._words import ABBREVIATIONS
from briefings.subject import Subject
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.INFO
ABBREVIATION = re.compile(r"[A-Z]{3,6}(?=s?(?![\w&/.-]|\.\w))")
INSIDE = re.compile(r"[\w&/.-]")
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each, where it first stands in the English text of a briefing."""
    if not isinstance(subject.value, Briefing):
        return
    shorts = {str(product.short) for _, product in each(Product, subject.value) if product.short}
    explained = ABBREVIATIONS | subject.abbreviations | shorts
    if not set(ABBREVIATION.findall(subject.english)) - explained:
        return
    for wording in subject.wordings:
        if not (wording.english and wording.own):
            continue
        for found in ABBREVIATION.finditer(wording.text):
            if (
                found[0] in explained
                or INSIDE.match(wording.text[max(0, found.start() - 1) : found.start()])
                or ROMAN.fullmatch(found[0])
                or _shouted(wording.text, found)
            ):
                continue
            explained |= {found[0]}
            if not (_written_out(subject, found[0]) or _linked(wording.written, found)):
                mark = subject.mark(wording.location, found.start())
                hint = f"Write it out: ... ({found[0]}), or add it to abbreviations: in briefings.yaml."
                yield Finding(mark, f"{found[0]} is not written out where it first stands", hint)


def _written_out(subject: Subject, abbreviation: str) -> bool:
    """Tell whether the words of an abbreviation stand beside it somewhere, one of them in brackets."""
    pattern = re.compile(
        rf"\w[”’\"\ufffc\]]*\s+\({abbreviation}s?\b|\b{abbreviation}s?\s*(?:\(|, (?:short for|or) |: )"
    )
    return any(pattern.search(wording.text) for wording in subject.wordings if abbreviation in wording.text)


def _linked(text: str, found: re.Match[str]) -> bool:
    """Tell whether an abbreviation is among the words of a link."""
    closing = text[found.end() : found.end() + 60].partition("[")[0]
    return "]" in closing


def _shouted(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word stands among others in capitals, as in a headline."""
    around = text[max(0, found.start() - 20) : found.end() + 20]
    return len(re.findall(r"\b[A-Z]{3,}\b", around)) > 2  # noqa: PLR2004 # itself and two more
