"""Which language a text is in, as far as its letters tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.importing.passages import Consequences, Grid, Heading, Note, Passage, Points, Prose

__all__ = ["main_language", "script_language", "told_by_letters", "words"]

SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[їєґЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
FAMILIES = {"fa": "ar", "ja": "zh", "uk": "ru"}
"""A language with letters of its own among those of another's script."""
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
MARKED = 50
"""Among how many letters one has to be a language's own."""
SAMPLE = 200_000


def told_by_letters(text: str) -> str:
    """Return the language that most letters of a text tell; empty for Latin letters, which tell none."""
    sample = text[:SAMPLE]
    counted = {language: len(pattern.findall(sample)) for language, pattern in SCRIPTS}
    scripts = {language: count for language, count in counted.items() if language not in FAMILIES}
    most = max(scripts, key=lambda language: scripts[language])
    if not scripts[most] or scripts[most] * (3 if most in {"zh", "ko"} else 1) < len(LATIN.findall(sample)):
        return ""
    own = [language for language, family in FAMILIES.items() if family == most]
    return next((language for language in own if counted[language] * MARKED > scripts[most]), most)


def main_language(lines: Sequence[str]) -> str:
    """Return the language of most of a text; empty where its letters tell none."""
    return told_by_letters("\n".join(lines))


def script_language(passage: Passage) -> str:
    """Return the language that a passage's letters tell; empty for Latin letters."""
    return told_by_letters(words(passage))


def words(passage: Passage) -> str:
    """Return all text of a passage."""
    match passage:
        case Heading(text=text) | Prose(text=text) | Note(text=text):
            return text
        case Points(items=items):
            return "\n".join(items)
        case Consequences(heading=heading, rows=rows):
            return "\n".join([heading, *(cell for row in rows for cell in row)])
        case Grid(columns=columns, rows=rows):
            return "\n".join([*columns, *(cell for row in rows for cell in row)])
