import pytest

from briefings.blocks.figure import Figure
from tests.desks import block, refused


@pytest.mark.parametrize("name", ["a.svg", "maps/a.png", "a.jpg", "a.jpeg", "a.webp", "a.SVG"])
def test_model(name: str) -> None:
    """It shows an SVG, PNG, JPEG or WebP with its words."""
    found = block(f"{{figure: {{image: {name}, alt: The plant, caption: Large, credit: The desk}}}}")
    assert isinstance(found, Figure)
    assert (found.figure.image, found.figure.alt, found.figure.caption, found.figure.credit) == (
        name,
        "The plant",
        "Large",
        "The desk",
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("image: a.svg", "1:17: error[missing-field]: alt is missing"),
        ("image: a.svg, alt: ''", "1:38: error[missing-field]: the text is empty"),
        ("alt: The plant", "1:17: error[missing-field]: image is missing"),
    ],
)
def test_required(typed: str, said: str) -> None:
    """It has a picture, and words for those who do not see it."""
    assert refused(f"{{figure: {{{typed}}}}}") == [said]
