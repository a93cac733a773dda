"""Maker of charts: a Vega-Lite specification to SVG that can stand inside a page or a report.

A page may hold several charts under a Content-Security-Policy that allows no inline style, so the SVG has
presentation attributes only, and no name in it that another chart could have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import cast
from xml.etree import ElementTree as ET

import vl_convert

from briefings.artifacts import Plain, Resolved, canonical, digest

__all__ = ["draw"]

VEGA_LITE = "6.1"
SVG = "http://www.w3.org/2000/svg"
ID_LENGTH = 10
DECIMALS = 2
FURNITURE = frozenset({"background", "foreground"})
"""The classes of the areas that Vega puts behind and before each group; most of them are not painted."""
GEOMETRY = frozenset(
    {"d", "points", "transform", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "r", "cx", "cy"}
)
SIZES = frozenset({"width", "height", "viewBox"})
PAINT = frozenset(
    {
        "clip-path",
        "clip-rule",
        "color",
        "direction",
        "dominant-baseline",
        "fill",
        "fill-opacity",
        "fill-rule",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
        "gradientTransform",
        "gradientUnits",
        "id",
        "offset",
        "opacity",
        "stop-color",
        "stop-opacity",
        "stroke",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-opacity",
        "stroke-width",
        "text-anchor",
    }
)
"""The attributes that may stand in a page; those for assistive technology are not among them, as a picture has one
name, its title."""
STROKE = frozenset({name for name in PAINT if name.startswith("stroke-")})
DEFAULTS = {
    "fill-opacity": "1",
    "font-weight": "400",
    "opacity": "1",
    "stroke-dasharray": "1,0",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "text-anchor": "start",
    "transform": "translate(0,0)",
}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
ARC = r"A(-?[\d.]+),(-?[\d.]+),0,1,1,(-?[\d.]+),0"
CIRCLE = re.compile(rf"M(-?[\d.]+),0{ARC}{ARC}")
TRANSLATION = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
INHERITED = frozenset(
    {
        "fill",
        "fill-opacity",
        "font-weight",
        "stroke",
        "stroke-dasharray",
        "stroke-opacity",
        "stroke-width",
        "text-anchor",
    }
)
REFERENCE = re.compile(r"url\(#([^)]+)\)")

vl_convert.register_font_directory(str(files("font_source_sans_pro") / "files"))


def draw(inputs: Resolved) -> bytes:
    """Make the picture of a chart.

    Args:
        inputs: ``specification`` (Vega-Lite, its data inline), ``alternative`` (what the picture shows, in words)
            and, where the picture stands without a caption, ``title``.

    Returns:
        SVG in UTF-8, without an XML declaration, so that it can be set into HTML as it is.

    Raises:
        ValueError: where the specification names an address of data or pictures.
    """
    specification = cast("Plain", inputs["specification"])
    if "url" in _keys(specification):
        raise ValueError("the specification of a chart names an address; its data have to stand in it")
    text = canonical(specification)
    drawn = vl_convert.vegalite_to_svg(text.decode(), vl_version=VEGA_LITE, allowed_base_urls=[])
    tree = ET.fromstring(drawn)  # noqa: S314 # written by the line above, from content of the project
    prefix = f"chart-{digest(text)[:ID_LENGTH]}-"
    return ET.tostring(_picture(tree, _name(inputs), prefix), encoding="unicode").encode()


def _keys(value: Plain) -> Iterator[str]:
    """Yield the keys of all mappings inside a value."""
    if isinstance(value, Mapping):
        yield from value
        for inner in value.values():
            yield from _keys(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _keys(inner)


def _name(inputs: Resolved) -> str:
    """Return what the picture is called by those who do not see it."""
    title, alternative = (str(inputs.get(name, "")).strip() for name in ("title", "alternative"))
    return f"{title.rstrip('.')}. {alternative}" if title and alternative else title or alternative


def _picture(tree: ET.Element, name: str, prefix: str) -> ET.Element:
    """Return the tree as it can stand in a page, with what all its text shares said once.

    It names its direction, as it would else take that of the page, where the start of a text is its other end.
    """
    shared = dict(_shared(tree))
    sizes = {attribute: value for attribute, value in tree.attrib.items() if attribute in SIZES}
    picture = ET.Element("svg", {"xmlns": SVG, **sizes, "role": "img", "direction": "ltr", **shared})
    ET.SubElement(picture, "title").text = name
    for child in tree:
        picture.extend(_cleaned(child, prefix, shared))
    return picture


def _shared(tree: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the font and size where all text has the same."""
    texts = list(tree.iter(f"{{{SVG}}}text"))
    for attribute in ("font-family", "font-size"):
        values = {text.get(attribute, "") for text in texts}
        if len(values) == 1 and "" not in values:
            yield attribute, values.pop()


def _cleaned(element: ET.Element, prefix: str, shared: Mapping[str, str]) -> list[ET.Element]:
    """Return what is left of an element: itself, its children alone, or nothing."""
    if _is_unpainted(element):
        return []
    attributes = dict(_attributes(element, prefix, shared))
    if element.tag == f"{{{SVG}}}text" and _runs_left(element.text or ""):
        attributes = _turned(attributes)
    if circle := _circle(attributes):
        return [ET.Element("circle", dict(circle))]
    kept = ET.Element(element.tag.removeprefix(f"{{{SVG}}}"), attributes)
    kept.text = element.text
    kept.tail = element.tail
    for child in element:
        kept.extend(_cleaned(child, prefix, shared))
    if kept.tag != "g":
        return [kept]
    if len(kept) > 1:
        kept = _gathered(kept)
    return [kept] if len(kept) and kept.attrib else list(kept)


def _is_unpainted(element: ET.Element) -> bool:
    """Tell whether an element shows nothing: hidden, a path to nowhere, or furniture of a group without paint."""
    if element.get("display") == "none" or (element.tag == f"{{{SVG}}}path" and not element.get("d")):
        return True
    painted = {element.get("fill", "none"), element.get("stroke", "none")} - {"none", "transparent"}
    return not FURNITURE.isdisjoint(element.get("class", "").split()) and not painted


def _attributes(element: ET.Element, prefix: str, shared: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the attributes that stay, those of an inline style among them."""
    styles = (declaration.partition(":") for declaration in element.get("style", "").split(";"))
    attributes = {**element.attrib, **{name.strip(): value.strip() for name, _, value in styles}}
    painted = PAINT if "stroke" in attributes else PAINT - STROKE
    for name, value in attributes.items():
        kept = NUMBER.sub(_rounded, value) if name in GEOMETRY else value
        if name in GEOMETRY | painted and kept not in {shared.get(name), DEFAULTS.get(name)}:
            yield name, _renamed(name, kept, prefix)


def _runs_left(text: str) -> bool:
    """Tell whether the first letter of a text is of a script that runs to the left (UAX #9, rule P2)."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((found != "L" for found in directions if found in {"L", "R", "AL"}), False)


def _turned(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of a text that runs to the left: it stands where it stood, and starts at its right end."""
    anchor = {"start": "end", "end": None}.get(attributes.get("text-anchor", "start"), "middle")
    kept = {name: value for name, value in attributes.items() if name != "text-anchor"}
    return {**kept, **({"text-anchor": anchor} if anchor else {}), "direction": "rtl"}


def _renamed(name: str, value: str, prefix: str) -> str:
    """Return a value with the names of this picture in it made its own."""
    return prefix + value if name == "id" else REFERENCE.sub(rf"url(#{prefix}\1)", value)


def _rounded(found: re.Match[str]) -> str:
    """Write a number of pixels with as many decimals as can be seen."""
    return f"{round(float(found[0]), DECIMALS) + 0:.{DECIMALS}f}".rstrip("0").rstrip(".")


def _circle(attributes: Mapping[str, str]) -> Mapping[str, str] | None:
    """Return the attributes of a circle for a path that draws one, as Vega does; it takes a third of the bytes."""
    found = CIRCLE.fullmatch(attributes.get("d", ""))
    place = TRANSLATION.fullmatch(attributes.get("transform", ""))
    if not found or not place or len({radius.lstrip("-") for radius in found.groups()}) > 1:
        return None
    paint = {name: value for name, value in attributes.items() if name not in {"d", "transform"}}
    return {"cx": place[1], "cy": place[2], "r": found[1], **paint}


def _gathered(group: ET.Element) -> ET.Element:
    """Return a group that says once what each of its children would say."""
    first, *others = group
    common = {name: value for name, value in first.attrib.items() if name in INHERITED}
    for other in others:
        common = {name: value for name, value in common.items() if other.get(name) == value}
    for child in group:
        for name in common:
            del child.attrib[name]
    group.attrib.update(common)
    return group
