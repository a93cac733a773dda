"""What the styles of reports may ask for: nothing that takes long to lay out, or that no archive keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from briefings.theme import packaged

SHEETS = sorted((packaged() / "styles").glob("print-*.css"))
SLOW = {"flex", "inline-flex", "grid", "inline-grid", "inline-table"}
"""Layouts that WeasyPrint works out again for each level that they are nested in."""


def declarations(style: str) -> Iterator[tuple[str, str, str]]:
    """Yield selector, property and value of each declaration of a style sheet, those within at-rules too."""
    yield from _within("", tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True))


def _within(around: str, parts: list[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the declarations among some parts of a style sheet, and within the rules among them."""
    for part in parts:
        if part.type == "declaration":
            yield around, part.lower_name, tinycss2.serialize(part.value).strip()
        elif part.type in {"qualified-rule", "at-rule"} and part.content:
            name = f"@{part.at_keyword}" if part.type == "at-rule" else tinycss2.serialize(part.prelude).strip()
            inner = tinycss2.parse_blocks_contents(part.content, skip_comments=True, skip_whitespace=True)
            yield from _within(f"{around} {name}".strip(), inner)


def slow(style: str) -> list[str]:
    """Return the selectors that ask for a slow layout."""
    return [selector for selector, name, value in declarations(style) if name == "display" and value in SLOW]


def loose(style: str) -> list[str]:
    """Return the selectors that make a table whose columns would be measured, as their widths are not fixed."""
    found = list(declarations(style))
    fixed = {selector for selector, name, value in found if (name, value) == ("table-layout", "fixed")}
    tables = {selector for selector, name, value in found if (name, value) == ("display", "table")}
    return sorted(tables - fixed)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_slow_layout(sheet: Path) -> None:
    """No style lays anything out in flexible boxes or grids."""
    assert slow(sheet.read_text(encoding="utf-8")) == []


def test_every_table_is_fixed() -> None:
    """Tables, and what is laid out like one, have columns of given widths, so that nothing is measured twice."""
    together = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    assert ("table", "table-layout", "fixed") in set(declarations(together))
    assert loose(together) == []
    measured = [
        selector for selector, name, value in declarations(together) if (name, value) == ("table-layout", "auto")
    ]
    # Only tables within running text: what their columns hold is not known before.
    assert measured == ["table:not(.grid, .implications)"]


def test_no_block_is_see_through() -> None:
    """Opacity would take what it holds out of the order of reading."""
    for sheet in SHEETS:
        assert {name for _, name, _ in declarations(sheet.read_text(encoding="utf-8"))}.isdisjoint({"opacity"})


def test_templates_ask_for_no_layout_of_their_own() -> None:
    """Styles stand in the style sheets alone."""
    for path in packaged().rglob("*.j2"):
        assert not re.search(r"""style=["'][^"']*(display|table-layout)""", path.read_text(encoding="utf-8")), path


def test_what_is_forbidden_is_found() -> None:
    """A slow layout and a table without fixed columns are seen, in an at-rule too."""
    style = "@media print { .a { display: grid } } .b { display: flex } .c { display: table } .d { display: block }"
    assert slow(style) == ["@media .a", ".b"]
    assert loose(style) == [".c"]
