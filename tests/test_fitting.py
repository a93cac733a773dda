import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.fitting import Column, fit, has_long_word, shortened

NAMES = Column("Country", ["Norway", "China"], numeric=False)


def figures(number: int, cell: str = "1,234") -> list[Column]:
    """Give a table of names and columns of figures."""
    return [NAMES, *(Column(str(2000 + column), [cell], numeric=True) for column in range(number))]


@pytest.mark.parametrize(
    ("columns", "classes"),
    [
        (figures(3), ""),
        (figures(8), "measured"),
        (figures(14), "measured close"),
        (figures(17), "measured closer"),
        (figures(19), "measured close turned"),
        (figures(27), "measured closest turned"),
        (figures(40), None),
        ([NAMES, Column("Share", ["1,234,567," * 6], numeric=True)], "measured"),
        ([NAMES, Column("Address", ["https://example.org/" + "a/" * 90], numeric=False)], ""),
    ],
)
def test_fit(columns: list[Column], classes: str | None) -> None:
    """The more columns, the smaller the type; then the paper is turned; at last nothing has room."""
    assert fit(columns) == classes


@given(st.integers(1, 60), st.integers(1, 12))
def test_more_columns_never_get_more_room(number: int, digits: int) -> None:
    """A table that has one more column is set as comfortably at most."""
    order = ["", "measured", "measured close", "measured closer", "measured close turned", "measured closer turned"]
    order += ["measured closest turned", None]  # type: ignore[list-item] # no way at all
    fewer, more = (order.index(fit(figures(count, "1" * digits))) for count in (number, number + 1))  # type: ignore[arg-type]
    assert fewer <= more


def test_long_words() -> None:
    """Addresses are no words that a column keeps whole."""
    assert has_long_word("see https://example.org/a-long-path/")
    assert not has_long_word("Donaudampfschifffahrt " * 9)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("A short title", "A short title"),
        ("A title, that has more words than a line", "A title, that has more…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrts…"),
        ("该部门称这是其历史上最好的一年", "该部门称这是其历史上最…"),
    ],
)
def test_shortened(text: str, short: str) -> None:
    """A text ends with a whole word, or within one that is longer than the line, before an ellipsis."""
    assert shortened(text, 12) == short
