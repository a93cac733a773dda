import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from briefings.pictures import Picture, PictureFault, examine
from tests.patience import bounded

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
BOX = 'viewBox="0 0 40 30"'


def raster(kind: str, width: int, height: int) -> bytes:
    """Make a picture of one colour."""
    stream = io.BytesIO()
    Image.new("L", (width, height)).save(stream, kind)
    return stream.getvalue()


def noise(kind: str) -> bytes:
    """Make a picture whose pixels take room."""
    stream = io.BytesIO()
    Image.effect_noise((90, 90), 80).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_size_of_rasters(kind: str) -> None:
    """The size of a PNG, JPEG or WebP is its pixels."""
    assert examine(f"a.{kind}", raster(kind, 40, 30)) == Picture(40, 30)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (BOX, Picture(40, 30)),
        ('viewBox="-5,-5 40.2 30"', Picture(41, 30)),
        ('width="80" height="60px" ' + BOX, Picture(80, 60)),
        ('width="100%" height="100%" ' + BOX, Picture(40, 30)),
        ('width="210mm" height="1in"', Picture(794, 96)),
        ('width="3pt" height="2.54cm"', Picture(4, 96)),
        ('width=".5" height="1"', Picture(1, 1)),
    ],
)
def test_size_of_svg(attributes: str, size: Picture) -> None:
    """The size of an SVG is its width and height, or else that of its viewBox."""
    assert examine("a.svg", SVG.format(attributes, "").encode()) == size


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'width="1.2.3" height="4"',
        'viewBox="0 0 nan 4"',
        'viewBox="0 0 inf 4"',
        'viewBox="0 0 0 0"',
        'viewBox="0 0 -1 4"',
        'viewBox="0 0 4"',
    ],
)
def test_svg_without_a_size(attributes: str) -> None:
    """An SVG that says no size is refused."""
    with pytest.raises(PictureFault, match="neither width and height nor a viewBox"):
        examine("a.svg", SVG.format(attributes, "").encode())


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>1</script>", "a script, which could act"),
        ("<foreignObject/>", "a foreignObject, which could act"),
        ("<g><animate/></g>", "an? animate, which could act"),
        ('<a onmouseover="x()"/>', "a handler, onmouseover"),
        ('<a ONCLICK="x()"/>', "a handler, onclick"),
        ('<image href="https://example.org/a.png"/>', "outside itself"),
        ('<use xlink:href="other.svg#a"/>', "outside itself"),
        ('<a href="javascript:x()"/>', "outside itself"),
        ('<rect fill="url(https://example.org/a)"/>', "outside itself"),
        ("<rect style=\"fill: URL( 'a.svg#b')\"/>", "outside itself"),
        ("<rect fill='url( \")a.svg\" )'/>", "outside itself"),
        ('<rect fill="url(#a) url(b.svg)"/>', "outside itself"),
        ("<style>@import 'a.css';</style>", "outside itself"),
    ],
)
def test_active_svg(inside: str, message: str) -> None:
    """An SVG that could act or load is refused."""
    with pytest.raises(PictureFault, match=message):
        examine("a.svg", SVG.format(BOX, inside).encode())


@pytest.mark.parametrize(
    "inside",
    ['<use href="#a"/>', '<rect fill="url(#a)"/>', "<rect fill='url(\"#a\")'/>", "<style>rect { fill: red }</style>"],
)
def test_still_svg(inside: str) -> None:
    """An SVG that refers to itself is shown."""
    assert examine("a.svg", SVG.format(BOX, inside).encode()) == Picture(40, 30)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html/>", "the file is no SVG"),
        (b"hello", "the file is no SVG: syntax error"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "declares a document type"),
        (b'<?xml-stylesheet href="https://example.org/a.css"?><svg viewBox="0 0 1 1"/>', "a style sheet"),
        (b'<?xml version="1.0" encoding="none-such"?><svg/>', "the file is no SVG"),
        (b'<?xml version="1.0" encoding="utf-7"?><svg/>', "the file is no SVG"),
        ('<?xml version="1.0"?><!DOCTYPE svg><svg/>'.encode("utf-16"), "the SVG is not UTF-8"),
    ],
)
def test_no_svg(content: bytes, message: str) -> None:
    """What is no SVG, or hides what it is, is refused."""
    with pytest.raises(PictureFault, match=message):
        examine("a.svg", content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no whole picture of the kind"),
        (b"hello", "no whole picture of the kind"),
        (raster("png", 40, 30)[:20], "no whole picture of the kind"),
        (noise("png")[:900], "no whole picture of the kind"),
        (noise("jpeg")[:900], "no whole picture of the kind"),
        (raster("gif", 40, 30), "no whole picture of the kind"),
        (raster("png", 20_000, 10), "20,000 x 10 pixels; 8,000 a side are the most"),
        (raster("png", 10_000, 10_000), "too many pixels"),
        (b"\0" * 10_000_001, "10,000,001 bytes; 10,000,000 are the most"),
    ],
    ids=["empty", "text", "cut", "cut PNG", "cut JPEG", "another kind", "wide", "bomb", "heavy"],
)
def test_no_raster(content: bytes, message: str) -> None:
    """What is no picture, or too large a one, is refused; of what is too large no pixel is decoded."""
    with pytest.raises(PictureFault, match=message):
        examine("a.png", content)


@given(st.sampled_from(["a.svg", "a.png", "a.jpg", "a.webp"]), st.binary())
def test_any_bytes(path: str, content: bytes) -> None:
    """Any bytes are a picture or a fault."""
    try:
        picture = examine(path, content)
    except PictureFault:
        return
    assert picture.width > 0


@pytest.mark.parametrize("attributes", ['fill="url({})"', 'width="1{}x"', 'fill="{}"'])
def test_time(attributes: str) -> None:
    """An attribute of any length is looked at."""
    with bounded():
        assert examine("a.svg", SVG.format(f"{BOX} {attributes.format(' ' * 50_000)}", "").encode()).width > 0
