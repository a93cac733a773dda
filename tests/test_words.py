from pathlib import Path

import pytest
from babel.messages.catalog import Message

from briefings.words import languages, name_of, words
from tests.wording import LOCALES, catalogue, messages, read

PATHS = sorted(LOCALES.glob("*.po"))


def key(message: Message) -> tuple[str, str | None]:
    """Return what a message is told by."""
    return (message.id[0] if isinstance(message.id, (tuple, list)) else str(message.id)), message.context


def test_languages() -> None:
    """There are catalogues for German, French, Spanish, Chinese and Arabic; English needs none."""
    assert {"de", "fr", "es", "zh", "ar"} <= languages()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_message_is_there(path: Path) -> None:
    """A catalogue holds each message that code and templates say, and no other; python -m tests.wording mends it."""
    known = {key(message) for message in read(path) if message.id}
    said = {key(message) for message in catalogue(read(path)) if message.id}
    assert known == said


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_message_is_translated(path: Path) -> None:
    """No message is left in English, in any of its forms; what is filled in is filled in everywhere."""
    for message in read(path):
        if message.id:
            strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            assert all(strings), message.id
            assert not list(message.check()), message.id


def test_a_language_without_a_catalogue_reads_english() -> None:
    """Swahili gets English words, Austrian German those of German."""
    assert words("sw").gettext("Sources") == "Sources"
    assert words("de-AT").gettext("Sources") == "Quellen"


def test_forms_of_number() -> None:
    """A message takes the form that its language has for a number."""
    one, many = "%(num)s briefing", "%(num)s briefings"
    assert words("en").ngettext(one, many, 1) == "1 briefing"
    assert len({words("ar").ngettext(one, many, number).replace(str(number), "") for number in (1, 2, 5, 11)}) == 4


def test_names_of_languages() -> None:
    """A language is called by its name in itself."""
    assert [name_of(tag) for tag in ("de", "zh", "ar", "fr")] == ["Deutsch", "中文", "العربية", "Français"]


def test_nothing_is_said_twice() -> None:
    """A message stands once, whatever its forms: gettext could not tell two apart."""
    plurals = {message[0] for message, _ in messages() if isinstance(message, tuple)}
    singles = {message for message, context in messages() if isinstance(message, str) and context is None}
    assert plurals & singles == set()
