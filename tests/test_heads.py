"""What pages tell machines besides their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.artifacts import FileSet
from briefings.heads import Heads, heads
from briefings.installed import versions
from briefings.planning import Site
from briefings.views.head import locale
from tests.desks import briefing, checked, desk

SETTINGS = "name: Steel desk\nurl: https://desk.example/\n"
FILES = {
    "content/briefings/steel.yaml": briefing("date: 2025-01-20"),
    "content/briefings/ore.yaml": briefing("date: 2025-01-13"),
    "content/editions/2025-w05.yaml": "title: An empty week\n",
}


def told(root: Path, *formats: str) -> Heads:
    """Return what the pages of a desk tell."""
    return heads(Site(checked(desk(root, FILES, SETTINGS)).catalog, FileSet(()), frozenset(formats), versions(), {}))


def test_a_card_stands_for_a_page(tmp_path: Path) -> None:
    """Briefings and editions have cards; home has that of the latest edition with briefings."""
    found = told(tmp_path, "cards")
    assert found.of("briefings/steel/").card == "briefings/steel/steel.png"
    assert found.of("editions/2025-w03/").card == "editions/2025-w03/2025-w03.png"
    assert found.of("").card == "editions/2025-w04/2025-w04.png"
    assert found.of("topics/").card == ""


def test_nothing_is_named_that_is_not_made(tmp_path: Path) -> None:
    """Without the formats no page names cards or feeds."""
    found = told(tmp_path, "html")
    assert not [head for head in (*found.own.values(), found.others) if head.card or head.feeds]


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "en_US"), ("de", "de_DE"), ("de-AT", "de_AT"), ("zh-Hant", "zh_TW"), ("pt", "pt_BR"), ("ar", "ar_EG")],
)
def test_languages_have_countries(language: str, written: str) -> None:
    """Open Graph writes a language with a country."""
    assert locale(language) == written
