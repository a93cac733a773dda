"""The gallery holds every block type in every place, of itself."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from briefings.blocks import types
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from tests.gallery import cases as module
from tests.gallery.cases import Case, block_of, cases
from tests.gallery.desk import PAGE
from tests.gallery.variants import ARABIC, CHINESE, fewest, named_anew, translated

EVERY = {case.name: case for case in cases()}


def kinds(case: Case) -> list[str]:
    """Return the types of a case's blocks, in order."""
    return [block.kind for block in read("gallery.yaml", case.text.encode(), Briefing)[1].body]


@pytest.mark.parametrize("kind", types())
def test_a_block_type_stands_in_every_place(kind: str) -> None:
    """Each type is alone, first and last, repeated, and in Arabic."""
    name = kind.replace("_", "-")
    assert kinds(EVERY[f"{name}-alone"]) == [kind]
    first, *_, last = kinds(EVERY[f"{name}-first-and-last"])
    assert (first, last) == (kind, kind)
    assert kinds(EVERY[f"{name}-across-pages"]).count(kind) >= 3
    assert kinds(EVERY[f"{name}-arabic"])[0] == kind
    assert "lang: ar" in EVERY[f"{name}-arabic"].text


def test_a_new_block_type_is_in_the_gallery(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is edited for a type that has its golden fixture."""
    monkeypatch.setattr(module, "types", lambda: {"prose": types()["prose"]})
    assert {case.name for case in cases()} >= {"prose-alone", "prose-across-pages", "everything"}
    assert "table-alone" not in {case.name for case in cases()}


def test_names_are_told_apart() -> None:
    """No two cases have one name."""
    assert len(EVERY) == len(cases())


def test_a_file_of_a_chart_is_in_the_gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples of charts that the block keeps are shown without an edited line, those of a kind together."""
    chart = "chart: {type: bar, title: It rises, x: a, y: b, data: [{a: '1', b: '2'}]}\n"
    for name in ("bar-one", "bar-two", "line"):
        (tmp_path / f"{name}.yaml").write_text(chart)
    monkeypatch.setattr(module, "CHARTS", tmp_path)
    found = {case.name: kinds(case) for case in cases() if case.name.startswith("charts-")}
    assert found == {"charts-bar": ["chart", "chart"], "charts-line": ["chart"]}


def test_names_within_a_block_end_differently() -> None:
    """A block may stand twice in a briefing."""
    block = {"id": "a", "questions": [{"id": "b", "text": "id"}, "c"]}
    assert named_anew(block, "2") == {"id": "a-2", "questions": [{"id": "b-2", "text": "id"}, "c"]}


def test_the_fewest_fields_are_those_that_are_required() -> None:
    """What is optional goes, as deep as it stands."""
    assert fewest(block_of("products")) == {"products": [{"name": "Electrolytic aluminium steel"}]}
    assert fewest(block_of("figure"))["figure"].keys() == {"image", "alt"}


def test_text_is_in_another_script_and_signs_stay() -> None:
    """Words change; citations, entities, addresses and numbers do not."""
    prose = translated(block_of("prose"), ARABIC)["prose"]
    assert "[@report, p. 3]" in prose
    assert "[[baogang]]" in prose
    assert "](editions/)" in prose
    assert "Text with" not in prose
    assert "ارتفع إنتاج" in prose
    questions = translated({"questions": ["Why?", {"text": "And how?"}]}, CHINESE)
    assert questions == {"questions": ["去年?", {"text": "该公司金属?"}]}


def test_blocks_come_to_the_ends_of_pages(gallery: Path) -> None:
    """Of every type several stand over several pages, and some types are cut by a page's end."""
    pages = {
        name: len(pypdfium2.PdfDocument(gallery / "briefings" / name / f"{name}.pdf"))
        for name in EVERY
        if name.endswith("-across-pages")
    }
    assert min(pages.values()) >= 2
    assert len(pypdfium2.PdfDocument(gallery / "briefings/table-of-60-rows/table-of-60-rows.pdf")) >= 3


def test_one_page_holds_every_case(gallery: Path) -> None:
    """Each case is an article, with its language and names that are its own."""
    page = (gallery / PAGE).read_text(encoding="utf-8")
    assert page.count('<article lang="') == len(EVERY)
    assert page.count('dir="rtl"') >= len(types())
    assert all(f'id="{name}.highlights"' in page for name in EVERY)
