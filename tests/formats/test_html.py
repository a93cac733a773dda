"""What pages are planned with."""

from __future__ import annotations

from pathlib import Path

from tests.desks import ENTITY, briefing, built, desk

BAOGANG = {"content/entities/baogang.yaml": ENTITY}


def page(root: Path, address: str) -> str:
    """Return a page of the site."""
    return (root / "site" / address / "index.html").read_text(encoding="utf-8")


def test_home_names_what_the_desk_names(tmp_path: Path) -> None:
    """An entity in the text about the desk has its name at home, with briefings and without."""
    settings = "name: Steel desk\nabout: We read [[baogang]] news.\n"
    for files in (BAOGANG, {**BAOGANG, "content/briefings/steel.yaml": briefing()}):
        built(desk(tmp_path, files, settings))
        assert 'href="entities/baogang/">Baogang Group</a> news' in page(tmp_path, "")


def test_a_page_is_in_its_own_language(tmp_path: Path) -> None:
    """Editions and entities with a language of their own say so; home stays in the desk's."""
    files = {
        "content/entities/baogang.yaml": ENTITY + "lang: AR\n",
        "content/entities/ansteel.yaml": ENTITY,
        "content/briefings/steel.yaml": briefing(),
        "content/editions/2025-w04.yaml": "lang: de\ntitle: Woche\n",
    }
    built(desk(tmp_path, files))
    assert '<html lang="ar" dir="rtl">' in page(tmp_path, "entities/baogang")
    assert '<html lang="en" dir="ltr">' in page(tmp_path, "entities/ansteel")
    assert '<html lang="de" dir="ltr">' in page(tmp_path, "editions/2025-w04")
    assert '<html lang="en" dir="ltr">' in page(tmp_path, "")


def test_an_entity_is_no_source(tmp_path: Path) -> None:
    """A shared source of an entity's slug is not listed where only the entity is named."""
    files = {
        **BAOGANG,
        "content/entities/ansteel.yaml": ENTITY + "description: Bought by [[baogang]].\n",
        "content/sources/baogang.yaml": "title: A report of its own\n",
    }
    built(desk(tmp_path, files))
    assert "A report of its own" not in page(tmp_path, "entities/ansteel")
