from briefings.blocks.key_figures import KeyFigures
from tests.desks import block, refused


def test_model() -> None:
    """A number is kept as it is to be read."""
    found = block("{key_figures: {items: [{value: '007', unit: kt, label: Output, change: -2 on 2023, as_of: 2024}]}}")
    assert isinstance(found, KeyFigures)
    (figure,) = found.key_figures.items
    assert (figure.value, figure.unit, figure.label, figure.change, figure.as_of) == (
        "007",
        "kt",
        "Output",
        "-2 on 2023",
        "2024",
    )


def test_required() -> None:
    """A number says what it is."""
    assert refused("{key_figures: {items: [{value: 7}]}}") == ["1:31: error[missing-field]: label is missing"]


def test_empty() -> None:
    """One without anything in it is refused."""
    assert len(refused("{key_figures: {items: []}}")) == 1
