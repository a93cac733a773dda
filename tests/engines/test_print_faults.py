from __future__ import annotations

import logging
import pickle

import pytest

from briefings.engines.sealed import MissingLetters, TypesettingError
from tests.engines.test_print import SVG, simple


def test_a_missing_letter_is_named() -> None:
    """Each letter that no face has is named once, in the order of the text, and the error travels."""
    with pytest.raises(MissingLetters, match=r"字 \(U\+5B57\), 汉 \(U\+6C49\)") as raised:
        simple("<p>汉字 and Жук, 汉".replace("汉字", "字汉"))
    assert raised.value.letters == ("字", "汉")
    assert pickle.loads(pickle.dumps(raised.value)).letters == ("字", "汉")  # noqa: S301 # pickled in this line


def test_a_missing_letter_of_a_picture_is_named() -> None:
    """The text of an SVG is set in the packaged faces too."""
    with pytest.raises(MissingLetters, match="汉"):
        simple('<img alt="x" src="asset:a.svg">', files={"a.svg": SVG.replace("Ore", "汉").encode()})


def test_a_quiet_log_hides_no_missing_letter() -> None:
    """A missing letter is an error whatever the level of the root logger."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.CRITICAL)
    try:
        with pytest.raises(MissingLetters):
            simple("<p>汉")
    finally:
        root.setLevel(level)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "asset:absent.png",
        "asset:SourceSerifPro-Regular.ttf",
    ],
)
@pytest.mark.parametrize(
    "shape",
    [
        '<img alt="x" src="{}">',
        '<p style="background: url({})">x</p>',
        '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title><image href="{}" width="9" height="9"/></svg>',
        '<link rel="stylesheet" href="{}">',
        "<style>@import url({});</style>",
        "<style>@font-face {{ font-family: x; src: url({}) }}</style>",
        '<object data="{}">x</object>',
    ],
)
def test_an_address_outside_the_files_is_refused(address: str, shape: str) -> None:
    """Pictures, styles and fonts from the network, the disk or the address itself are errors that name it."""
    with pytest.raises(TypesettingError) as raised:
        simple(shape.format(address))
    assert f"the document may not load {address}" in raised.value.messages


@pytest.mark.parametrize(
    "style", ["@import url(file:///etc/passwd);", "@font-face { font-family: x; src: url(https://example.org/x) }"]
)
def test_style_sheets_load_nothing(style: str) -> None:
    """Imports and fonts of a style sheet are refused, each time."""
    for _ in range(2):
        with pytest.raises(TypesettingError, match="may not load"):
            simple("", style)


def test_attachments_are_refused() -> None:
    """A link to an attachment is an error, as it would be dated by the clock."""
    with pytest.raises(TypesettingError, match="attachments"):
        simple('<p><a rel="attachment" href="asset:a.svg">x</a>', files={"a.svg": SVG.encode()})


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("h1 { floot: left }", "floot"),
        ("h1 { color: 12 }", "color"),
        ("h1::middle { color: red }", "h1::middle"),
        ("@page { @middle { content: 'x' } }", "page rule"),
    ],
)
def test_a_style_that_is_not_known_is_an_error(style: str, message: str) -> None:
    """Unknown properties, values and selectors are said, each time the style sheet is used."""
    for _ in range(2):
        with pytest.raises(TypesettingError, match=message):
            simple("", style)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<p><a href="#absent">x</a>', "No anchor #absent"),
        ('<p id="a">x<p id="a">y', "Anchor defined twice"),
        ('<img src="asset:a.svg">', "no required alt description"),
        ('<img src="asset:broken.svg" alt="x">', "Failed to load image at 'asset:broken.svg'"),
        ('<img src="asset:broken.png" alt="x">', "Failed to load image at 'asset:broken.png'"),
        ('<img src="a.svg" alt="x">', "Relative URI reference"),
    ],
)
def test_a_document_that_would_lose_something_is_an_error(body: str, message: str) -> None:
    """Broken links, doubled names, pictures that say nothing or cannot be read."""
    files = {"a.svg": SVG.encode(), "broken.svg": b"<svg", "broken.png": b"\x89PNG\r\n"}
    with pytest.raises(TypesettingError, match=message) as raised:
        simple(body, files=files)
    assert pickle.loads(pickle.dumps(raised.value)).messages == raised.value.messages  # noqa: S301 # pickled here


def test_faults_are_said_together() -> None:
    """One run tells all that is wrong with a document."""
    with pytest.raises(TypesettingError) as raised:
        simple('<p style="floot: left" id="a">x<p id="a"><a href="#absent">y</a>')
    assert len(raised.value.messages) == 3


def test_the_log_is_left_as_it_was() -> None:
    """No handler stays behind, whether a report was set or not."""
    logger = logging.getLogger("weasyprint")
    before = list(logger.handlers)
    simple("<p>x")
    with pytest.raises(MissingLetters):
        simple("<p>汉")
    assert logger.handlers == before
