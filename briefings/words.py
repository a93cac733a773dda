"""What the interface says, in the reader's language: gettext catalogues, one a language.

A catalogue is ``briefings/locales/LANGUAGE.po``; a new language is one new file there. English stands in the
program and in the templates. A language without a catalogue is served by that of its first part (``de-AT`` by
``de``), and else in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

__all__ = ["Words", "languages", "name_of", "words"]

SUFFIX = ".po"


@dataclass(frozen=True)
class Words:
    """The interface's words in one language."""

    language: str
    translations: NullTranslations

    def gettext(self, message: str, **values: object) -> str:
        """Return a message, its ``%(name)s`` filled in."""
        return _filled(self.translations.gettext(message), values)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """Return a message in the form that a number takes; ``%(num)s`` is the number."""
        return _filled(self.translations.ngettext(one, many, number), {"num": number, **values})

    def listed(self, names: Iterable[str]) -> str:
        """Return names one after another, with what the language puts between them."""
        return self.pgettext("between names", ", ").join(names)

    def number(self, value: float, pattern: str = "#,##0.##") -> str:
        """Return a number as the language writes it, with Western digits (Unicode CLDR patterns)."""
        return format_decimal(value, pattern, locale=self.language.replace("-", "_"), numbering_system="latn")

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return a message that has another meaning elsewhere."""
        return _filled(self.translations.pgettext(context, message), values)


@cache
def words(language: str) -> Words:
    """Return the words of a language, a BCP 47 tag."""
    known = languages()
    parts = language.split("-")
    candidates = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return _words(next((name for name in candidates if name in known), "en"))


def name_of(language: str) -> str:
    """Return what a language is called in itself: Deutsch, 中文."""
    return (Locale.parse(language, sep="-").get_display_name() or language).capitalize()


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a catalogue; English needs none."""
    return frozenset(_catalogues())


def _catalogues() -> Iterator[str]:
    """Yield the languages of the catalogues that are there."""
    for entry in (files("briefings") / "locales").iterdir():
        if entry.name.endswith(SUFFIX):
            yield entry.name.removesuffix(SUFFIX)


@cache
def _words(language: str) -> Words:
    """Read a catalogue, once a process."""
    if language == "en":
        return Words("en", NullTranslations())
    content = (files("briefings") / "locales" / f"{language}{SUFFIX}").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(content), locale=language.replace("-", "_")))
    compiled.seek(0)
    return Words(language, Translations(compiled))


def _filled(message: str, values: dict[str, object]) -> str:
    """Fill a message in."""
    return message % values if values else message
