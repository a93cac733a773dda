import re
from pathlib import Path

import pytest

from briefings.blocks import types


@pytest.mark.parametrize("name", types())
def test_has_a_test(name: str) -> None:
    """Each block type has a test of its own."""
    assert (Path(__file__).parent / f"test_{name}.py").is_file()


@pytest.mark.parametrize("name", types())
def test_one_field(name: str) -> None:
    """A type's key is its one field besides those that all blocks share, and it says what it is."""
    model = types()[name]
    own = set(model.model_fields) - set(model.__mro__[1].model_fields)  # type: ignore[attr-defined] # its base is Block
    assert own == {name}
    assert model.kind == name
    assert re.match(r"[A-Z].+\.$", (model.__doc__ or "").partition("\n")[0])
