import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.fitting import Column, fit, has_long_word, shortened, widths

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


@given(st.integers(1, 40), st.integers(1, 12))
def test_columns_share_the_whole_width(number: int, digits: int) -> None:
    """The widths are of a hundred, more where no way has room, and alike where what they hold is."""
    table = figures(number, "1" * digits)
    shared = widths(table)
    whole = pytest.approx(100, abs=0.01 * len(shared))
    assert (sum(shared) == whole) if fit(table) is not None else (sum(shared) > 99.9)
    assert len(set(shared[1:])) == 1


def test_text_gets_the_room_that_figures_leave() -> None:
    """A column of sentences is wider than one of figures."""
    text, figure = widths([Column("Why", ["Words that could fill a line of the page and more"], numeric=False), NAMES])
    assert text > 3 * figure


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
