"""The chart block: what its rows may hold, what it says in words, and the table beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from briefings.blocks.chart import Chart
from briefings.rows import Rows
from briefings.vega import WIDE

YEARS: Rows = ({"year": "2014", "output": "35000"}, {"year": "2015", "output": "227000"})


def chart(data: object, **fields: object) -> Chart:
    """Make a chart of output by year."""
    content = {"type": "bar", "title": "It grows", "x": "year", "y": "output", "data": data, **fields}
    return Chart.model_validate({"chart": content})


def faults(data: Sequence[Mapping[str, str]], **fields: object) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what is wrong with rows inside the briefing."""
    return list(chart(data, **fields).row_faults(()))


def test_sound_rows_have_no_fault() -> None:
    """Numbers under known columns are drawn."""
    assert faults(YEARS) == []


@pytest.mark.parametrize("cell", ["", "–", "-", "n/a"])
def test_an_empty_cell_is_a_missing_value(cell: str) -> None:
    """A gap in the data is no mistake."""
    assert faults([*YEARS, {"year": "2016", "output": cell}, {"year": "2017"}]) == []


def test_a_column_that_is_not_there_is_named_with_the_nearest() -> None:
    """A misspelt column is said at its field."""
    message = "the data has no column 'outptu'; did you mean 'output'? It has year, output"
    assert faults(YEARS, y="outptu") == [(("chart", "y"), message)]


@pytest.mark.parametrize("field", ["x", "y", "series", "low", "high"])
def test_each_field_that_names_a_column_is_looked_up(field: str) -> None:
    """No column is taken on trust."""
    both = {"low": "output", "high": "output"} if field in {"low", "high"} else {}
    found = faults(YEARS, **{**both, field: "zzz"})
    assert found == [(("chart", field), "the data has no column 'zzz'; it has year, output")]


def test_a_word_for_a_number_is_said_at_its_cell() -> None:
    """A word in the briefing's rows is said at its line."""
    found = faults([*YEARS, {"year": "2016", "output": "many"}])
    assert found == [(("chart", "data", 2, "output"), "'many' is no number that 'output' can hold")]


def test_a_sign_of_percent_is_sent_to_the_unit() -> None:
    """A number with its unit in the cell shows where the unit goes."""
    found = faults([{"year": "2014", "output": "12%"}])
    assert found[0][1].endswith("write digits alone, and what they count under unit")


def test_a_word_in_a_file_is_said_with_its_row() -> None:
    """A file has no lines in the briefing, so the row is in the message."""
    found = list(chart("data/output.csv").row_faults([*YEARS, {"year": "2016", "output": "many"}]))
    assert found == [(("chart", "data"), "row 3: 'many' is no number that 'output' can hold")]


def test_scattered_points_need_numbers_along_both_axes() -> None:
    """A word cannot stand on an axis of numbers."""
    rows = [{"year": "1.5", "output": "1"}, {"year": "rich", "output": "2"}]
    assert [location for location, _ in faults(rows, type="scatter")] == [("chart", "data", 1, "year")]


def test_a_line_over_numbers_admits_no_word() -> None:
    """Where most places of a line are numbers, a word is a slip."""
    rows = [{"year": place, "output": "1"} for place in ("0.5", "1", "1.5", "two")]
    assert [location for location, _ in faults(rows, type="line")] == [("chart", "data", 3, "year")]


def test_a_line_over_names_is_no_slip() -> None:
    """Quarters, or years with a remark, stand side by side."""
    rows = [{"year": place, "output": "1"} for place in ("2014", "2015", "2024 (Jan-Oct)")]
    assert faults(rows, type="line") == []


def test_four_series_are_the_most() -> None:
    """A fifth series could not be told apart."""
    rows = [{"year": "2014", "output": "1", "by": name} for name in "abcde"]
    message = "5 series are too many to tell apart; 4 are the most; panels: by draws a small chart for each"
    expected = [(("chart", "series"), message)]
    assert faults(rows, series="by") == expected


@pytest.mark.parametrize("kind", ["stacked bar", "grouped bar"])
def test_parts_of_bars_need_a_series(kind: str) -> None:
    """Stacks and groups are made of series."""
    expected = [(("chart", "type"), f"a {kind} needs series: the column that tells its bars apart")]
    assert faults(YEARS, type=kind) == expected


def test_a_chart_without_rows_is_refused() -> None:
    """Nothing cannot be drawn."""
    assert faults([]) == [(("chart", "data"), "the chart has no rows")]


def test_three_hundred_rows_are_the_most() -> None:
    """A picture holds no more than a reader can see."""
    rows = [{"year": f"place {index}", "output": "1"} for index in range(301)]
    assert faults(rows) == [(("chart", "data"), "the chart has 301 rows; 300 are the most")]


def test_a_row_without_a_place_is_refused() -> None:
    """Each row stands somewhere along the axis."""
    expected = [(("chart", "data", 1, "year"), "the row has no year")]
    assert faults([YEARS[0], {"year": "", "output": "1"}]) == expected


def test_two_rows_cannot_have_one_place() -> None:
    """A bar over another would hide it."""
    assert faults([YEARS[0], YEARS[0]]) == [(("chart", "data", 1, "year"), "2014 is there twice; first in row 1")]


def test_a_column_without_any_number_is_refused() -> None:
    """A chart of gaps shows nothing."""
    assert faults([{"year": "2014", "output": ""}]) == [(("chart", "y"), "the column 'output' is empty")]


@pytest.mark.parametrize(
    ("low", "high", "place", "message"),
    [
        ("1", "", "low", "the range has one end"),
        ("", "1", "high", "the range has one end"),
        ("9", "1", "low", "the range begins above its end: 9 to 1"),
    ],
)
def test_a_range_has_two_ends_in_order(low: str, high: str, place: str, message: str) -> None:
    """Half a range, or one upside down, is a slip."""
    rows = [{"year": "2014", "output": "5", "low": low, "high": high}]
    assert faults(rows, low="low", high="high") == [(("chart", "data", 0, place), message)]


def test_a_range_names_both_columns() -> None:
    """One column makes no range."""
    expected = [(("chart", "low"), "a range has two ends: high is not there")]
    assert faults(YEARS, low="output") == expected


def test_the_table_shows_the_drawn_columns_in_order() -> None:
    """Place, series, value and range stand in this order, values under their unit and as numbers."""
    row = {"high": "1300", "note": "none", "output": "-1234.50", "low": "", "year": "2014", "by": "A"}
    extras = chart([row], series="by", low="low", high="high", unit="kt of *oxide*").extras((), "en")
    heads = ["year", "by", "output (kt of oxide)", "low (kt of oxide)", "high (kt of oxide)"]
    assert extras["columns"] == heads
    assert extras["body"] == [["2014", "A", "\u22121,234.50", "", "1,300"]]
    assert extras["numeric"] == [False, False, True, True, True]


def test_the_title_of_the_axis_heads_its_column() -> None:
    """What explains the axis explains the column."""
    assert chart(YEARS, x_title="Year of the survey").extras((), "en")["columns"] == ["Year of the survey", "output"]


def test_the_words_name_type_extremes_first_and_last() -> None:
    """A chart can be followed without being seen."""
    rows = [*YEARS, {"year": "2016", "output": ""}, {"year": "2024", "output": "102400"}]
    assert chart(rows, unit="tonnes").extras((), "en")["alternative"] == (
        "Bar chart with 3 values in tonnes; 1 is missing. Lowest 35,000 (2014), highest 227,000 (2015); "
        "from 35,000 (2014) to 102,400 (2024)."
    )


def test_the_words_follow_each_series() -> None:
    """Several series are named, and each is followed from its first to its last value."""
    cells = [("2023", "1", "A"), ("2024", "3", "B"), ("2025", "2", "A")]
    rows = [{"year": year, "output": value, "by": by} for year, value, by in cells]
    assert chart(rows, series="by", type="line").extras((), "en")["alternative"] == (
        "Line chart with 3 values, 2 series: A, B. Lowest 1 (A, 2023), highest 3 (B, 2024); "
        "A from 1 (2023) to 2 (2025); B 3 (2024)."
    )


def test_the_words_give_the_extent_of_scattered_points() -> None:
    """Scattered points have no first and no last."""
    rows = [{"grade": "9.5", "output": "-4"}, {"grade": "10", "output": "1200"}]
    assert chart(rows, type="scatter", x="grade", unit="kt").extras((), "en")["alternative"] == (
        "Scatter chart with 2 points. Grade from 9.5 to 10; kt from \u22124 to 1,200."
    )


def test_the_words_of_one_value_are_the_value() -> None:
    """One value has no extremes."""
    assert chart(YEARS[:1]).extras((), "en")["alternative"] == "Bar chart with one value: 35,000 (2014)."


def test_without_values_there_are_words_and_no_course() -> None:
    """A chart that is at fault can still be shown as a table."""
    assert chart([{"year": "2014"}]).extras((), "en")["alternative"] == "Bar chart without a value."


def test_without_rows_there_is_no_drawing() -> None:
    """A file that is not there draws nothing."""
    assert chart("data/output.csv").drawing((), "en", WIDE) is None


def test_rows_in_a_file_and_in_the_briefing_draw_the_same() -> None:
    """Where the data stands makes no difference."""
    assert chart("data/output.csv").drawing(YEARS, "en", WIDE) == chart(YEARS).drawing((), "en", WIDE)


def test_months_and_units_are_in_the_language_that_is_handed_in() -> None:
    """A chart of a German briefing needs no language of its own."""
    rows = [{"year": "2025-05", "output": "1"}, {"year": "2025-06", "output": "2"}]
    drawing = str(chart(rows).drawing((), "de", WIDE))
    assert "'Mai'" in drawing
    assert "'May'" not in drawing
