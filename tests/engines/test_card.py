from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image

from briefings.engines.card import draw
from briefings.errors import ContentError
from briefings.theme import packaged

THEME = {"card.html.j2": (packaged() / "card.html.j2").read_bytes()}
STYLES = {"styles/card.css": (packaged() / "styles/card.css").read_bytes()}
FACTS = {"desk": "Desk", "accent": "#12436D", "kicker": "Briefing", "title": "A record", "language": "en"}


def card(**facts: str) -> bytes:
    """Draw a card, its facts as given, with the packaged faces alone."""
    inputs: Mapping[str, object] = {
        "path": "content/briefings/steel.yaml",
        "facts": {**FACTS, **facts},
        "theme": THEME,
        "styles": STYLES,
        "fonts": [],
        "font_files": {},
    }
    return draw(inputs)


def test_size_and_form() -> None:
    """A card is a PNG of 1200 by 630 pixels, with a rule in the desk's colour at its top."""
    picture = Image.open(BytesIO(card())).convert("RGB")
    assert picture.size == (1200, 630)
    assert picture.getpixel((600, 10)) == (0x12, 0x43, 0x6D)


def test_the_same_bytes() -> None:
    """The same facts give the same bytes; another title gives others."""
    assert card() == card()
    assert card() != card(title="Another")


@pytest.mark.parametrize("title", ["W" * 400, "Rekordjahr " * 30, "A title of a few words"])
def test_every_title_stays_inside(title: str) -> None:
    """However long a title is, the lower edge of the card stays white below it."""
    picture = Image.open(BytesIO(card(title=title))).convert("L")
    assert picture.crop((0, 600, 1200, 630)).getextrema() == (255, 255)


def test_a_missing_letter_is_said() -> None:
    """A letter that no typeface has is an error at the file in which the title stands."""
    with pytest.raises(ContentError, match="missing-letter") as raised:
        card(title="稀土")
    assert raised.value.diagnostics[0].mark.path == "content/briefings/steel.yaml"
    assert "fonts:" in raised.value.diagnostics[0].hint
