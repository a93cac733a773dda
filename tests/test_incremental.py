"""The law: an incremental build leaves exactly the bytes, and says exactly the diagnostics, of a clean one.

``python -m tests.law 500`` tries it on as many desks as one likes, with reports and builds that are killed.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.building import warmed
from tests.law import Law


@pytest.fixture(scope="module", autouse=True)
def fonts() -> Iterator[None]:
    """Make the fonts once."""
    with warmed() as Law.fonts:
        yield


TestLaw = Law.TestCase
TestLaw.settings = settings(
    max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
