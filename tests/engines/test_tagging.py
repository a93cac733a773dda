from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefings.engines.print import TypesettingError
from briefings.words import words
from tests.engines.test_structure import set_in
from tests.structure import faults, headings, outline, spoken, squeezed


def reports(site: Path) -> list[Path]:
    """Return all reports of a site."""
    return sorted(site.rglob("*.pdf"))


@pytest.mark.xdist_group("demonstration")
def test_every_report_of_the_demonstration_is_well_formed(demonstration: Path) -> None:
    """Tables have heads with scopes, notes names, pictures words, and no text is loose."""
    found = {path.name: faults(path.read_bytes()) for path in reports(demonstration)}
    assert len(found) > 30
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.xdist_group("demonstration")
def test_bookmarks_of_the_demonstration_are_its_headings(demonstration: Path) -> None:
    """But for the labels of the highlights and of the contents, which are headings and no places to go to."""
    labels = {"Highlights", "Contents"}
    labels |= {words(language).gettext(label) for label in labels for language in ("de", "ar", "zh")}
    for path in reports(demonstration):
        content = path.read_bytes()
        found = [squeezed(heading) for heading in headings(content) if heading not in labels]
        assert [squeezed(mark) for mark in outline(content) if mark not in labels] == found, path.name


def test_what_is_passed_over_belongs_to_no_part() -> None:
    """In the tree of parents it has no owner, and on its page it is an artifact of the pagination."""
    content = set_in("<h1>H</h1><p>Words.</p>")
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        _, owners = pdf.Root.StructTreeRoot.ParentTree.Nums[:2]
        page = pdf.pages[0].Contents.read_bytes()
    assert [owner is None for owner in owners].count(True) == page.count(b"/Pagination") == 2
    assert b"/Artifact" in page


def test_every_link_names_its_part() -> None:
    """From the place of a link on a page a reader finds its words."""
    content = set_in('<h1>H</h1><p><a href="https://example.org/">there</a></p>')
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        (link,) = list(pdf.pages[0].Annots)
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert str(owners[int(link.StructParent)].S) == "/Link"


def test_a_picture_without_words_is_refused() -> None:
    """Who cannot see it has nothing else."""
    with pytest.raises(TypesettingError, match="no required alt"):
        set_in('<h1>H</h1><svg viewBox="0 0 4 2" width="4" height="2"><rect width="4" height="2"/></svg>')


def test_the_checks_find_what_is_wrong() -> None:
    """A head without scope, a note without a name and loose text are said."""
    content = set_in('<h1>H</h1><table><tr><th scope="col">A</th></tr><tr><td>1</td></tr></table><p>Words.</p>')
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        (head,) = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH")
        del head.A
        paragraph = next(
            item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/P"
        )
        paragraph.S = pikepdf.Name.Note
        pdf.Root.StructTreeRoot.K[0].K[0].K = pikepdf.Array()
        broken = BytesIO()
        pdf.save(broken)
    said = faults(broken.getvalue())
    assert said == [
        "a head without scope: A ",
        "1 notes are called ''",
        "page 1: loose text: H",
    ]


class _Words(HTMLParser):
    """Reads what a page and its report share: the words of a briefing but for what is for the screen alone."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Step into an element; what is in the article is shared, unless it is the screen's, contents or a name."""
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        shared = (self.open and self.open[-1]) or (tag == "article" and "briefing" in classes)
        if tag not in {"br", "img", "meta", "link", "hr", "wbr", "path", "rect", "line", "circle"}:
            hidden = {"screen", "anchor", "back", "contents", "tlp"} & set(classes) or tag in {"svg", "title"}
            self.open.append(bool(shared and not hidden))

    def handle_endtag(self, tag: str) -> None:
        """Step out of an element."""
        if tag not in {"path", "rect", "line", "circle"}:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep the words that are shared."""
        if self.open and self.open[-1]:
            self.words.append(data)


@pytest.mark.xdist_group("demonstration")
@pytest.mark.parametrize("slug", ["baogang-special-steel", "project-vault", "gallium-germanium-antimony-pause-de"])
def test_reports_are_read_in_the_order_of_their_source(demonstration: Path, slug: str) -> None:
    """All words of a briefing, from its title to its last source, are read from its report in the page's order.

    The report's own words, as numbers of notes and the notes themselves, come between.
    """
    page = _Words()
    page.feed((demonstration / f"briefings/{slug}/index.html").read_text(encoding="utf-8"))
    wanted = squeezed("".join(page.words))
    said = iter(squeezed(spoken((demonstration / f"briefings/{slug}/{slug}.pdf").read_bytes())))
    lost = next((place for place, letter in enumerate(wanted) if letter not in said), None)
    assert len(wanted) > 1000
    assert lost is None, f"not read in its place: {wanted[:lost][-30:]}|{wanted[lost:][:30]}"
