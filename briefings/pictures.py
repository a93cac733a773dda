"""Pictures as files: what each is, how large, and whether it may be shown."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from math import ceil
from warnings import catch_warnings, simplefilter
from xml.etree import ElementTree as ET

from PIL import Image, UnidentifiedImageError

__all__ = ["Picture", "PictureFault", "examine"]

MAXIMUM_SIDE = 8000
MAXIMUM_BYTES = 10_000_000
ACTIVE = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "animate", "set"})
ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)|'([^']*)|([^)"']*))""", re.IGNORECASE)
LENGTH = re.compile(r"\s*(\d{1,9}(?:\.\d+)?|\.\d+)\s*(?:(px|mm|cm|in|pt|pc)\s*)?")
PIXELS = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16.0}
BOX = re.compile(r"\s*(?:-?[\d.]+[\s,]+){2}(\d{1,9}(?:\.\d+)?|\.\d+)[\s,]+(\d{1,9}(?:\.\d+)?|\.\d+)\s*")


class PictureFault(ValueError):
    """Why a file cannot be shown as a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's size in pixels of CSS."""

    width: int
    height: int


def examine(path: str, content: bytes) -> Picture:
    """Look at a picture.

    Args:
        path: the file's name, whose suffix says whether it is SVG.
        content: its bytes.

    Returns:
        Its size.

    Raises:
        PictureFault: where it is no picture, too large, or an SVG that could act.
    """
    if len(content) > MAXIMUM_BYTES:
        raise PictureFault(f"the picture has {len(content):,} bytes; {MAXIMUM_BYTES:,} are the most")
    picture = _vector(content) if path.lower().endswith(".svg") else _raster(content)
    _refuse_large(picture.width, picture.height)
    return picture


def _refuse_large(width: int, height: int) -> None:
    """Refuse a picture with more pixels than a page can show."""
    if max(width, height) > MAXIMUM_SIDE:
        raise PictureFault(f"the picture has {width:,} x {height:,} pixels; {MAXIMUM_SIDE:,} a side are the most")


def _raster(content: bytes) -> Picture:
    """Look at a PNG, JPEG or WebP; the pixels are decoded, as a file that is cut off has a whole head."""
    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as image:
                _refuse_large(*image.size)
                image.load()
                return Picture(*image.size)
    except PictureFault:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureFault(f"the picture has too many pixels; {MAXIMUM_SIDE:,} a side are the most") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise PictureFault("the file is no whole picture of the kind that its name says") from None


def _vector(content: bytes) -> Picture:
    """Look at an SVG."""
    if b"\0" in content:
        raise PictureFault("the SVG is not UTF-8")
    if b"<?xml-stylesheet" in content:
        raise PictureFault("the SVG refers to something outside itself: a style sheet")
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE):
        raise PictureFault("the SVG declares a document type; remove it")
    try:
        root = ET.fromstring(content)  # noqa: S314 # entities were refused above
    except (ET.ParseError, LookupError, ValueError) as error:
        raise PictureFault(f"the file is no SVG: {error}") from None
    if root.tag.rpartition("}")[2] != "svg":
        raise PictureFault("the file is no SVG")
    for element in root.iter():
        _refuse_active(element)
    return _size(root)


def _refuse_active(element: ET.Element) -> None:
    """Refuse what could act or load when the picture is shown."""
    name = str(element.tag).rpartition("}")[2]
    if name in ACTIVE:
        raise PictureFault(f"the SVG has a {name}, which could act when it is shown")
    for attribute, value in element.attrib.items():
        local = attribute.rpartition("}")[2].lower()
        if local.startswith("on"):
            raise PictureFault(f"the SVG has a handler, {local}")
        loads = local in {"href", "src"} and not value.startswith("#")
        if loads or _leads_outside(value) or re.search(r"@import|javascript:", value, re.IGNORECASE):
            raise PictureFault(f"the SVG refers to something outside itself: {value[:40]}")
    if name == "style" and re.search(r"url\(|@import", element.text or "", re.IGNORECASE):
        raise PictureFault("the SVG's style refers to something outside itself")


def _leads_outside(value: str) -> bool:
    """Tell whether an attribute's value has an address that is not a part of the picture itself."""
    addresses = ("".join(found.groups("")).strip() for found in ADDRESS.finditer(value))
    return any(address and not address.startswith("#") for address in addresses)


def _size(root: ET.Element) -> Picture:
    """Return an SVG's size, from its width and height or its viewBox."""
    width, height = (LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        sides = [float(side[1]) * PIXELS[side[2] or ""] for side in (width, height)]
    else:
        box = BOX.fullmatch(root.get("viewBox", ""))
        sides = [float(box[1]), float(box[2])] if box else [0, 0]
    picture = Picture(*(ceil(side) for side in sides))
    if not (picture.width and picture.height):
        raise PictureFault("the SVG has neither width and height nor a viewBox that say its size")
    return picture
