from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.desks import DESK, briefing, built, desk, said

AMIRI = """fonts:
  - {family: Amiri, package: fontpkg_amiri, file: files/Amiri-Regular.ttf,
     sha256: ab391c4147d054c48976e98322ad0eefe1427aa0e0502a12a4c75d80a70cfcd7}
"""
LETTERS = "summary: One 包头 and 钢.\nhighlights: |\n  - First 包头.\n  - Then 稀土.\n"
MISSING = "error[missing-letter]: no typeface has the"
STEEL = "content/briefings/steel.yaml"


def set_in(root: Path) -> Path:
    """Build the reports of a desk, and return that of its briefing."""
    built(root, "pdf")
    return root / "site" / "briefings" / "steel" / "steel.pdf"


def test_missing_letters_stop_a_build_before_anything_is_set(tmp_path: Path) -> None:
    """Each line of the content is said with its letters, and the way to name a typeface."""
    root = desk(tmp_path, {STEEL: briefing(LETTERS)})
    found = [line for line in said(root, lambda root: built(root, "pdf")) if "missing-letter" in line]
    assert [line.partition("\n")[0] for line in found] == [
        f"{STEEL}:1:14: {MISSING} letters 包 (U+5305), 头 (U+5934), 钢 (U+94A2)",
        f"{STEEL}:3:11: {MISSING} letters 包 (U+5305), 头 (U+5934)",
        f"{STEEL}:4:10: {MISSING} letters 稀 (U+7A00), 土 (U+571F)",
    ]
    assert all("fonts: [{family: NAME, file: fonts/NAME.ttf, sha256: ...}]" in line for line in found)


def test_a_missing_letter_of_the_theme_is_said_at_the_head_of_the_file(tmp_path: Path) -> None:
    """A desk's own template may hold a letter that no content does; each report that lacks it is said."""
    root = desk(tmp_path, {STEEL: briefing(), "templates/parts/imprint.html.j2": "<footer><p>钢</p></footer>"})
    found = said(root, lambda root: built(root, "pdf"))
    said_of_it = "1:1: error[missing-letter]: no typeface of the report has the letter 钢 (U+94A2)"
    assert [line.partition("\n")[0] for line in found] == [f"briefings.yaml:{said_of_it}", f"{STEEL}:{said_of_it}"]


def test_the_desks_typefaces_set_a_report(tmp_path: Path) -> None:
    """Letters that the packaged faces lack stand in the report, and another file of the typeface sets it anew."""
    root = desk(tmp_path, {STEEL: briefing("summary: One \u062d\u062f\u064a\u062f.\n")}, DESK + AMIRI)
    with pikepdf.Pdf.open(set_in(root)) as pdf:
        names = {
            str(item.BaseFont) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        }
    assert any(name.endswith("Amiri") for name in names)


@pytest.mark.parametrize("place", ["summary", "title"])
def test_a_report_is_the_same_each_time(tmp_path: Path, place: str) -> None:
    """Typefaces of the desk leave no trace of the process that set them."""
    settings, text = DESK + AMIRI, briefing(f"{place}: One \u062d\u062f\u064a\u062f.\n")
    first = set_in(desk(tmp_path / "a", {STEEL: text}, settings)).read_bytes()
    assert set_in(desk(tmp_path / "b", {STEEL: text}, settings)).read_bytes() == first


def test_what_rests_on_an_unsound_source_is_marked_with_a_word(tmp_path: Path) -> None:
    """The citation, the note at the foot, the list and a notice at the head say it, not colour alone."""
    text = briefing(
        "sources: [{id: a, title: A report, retracted: {date: 2025-01-10, reason: Withdrawn by its authors}}]\n"
        "highlights: |\n  - Output doubled. [@a]\n"
    )
    content = set_in(desk(tmp_path, {STEEL: text}))
    words = " ".join(pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range().split())
    assert "Output doubled. 1 retracted" in words
    assert "This briefing rests on a source that no longer holds" in words
    assert words.count("10 January 2025: Withdrawn by its authors") == 3
