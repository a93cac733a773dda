import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.typography import quotes, set_text


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
    ],
)
def test_set_text(written: str, set_: str) -> None:
    """Minus signs stand before numbers, numbers stay with their units, and everything else is as it was."""
    assert set_text(written) == set_


@given(st.text())
def test_twice_is_once(text: str) -> None:
    """Setting what was set changes nothing, and no length changes."""
    assert set_text(set_text(text)) == set_text(text)
    assert len(set_text(text)) == len(text)


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
