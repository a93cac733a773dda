"""The table of docs/explanation/reports.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import report_table
from tests.conftest import ROOT
from tests.engines.test_print import simple
from tests.report_table import CLASSES, TABLE, main, row

pytestmark = pytest.mark.xdist_group("conformance")
STYLE = "body { font-family: 'Source Serif Pro' } h1 { font-family: 'Source Sans Pro' }"


def test_a_row_says_what_a_report_is_like() -> None:
    """Pages, bytes, time, both standards, structure and fonts stand in a row."""
    report = simple("<p>Text.", STYLE)
    cells = row("Small", report, 1200).split(" | ")
    assert cells[:4] == ["| Small", "1", f"{len(report):,}", "1,200"]
    assert cells[4:7] == ["conforms", "conforms", "sound"]
    assert cells[7] == "sound: Source Sans Pro, Source Serif Pro |\n"


def test_a_row_says_what_is_wrong() -> None:
    """A report that skips a level of its headings does not conform, and a row says so."""
    cells = row("Wrong", simple("<h5>H</h5>", STYLE), 0).split(" | ")
    assert cells[4:6] == ["conforms", "breaks rules"]


def test_the_documentation_has_every_class_of_report() -> None:
    """The table in docs/explanation/reports.md has a row for each class, and each conforms."""
    (table,) = TABLE.findall((ROOT / "docs" / "explanation" / "reports.md").read_text(encoding="utf-8"))
    rows = table.splitlines()[2:]
    assert [line.split(" | ")[0].removeprefix("| ") for line in rows] == list(CLASSES)
    assert all(line.count("conforms") == 2 and line.count("sound") == 2 for line in rows)


def test_a_table_takes_the_place_of_the_one_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands around it stays."""
    monkeypatch.setattr(report_table, "table", lambda: "| report | x |\n|---|---|\n| new | 1 |\n")
    page = tmp_path / "page.md"
    page.write_text("Before.\n\n| report | x |\n|---|---|\n| old | 1 |\n| older | 2 |\n\nAfter.\n")
    main([str(page)])
    assert page.read_text() == "Before.\n\n| report | x |\n|---|---|\n| new | 1 |\n\nAfter.\n"
