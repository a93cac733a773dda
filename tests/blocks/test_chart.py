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


PANELS: Rows = tuple(
    {"year": year, "output": output, "place": place}
    for place, outputs in (("A", ("3", "5")), ("B", ("4", "")))
    for year, output in zip(("2014", "2015"), outputs, strict=True)
)
MONTHS: Rows = tuple({"month": f"2024-{month:02d}", "price": f"{100 + month}"} for month in range(1, 13))


def annotated(*annotations: Mapping[str, str], **fields: object) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what is wrong with annotations of a line over months."""
    named = {"type": "line", "x": "month", "y": "price", **fields}
    return faults(MONTHS, **named, annotations=[{"text": "Ban", **found} for found in annotations])


def test_one_place_may_stand_in_each_panel() -> None:
    """Small charts share their places."""
    assert faults(PANELS, panels="place") == []
    twice = [(("chart", "data", 2, "year"), "2014 is there twice; first in row 1")]
    assert faults(PANELS)[:1] == twice


def test_twelve_panels_are_the_most() -> None:
    """More would not fit on a page."""
    rows = [{"year": "2014", "output": "1", "place": f"Place {index}"} for index in range(13)]
    ((place, message),) = faults(rows, panels="place")
    assert place == ("chart", "panels")
    assert message.startswith("13 panels are too many for a page; 12 are the most: keep the rows that")


def test_one_panel_is_no_small_multiple() -> None:
    """A column of one value divides nothing."""
    rows = [{**row, "place": "A"} for row in YEARS]
    message = "the column 'place' has one value; a chart without panels shows as much"
    assert faults(rows, panels="place") == [(("chart", "panels"), message)]


def test_panels_are_no_column_that_is_drawn_otherwise() -> None:
    """Panels of places along the axis would hold one bar each."""
    assert (("chart", "panels"), "panels names a column that the chart shows otherwise; take another one") in faults(
        YEARS, panels="year"
    )


def test_the_table_tells_the_panels() -> None:
    """The data have the column, without the unit."""
    extras = chart(PANELS, panels="place", unit="kt").extras((), "en")
    assert extras["columns"] == ["year", "place", "output (kt)"]
    assert extras["numeric"] == [False, False, True]


def test_the_words_follow_each_panel() -> None:
    """The small charts are named, and each is followed from its first to its last value."""
    assert chart(PANELS, panels="place", type="line").extras((), "en")["alternative"] == (
        "Line chart with 3 values; 1 is missing. Lowest 3 (A, 2014), highest 5 (A, 2015). 2 panels: A, B. "
        "A: from 3 (2014) to 5 (2015). B: 4 (2014)."
    )


def test_the_words_follow_each_series_of_a_panel() -> None:
    """Series are told within their small chart."""
    rows = [{**row, "by": by} for row in PANELS[:2] for by in "XY"] + [{**PANELS[2], "by": "X"}]
    said = str(chart(rows, panels="place", series="by", type="line").extras((), "en")["alternative"])
    assert "highest 5 (A, X, 2015). 2 panels: A, B." in said
    assert said.endswith("A: X from 3 (2014) to 5 (2015); Y from 3 (2014) to 5 (2015). B: X 4 (2014).")


def test_the_words_end_with_the_annotations() -> None:
    """What is said in the picture is said to those who do not see it."""
    notes = [
        {"x": "2014", "text": "Ban."},
        {"y": "9000", "text": "*Quota*"},
        {"from": "2014", "to": "2015", "text": "War"},
    ]
    said = str(chart(YEARS, annotations=notes).extras((), "en")["alternative"])
    assert said.endswith("Note at 2014: Ban. Note at 9,000: Quota. Note from 2014 to 2015: War.")


@pytest.mark.parametrize(
    ("annotation", "place", "message"),
    [
        ({}, (0,), "the annotation needs a place: x, y, or both; or from and to"),
        ({"from": "2024-02"}, (0, "from"), "to is not there: a stretch has two ends"),
        ({"to": "2024-02"}, (0, "to"), "from is not there: a stretch has two ends"),
        (
            {"from": "2024-02", "to": "2024-03", "y": "110"},
            (0, "y"),
            "an annotation stands at x and y, or over a stretch by from and to",
        ),
        (
            {"from": "2024-05", "to": "2024-03"},
            (0, "from"),
            "the stretch begins after its end: 2024-05 to 2024-03",
        ),
        ({"x": "May"}, (0, "x"), "'May' is no date; the axis has dates"),
        ({"x": "2025-01"}, (0, "x"), "2025-01 lies outside the axis, which reaches from 2024-01 to 2024-12"),
        (
            {"to": "2025-01", "from": "2024-12"},
            (0, "to"),
            "2025-01 lies outside the axis, which reaches from 2024-01 to 2024-12",
        ),
        ({"y": "dear"}, (0, "y"), "'dear' is no number"),
        ({"y": "11000"}, (0, "y"), "11000 is more than 10 times the largest value"),
        ({"x": "2024-01", "panel": "A"}, (0, "panel"), "there is no panel 'A'; the chart has none"),
    ],
)
def test_an_annotation_has_a_place_in_the_picture(
    annotation: Mapping[str, str], place: tuple[str | int, ...], message: str
) -> None:
    """What stands nowhere in the picture is said at its field."""
    assert annotated(annotation) == [(("chart", "annotations", *place), message)]


def test_an_annotation_at_a_name_is_looked_up() -> None:
    """A misspelt category, or panel, is said with the nearest."""
    rows = [{"year": name, "output": "1"} for name in ("Mining", "Metal")]
    found = faults(rows, annotations=[{"text": "Ban", "x": "Minning"}])
    assert found == [(("chart", "annotations", 0, "x"), "the axis has no 'Minning'; did you mean 'Mining'?")]
    panel = faults(PANELS, panels="place", annotations=[{"text": "Ban", "x": "2014", "panel": "C"}])
    assert panel == [(("chart", "annotations", 0, "panel"), "there is no panel 'C'; it has A, B")]


def test_a_day_within_the_last_month_lies_on_the_axis() -> None:
    """Dates reach as far as they may mean."""
    assert annotated({"x": "2024-12-20"}, {"from": "2024-03-15", "to": "2024-12-31"}, {"y": "115"}) == []


def test_six_annotations_are_the_most() -> None:
    """More are a text, not a picture."""
    message = "the chart has 7 annotations; 6 are the most that a reader can follow"
    assert annotated(*({"x": f"2024-{month:02d}"} for month in range(1, 8))) == [(("chart", "annotations"), message)]


def test_a_picture_that_no_page_holds_is_refused() -> None:
    """Fifty names before fifty bars are higher than a page."""
    rows = [{"year": f"Place {index}", "output": "1"} for index in range(50)]
    message = "the picture would be higher than a page; keep the rows that the finding is about, or shorten the names"
    assert faults(rows, type="horizontal bar") == [(("chart", "data"), message)]
    assert faults(rows[:40], type="horizontal bar") == []
