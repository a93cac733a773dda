import pytest
from pydantic_core import PydanticCustomError

from briefings.values.version import ContentFormat


def test_known() -> None:
    """The format is 1."""
    assert ContentFormat.parse("1") == "1"


@pytest.mark.parametrize("text", ["2", "1.0", "01", ""])
def test_unknown(text: str) -> None:
    """Any other is refused, with the one to write."""
    with pytest.raises(PydanticCustomError) as caught:
        ContentFormat.parse(text)
    assert (caught.value.context or {})["hint"] == "Write: format: 1"
