"""`briefings doctor`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from briefings import doctor
from briefings.cli import main


def test_everything_is_there() -> None:
    """On a machine that is set up nothing is missing, and the status is 0."""
    said = CliRunner().invoke(main, ["doctor"])
    assert said.exit_code == 0
    assert "missing" not in said.output
    assert "weasyprint" in said.output


def test_a_missing_library_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is said with the package that brings it, and the status is 3."""
    monkeypatch.setattr(doctor, "LIBRARIES", (("libnowhere.so.9", "libnowhere9", True),))
    said = CliRunner().invoke(main, ["doctor"])
    assert said.exit_code == 3
    assert "apt-get install libnowhere9" in said.output


def test_a_library_that_only_speeds_things_up_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without harfbuzz-subset reports are made all the same."""
    monkeypatch.setattr(doctor, "LIBRARIES", (("libnowhere.so.9", "libnowhere9", False),))
    assert CliRunner().invoke(main, ["doctor"]).exit_code == 0
