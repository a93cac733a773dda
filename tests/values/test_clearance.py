import pytest

from briefings.values.clearance import Clearance

ORDER = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]


@pytest.mark.parametrize("reader", ORDER)
@pytest.mark.parametrize("marking", ORDER)
def test_admits(reader: str, marking: str) -> None:
    """Readers see what is marked for them, and what is marked for more readers than they are."""
    assert Clearance(reader).admits(Clearance(marking)) is (ORDER.index(marking) <= ORDER.index(reader))
