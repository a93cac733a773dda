import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose import parse_line
from briefings.typography import quotes, set_text
from briefings.views.shown import Reader, Screen


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("12 tonnes", "12\u00a0tonnes"),
        ("99 %", "99\u00a0%"),
        ("3 kt of steel", "3\u00a0kt of steel"),
        ("12 topics", "12 topics"),
        ("-3", "\u22123"),
        ("from -3 to -1", "from \u22123 to \u22121"),
        ("(-3)", "(\u22123)"),
        ("2024-2025", "2024-2025"),
        ("COVID-19", "COVID-19"),
        ("2025-01-20", "2025-01-20"),
        ("p. 3 and pp. 4, 5", "p.\u00a03 and pp.\u00a04, 5"),
        ("No. 4 of § 5", "No.\u00a04 of §\u00a05"),
        ("Go. 4 left", "Go. 4 left"),
        ("J. K. Rowling", "J.\u00a0K.\u00a0Rowling"),
        ("1 234 567 shares", "1\u00a0234\u00a0567 shares"),
        ("in 2024 300 people", "in 2024 300 people"),
        ("steel – and ore", "steel\u00a0– and ore"),
        ("wait... and see", "wait… and see"),
        ("a....b ..c", "a....b ..c"),
        ("see https://example.org/-3/p...?q=-4 and -5", "see https://example.org/-3/p...?q=-4 and \u22125"),
        ("Quoi ? Non", "Quoi ? Non"),
    ],
)
def test_set_text(written: str, set_: str) -> None:
    """Minus signs stand before numbers, what belongs together stays on a line, and everything else is as it was."""
    assert set_text(written) == set_


@given(st.text())
def test_twice_is_once(text: str) -> None:
    """Setting what was set changes nothing, and but for ellipses no length changes."""
    assert set_text(set_text(text)) == set_text(text)
    assert len(set_text(text).replace("…", "...")) == len(text.replace("…", "..."))


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Quoi ? Non ! Si ; ou : « rien »", "Quoi\u202f? Non\u202f! Si\u202f; ou\u202f: «\u202frien\u202f»"),
        ("à 10:30, Quoi?", "à 10:30, Quoi?"),
        ("12 :30", "12 :30"),
    ],
)
def test_french(written: str, set_: str) -> None:
    """High punctuation and guillemets keep their words by a narrow space; a space that nobody wrote is not put in."""
    assert set_text(written, "fr") == set_text(written, "fr-CA") == set_


def test_code_and_addresses_are_shown_as_they_are() -> None:
    """What is to be typed again has neither ties nor ellipses nor true quotes; the words around have."""
    shown = parse_line('It\'s `-3 kt "x" ...` at <https://example.org/a-3?-4> or "-5 kt"...').html(
        Reader(Screen(""), "en", {}, {})
    )
    assert shown == (
        'It’s <code>-3 kt &quot;x&quot; ...</code> at <a href="https://example.org/a-3?-4">https://example.org/a-3?-4</a>'
        " or “\u22125\u00a0kt”…"
    )


@pytest.mark.parametrize(
    ("language", "outer"), [("en", "“”"), ("de", "„“"), ("de-AT", "„“"), ("zh-Hant", "“”"), ("xx", "“”")]
)
def test_quotes(language: str, outer: str) -> None:
    """A language has its own quotation marks, English ones where nothing else is known."""
    assert "".join(quotes(language)[:2]) == outer


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "zh", "ar", "ru"])
def test_four_quotes(language: str) -> None:
    """Each language has an outer and an inner pair."""
    assert len(quotes(language)) == 4
