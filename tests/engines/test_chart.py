"""The maker of charts: SVG that can stand in a page under a strict policy, and is the same everywhere."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast
from xml.etree import ElementTree as ET

import pytest
from weasyprint import HTML

from briefings.artifacts import Plain
from briefings.engines.chart import draw
from briefings.vega import NARROW, ChartType, Plot, Point, specification

GOLDEN = Path(__file__).parents[1] / "blocks" / "golden"
SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    *(
        "viewBox",
        "width",
        "height",
        "role",
        "direction",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
        "transform",
    ),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray"),
    *("d", "x2", "y2", "cx", "cy", "r"),
}
COLOURS = {"#12436D", "#F46A25", "#450B30", "#0B7F66", "#B34A12", "#480C33", "#0A7A62"} | {
    *("#1b1f24", "#505a5f", "#c8ccd0", "#ffffff", "#060a0d", "none"),
}
YEARS = ("2021", "2022", "2023", "2024")
MANY = tuple(
    Point(year, 10.0 + 3 * index + 5 * place, name, 9.0 + 5 * place, 30.0 + 5 * place, f"{10 + 3 * index + 5 * place}")
    for index, name in enumerate(("China", "United States", "Australia", "Rest of the world"))
    for place, year in enumerate(YEARS)
)
PLOTS = {kind.value: Plot(kind, MANY, "thousand tonnes") for kind in ChartType}
PLOTS["bar"] = Plot(ChartType.BAR, MANY[:4], "thousand tonnes")
FEW = (Point("2014", 35000.0, written="35000"), Point("2015", 227000.0, written="227000"), Point("2024", None))
LONG = tuple(
    Point(product, value, country, written=f"{value:.1f}")
    for country, share in (("China", 3.0), ("United States of America", 1.0), ("Rest of the world", 0.5))
    for product, value in (
        ("Concentrate of bastnaesite", 12 * share),
        ("Separated oxides", 7 * share),
        ("Metal", share),
    )
)
BY_ITSELF = """
import json, sys
from briefings.engines.chart import draw
sys.stdout.buffer.write(draw(json.load(sys.stdin)))
"""


def inputs(plot: Plot, **words: str) -> dict[str, object]:
    """Return what the maker gets."""
    return {"specification": specification(plot), "alternative": "Bars that grow.", **words}


def picture(plot: Plot) -> ET.Element:
    """Draw a plot and read it as XML."""
    return ET.fromstring(draw(inputs(plot)))  # noqa: S314 # drawn a line above


@pytest.mark.parametrize("kind", PLOTS)
def test_a_picture_holds_attributes_that_a_strict_policy_admits(kind: str) -> None:
    """No style, script, class, name or address stands in a picture, and every colour is one of the theme's."""
    tree = picture(PLOTS[kind])
    assert {element.tag.removeprefix(SVG) for element in tree.iter()} <= {
        *("svg", "title", "g", "path", "line", "text", "circle"),
    }
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    painted = {element.get(name, "none") for element in tree.iter() for name in ("fill", "stroke")}
    assert painted <= COLOURS


@pytest.mark.parametrize("kind", PLOTS)
def test_a_picture_is_named_by_its_first_child(kind: str) -> None:
    """The title comes first, as PDF/UA and assistive technology need it."""
    tree = picture(PLOTS[kind])
    assert (tree[0].tag, tree[0].text) == (f"{SVG}title", "Bars that grow.")
    assert tree.get("role") == "img"
    assert tree.get("viewBox") == f"0 0 620 {tree.get('height')}"


def test_a_narrow_picture_is_as_wide_as_its_plot() -> None:
    """What is laid out for a telephone is drawn for it."""
    assert str(picture(replace(PLOTS["line"], width=NARROW)).get("viewBox")).startswith("0 0 328 ")


def test_a_picture_without_a_caption_says_its_finding_first() -> None:
    """The title of the chart goes before its description."""
    tree = ET.fromstring(draw(inputs(PLOTS["bar"], title="It grows.")))  # noqa: S314 # drawn here
    assert tree[0].text == "It grows. Bars that grow."


@pytest.mark.parametrize(("anchor", "turned"), [("start", "end"), ("middle", "middle"), ("end", None)])
def test_a_text_that_runs_to_the_left_stands_where_it_stood(anchor: str, turned: str | None) -> None:
    """Its start is its right end, and a picture in a page that runs to the left is the same picture."""
    align = {"start": "left", "middle": "center", "end": "right"}[anchor]
    mark: Plain = {"type": "text", "align": align, "text": "\u0645\u0643\u0627\u0646 (2024)"}
    drawn = draw({"specification": {"data": {"values": [{}]}, "mark": mark}, "alternative": ""})
    tree = ET.fromstring(drawn)  # noqa: S314 # drawn a line above
    (text,) = tree.iter(f"{SVG}text")
    assert (tree.get("direction"), text.get("direction"), text.get("text-anchor")) == ("ltr", "rtl", turned)


def test_a_text_that_begins_with_a_number_runs_as_its_first_letter() -> None:
    """A number has no direction of its own (UAX #9)."""
    mark: Plain = {"type": "text", "text": "2024 \u0645\u0643\u0627\u0646"}
    spec: Plain = {"data": {"values": [{}]}, "mark": mark}
    assert b'direction="rtl"' in draw({"specification": spec, "alternative": ""})
    assert b'direction="rtl"' not in draw(inputs(PLOTS["bar"]))


def test_signs_of_html_are_escaped() -> None:
    """A name that looks like HTML is text."""
    plot = Plot(ChartType.BAR, (Point("<b>&", 1.0, written="1"),))
    drawn = draw(inputs(plot, title="<script>")).decode()
    assert "&lt;b&gt;&amp;" in drawn
    assert "<script>" not in drawn


def test_text_has_the_font_of_the_page() -> None:
    """The font is named once, where a page's style can change it."""
    tree = picture(PLOTS["line"])
    assert tree.get("font-family") == "Source Sans Pro"
    assert not any(element.get("font-family") for element in tree.iter(f"{SVG}text"))


@pytest.mark.parametrize("place", [{"data": {"url": "https://example.org/x.csv"}}, {"layer": [{"mark": {"url": ""}}]}])
def test_an_address_in_a_specification_is_refused(place: dict[str, Plain]) -> None:
    """Nothing is fetched, and no picture is drawn empty because its data could not be."""
    with pytest.raises(ValueError, match="names an address"):
        draw({"specification": {**specification(PLOTS["bar"]), **place}, "alternative": ""})


def test_inline_styles_become_attributes_and_names_become_its_own() -> None:
    """What Vega writes as style, and names for clipping, can stand twice in a page."""
    data: Plain = {"values": [{"x": 1, "y": 1}, {"x": 2, "y": 2}]}
    encoding: Plain = {name: {"field": name, "type": "quantitative"} for name in ("x", "y")}
    mark: Plain = {"type": "line", "clip": True, "blend": "multiply"}
    drawn = draw({"specification": {"data": data, "mark": mark, "encoding": encoding}, "alternative": ""}).decode()
    assert "style" not in drawn
    (name,) = re.findall(r' id="([^"]+)"', drawn)
    assert re.fullmatch(r"chart-[0-9a-f]{10}-clip\d+", name)
    assert f'clip-path="url(#{name})"' in drawn


def test_names_in_the_two_pictures_of_a_chart_differ() -> None:
    """Both stand in one page, where a name may be given once."""
    names = []
    for plot in (PLOTS["line"], replace(PLOTS["line"], width=NARROW)):
        specified = specification(plot)
        layers = cast("list[dict[str, Plain]]", specified["layer"])
        clipped: Plain = [
            {**layer, "mark": {**cast("dict[str, Plain]", layer["mark"]), "clip": True}} for layer in layers
        ]
        drawn = draw({"specification": {**specified, "layer": clipped}, "alternative": ""}).decode()
        names += re.findall(r' id="([^"]+)"', drawn)
    assert len(names) > 1
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", PLOTS)
def test_the_same_specification_gives_the_same_bytes(kind: str) -> None:
    """Drawing again changes nothing, nor does the order of keys."""
    given = inputs(PLOTS[kind])
    specified = cast("dict[str, Plain]", given["specification"])
    turned = dict(reversed(specified.items()))
    assert draw(given) == draw(given) == draw({**given, "specification": turned})


@pytest.mark.parametrize(("seed", "zone"), [("1", "America/New_York"), ("2", "Asia/Kathmandu")])
def test_another_process_gives_the_same_bytes(seed: str, zone: str) -> None:
    """Neither the order of hashes nor the time zone or language of a machine is seen in a picture."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    given = inputs(PLOTS["line"])
    said = subprocess.run(
        [sys.executable, "-c", BY_ITSELF],
        input=json.dumps(given).encode(),
        env=environment,
        capture_output=True,
        check=True,
    )
    assert said.stdout == draw(given)


@pytest.mark.parametrize(
    ("name", "plot"),
    [
        ("chart-bar.svg", Plot(ChartType.BAR, FEW, "tonnes")),
        ("chart-line.svg", Plot(ChartType.LINE, MANY[:8], "thousand tonnes")),
        ("chart-narrow.svg", Plot(ChartType.HORIZONTAL_BAR, LONG, "thousand tonnes", "Product", width=NARROW)),
    ],
)
def test_a_picture_looks_as_its_golden_file(name: str, plot: Plot) -> None:
    """A picture is drawn to the byte as it was when it was last looked at."""
    assert draw(inputs(plot)).decode() + "\n" == (GOLDEN / name).read_text(encoding="utf-8")


def test_two_hundred_points_are_a_small_picture() -> None:
    """A page can afford a full chart."""
    points = (Point(f"{place * 7 % 200}.5", float(place * 13 % 97), written="1") for place in range(200))
    assert len(draw(inputs(Plot(ChartType.SCATTER, tuple(points))))) < 13_000


@pytest.mark.parametrize("kind", PLOTS)
def test_the_engine_of_the_pdf_reads_a_picture_without_a_warning(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    """A picture uses nothing that the PDF would lack, and its words are the figure's alternative."""
    page = f'<!doctype html><html lang="en"><title>A</title><body><h1>A</h1>{draw(inputs(PLOTS[kind])).decode()}'
    with caplog.at_level(logging.WARNING, "weasyprint"):
        pdf = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    assert [record.getMessage() for record in caplog.records] == []
    assert b"(Bars that grow.)" in cast("bytes", pdf)
