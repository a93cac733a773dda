import pytest

from briefings.blocks.callout import Callout
from tests.desks import block, refused


@pytest.mark.parametrize("kind", ["note", "method", "caution", "definition", "background"])
def test_kinds(kind: str) -> None:
    """It is one of five kinds of note."""
    found = block(f"{{callout: {{kind: {kind}, text: Beware.}}}}")
    assert isinstance(found, Callout)
    assert (found.callout.kind.value, found.callout.text) == (kind, "Beware.")


def test_default() -> None:
    """Without a kind it is a note."""
    found = block("{callout: {text: Beware.}}")
    assert isinstance(found, Callout)
    assert found.callout.kind.value == "note"


def test_required() -> None:
    """It has a text."""
    assert refused("{callout: {kind: note}}") == ["1:18: error[missing-field]: text is missing"]
