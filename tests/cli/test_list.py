"""`briefings list`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("briefings", "2026-01-19  baogang-special-steel  "),
        ("editions", "2026-w04  "),
        ("entities", "organisation  baogang  Baogang Group"),
        ("topics", "tungsten  "),
        ("implications", "2026-06-30  ndpr-passes-us-floor/above-in-summer  "),
        ("sources", "2025-12-21  ad-hoc-news  "),
    ],
)
def test_a_line_for_each(kind: str, expected: str) -> None:
    """The list names each by its slug."""
    said = CliRunner().invoke(main, ["list", kind, "-f", str(ROOT / "briefings.yaml"), "--clock", "2026-03-01"])
    assert said.exit_code == 0
    assert expected in said.output


def test_one_json_document() -> None:
    """`--json` is for machines."""
    said = CliRunner().invoke(main, ["list", "--json", "-f", str(ROOT / "briefings.yaml"), "--clock", "2026-03-01"])
    assert "baogang-special-steel" in {item["slug"] for item in json.loads(said.output)}
