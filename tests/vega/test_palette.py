"""The colours of charts: told apart by every reader, on paper, in both schemes of a page, and in grey.

What readers without one kind of cone see is reckoned after G. M. Machado, M. M. Oliveira and L. A. F. Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and
Computer Graphics 15(6), 2009, with the matrices of severity 1.0, in linear light. Distances are those of CIE 1976
(L*a*b*, illuminant D65), where about 2.3 is just noticed; contrasts are those of WCAG 2.2.
"""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise

import pytest

from briefings.engines.chart import draw
from briefings.theme import packaged
from briefings.vega import ChartType, Plot, Point, specification
from briefings.vega.palette import COLOURS, DASHES, GROUND, INK, META, ON_COLOURS, RULES, SHAPES, TEXT_COLOURS

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

EYES: dict[str, Matrix] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST_APART = 18
"""Between any two series for any reader, in CIE 1976: eight times what is just noticed."""
LEAST_GREYS_APART = 9.5
"""Between any two series in grey, of 100."""
LUMA = {"Rec. 601": (0.299, 0.587, 0.114), "Rec. 709": (0.2126, 0.7152, 0.0722)}
"""What screens and printers weigh the encoded parts of a colour by (ITU-R BT.601, BT.709)."""
STYLE = packaged() / "styles" / "screen-5-schemes.css"
RULE = re.compile(r"\.picture ([^{]+) \{ (fill|stroke): (#[0-9a-f]{6}) \}")
NAMED = re.compile(r'\[(fill|stroke)="(#[0-9A-Fa-f]{6})"\]')


def dark_twins(attribute: str = "fill") -> dict[str, str]:
    """Return the colours of a dark page by those of paper."""
    found = RULE.findall(STYLE.read_text(encoding="utf-8"))
    named = [(of, name, twin) for selector, _, twin in found for of, name in NAMED.findall(selector)]
    return {name: twin for of, name, twin in named if of == attribute}


def linear(colour: str) -> Colour:
    """Return the light of a colour of sRGB (IEC 61966-2-1)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def seen(light: Colour, eye: Matrix) -> Colour:
    """Return light as an eye sees it."""
    red, green, blue = (min(1, max(0, sum(map(math.prod, zip(row, light, strict=True))))) for row in eye)
    return red, green, blue


def luminance(light: Colour) -> float:
    """Return the relative luminance of light."""
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def lightness(part: float) -> float:
    """Return the cube root of CIE 1976, with its straight beginning."""
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def lab(light: Colour) -> Colour:
    """Return light as L*, a*, b*."""
    red, green, blue = light
    x = lightness((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = lightness(luminance(light))
    z = lightness((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted(luminance(linear(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


DARK = dark_twins()
SERIES = {"light": COLOURS, "dark": tuple(DARK[colour] for colour in COLOURS)}
TEXTS = {"light": TEXT_COLOURS, "dark": tuple(DARK[colour] for colour in TEXT_COLOURS)}
GROUNDS = {"light": GROUND, "dark": "#14181d"}


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", SERIES)
def test_any_two_series_are_told_apart_by_every_reader(scheme: str, eye: str) -> None:
    """No two colours meet for a reader without one kind of cone."""
    places = [lab(seen(linear(colour), EYES[eye])) for colour in SERIES[scheme]]
    assert min(math.dist(one, other) for one, other in combinations(places, 2)) >= LEAST_APART


def luma(colour: str, weights: Colour) -> float:
    """Return the grey that a screen or a printer makes of a colour, from 0 to 100."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return sum(map(math.prod, zip(parts, weights, strict=True))) / 2.55


@pytest.mark.parametrize("grey", ["lightness", *LUMA])
@pytest.mark.parametrize("scheme", SERIES)
def test_any_two_series_are_told_apart_in_grey(scheme: str, grey: str) -> None:
    """A print without colour shows four greys, whether they are made by lightness or by encoded parts."""
    weights = LUMA.get(grey)
    greys = sorted(luma(colour, weights) if weights else lab(linear(colour))[0] for colour in SERIES[scheme])
    assert min(after - before for before, after in pairwise(greys)) >= LEAST_GREYS_APART


@pytest.mark.parametrize("scheme", SERIES)
def test_a_series_stands_out_from_its_ground(scheme: str) -> None:
    """Graphics have 3:1 (WCAG 1.4.11), the names of series 4.5:1 (1.4.3)."""
    assert min(contrast(colour, GROUNDS[scheme]) for colour in SERIES[scheme]) >= 3
    assert min(contrast(colour, GROUNDS[scheme]) for colour in TEXTS[scheme]) >= 4.5


def test_words_upon_bars_can_be_read() -> None:
    """A value inside a bar has 4.5:1 in both schemes."""
    assert min(map(contrast, COLOURS, ON_COLOURS)) >= 4.5
    assert min(contrast(colour, DARK[ON_COLOURS[0]]) for colour in SERIES["dark"]) >= 4.5


def test_every_colour_has_its_twin_for_a_dark_page() -> None:
    """Whatever a picture paints, as a surface or as a line, is painted anew on a dark ground."""
    assert {*COLOURS, *TEXT_COLOURS, INK, META, RULES} <= set(DARK)
    assert {*COLOURS, INK, META, RULES, GROUND} <= set(dark_twins("stroke"))


def test_lines_and_points_differ_without_colour() -> None:
    """Each series has a dash and a shape of its own."""
    assert len({str(dash) for dash in DASHES}) == len(set(SHAPES)) == len(COLOURS)


@pytest.mark.parametrize("kind", ChartType)
def test_a_dark_page_changes_colours_alone(kind: ChartType) -> None:
    """The one picture serves both schemes: all that it paints is a colour with a twin, so its shapes stay."""
    points = tuple(
        Point(year, 4.0 + place, name, written="4") for year in ("2023", "2024") for place, name in enumerate("abcd")
    )
    svg = draw({"specification": specification(Plot(kind, points, "units")), "alternative": ""}).decode()
    for attribute in ("fill", "stroke"):
        painted = set(re.findall(rf'\b{attribute}="(#[0-9A-Fa-f]+)"', svg))
        # A dark word upon a light bar stays dark.
        assert painted - {"#060a0d"} <= set(dark_twins(attribute))
    assert "style" not in svg
