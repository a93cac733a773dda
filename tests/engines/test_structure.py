from __future__ import annotations

import datetime as dt

import pytest

from briefings.engines.print import Properties, typeset
from tests.structure import Node, faults, headings, outline, spoken, tree

STYLE = """
@page { size: A6; margin: 12mm; @top-left { content: "Running head" } @bottom-right { content: counter(page) } }
body { margin: 0; font: 10pt/14pt "Source Serif Pro" }
h1, h2, table { font-family: "Source Sans Pro" }
table { width: 100%; table-layout: fixed; border-collapse: collapse }
.note { float: footnote }
ul ul, ol ul { list-style-type: "– " }
.plain { list-style: none }
nav a::after { content: leader(".") target-counter(attr(href), page) }
.float { float: left }
"""
ROWS = "".join(f'<tr><th scope="row">Row {number}</th><td>Cell {number}</td></tr>' for number in range(70))
TABLE = f"""<figure><figcaption>A long table</figcaption><table><thead><tr><th scope="col">Name</th>
<th scope="col"><a href="https://example.org/unit">Value</a></th></tr></thead><tbody>{ROWS}</tbody></table></figure>"""
PICTURE = '<svg viewBox="0 0 40 20" width="40" height="20"><title>A box</title><rect width="40" height="20"/></svg>'
PROSE = "Words that fill the lines of a page until it ends, and then those of the next one. "


def set_in(body: str, style: str = STYLE) -> bytes:
    """Set a document, and find nothing wrong with its structure."""
    page = f'<!doctype html><html lang="en"><head><title>x</title></head><body>{body}</body></html>'
    content = typeset(page, [style], {}, Properties("x", "en", dt.date(2025, 1, 20)))
    assert faults(content) == []
    return content


def shape(node: Node) -> str:
    """Return the kinds of a part's parts, nested, without the words."""
    within = ", ".join(shape(kid) for kid in node.kids if isinstance(kid, Node))
    return f"{node.kind}({within})" if within else node.kind


def shaped(body: str) -> str:
    """Return the shape of a document that starts with a heading."""
    return shape(tree(set_in(f"<h1>H</h1>{body}"))).removeprefix("Document(H1, ").removesuffix(")")


def test_a_table_over_several_pages_is_one_table() -> None:
    """It has one head, each row once, and its caption; the heads of its later pages are passed over."""
    content = set_in(f"<h1>H</h1>{TABLE}")
    (table,) = tree(content).of("Table")
    (head,) = table.of("THead")
    assert [cell.text.strip() for cell in head.of("TH")] == ["Name", "Value"]
    assert [row.text.split() for row in table.of("TBody")[0].of("TR")] == [
        ["Row", str(number), "Cell", str(number)] for number in range(70)
    ]
    assert [caption.text.strip() for caption in table.of("Caption")] == ["A long table"]
    assert spoken(content).count("Value") == 1


def test_heads_say_whether_they_are_of_a_column_or_a_row() -> None:
    """Each header cell has its scope (ISO 14289-1, 7.5)."""
    (table,) = tree(set_in(f"<h1>H</h1>{TABLE}")).of("Table")
    scopes = [str(cell.attributes["/Scope"]) for cell in table.of("TH")]
    assert scopes == ["/Column", "/Column", *["/Row"] * 70]


def test_cells_over_several_columns_say_so() -> None:
    """A reader counts the columns from the spans."""
    body = '<table><tr><th colspan="2" scope="col">Both</th></tr><tr><td>1</td><td>2</td></tr></table>'
    (head,) = tree(set_in(f"<h1>H</h1>{body}")).of("TH")
    assert int(str(head.attributes["/ColSpan"])) == 2


def test_an_empty_cell_keeps_its_place() -> None:
    """Cells after it stay under their heads."""
    body = '<table><tr><th scope="col">A</th><th scope="col">B</th></tr><tr><td></td><td>2</td></tr></table>'
    assert shaped(body) == "Table(TBody(TR(TH, TH), TR(TD, TD)))"


def test_a_note_stands_where_it_is_called() -> None:
    """Its mark, its label and its words are read there, not at the foot of the page."""
    content = set_in('<h1>H</h1><p>Before<span class="note">The note</span> after.</p>')
    (paragraph,) = tree(content).of("P")
    assert shape(paragraph) == "P(Reference, Note(Lbl))"
    assert "".join(spoken(content).split()) == "HBefore11.Thenoteafter."


def test_a_note_without_a_mark_stands_there_all_the_same() -> None:
    """The number in the text may be a link of its own."""
    style = f"{STYLE} .note::footnote-call {{ content: '' }} .note::footnote-marker {{ content: '7' }}"
    content = set_in('<h1>H</h1><p>Before<span class="note">The note</span> after.</p>', style)
    assert [shape(paragraph) for paragraph in tree(content).of("P")] == ["P(Note(Lbl))"]
    assert spoken(content) == "H Before 7 The note after."


def test_forty_notes_have_forty_names() -> None:
    """Each note is one, over however many pages they stand."""
    body = "".join(f'<p>{PROSE}<span class="note">Note {number}. {PROSE}</span></p>' for number in range(40))
    notes = tree(set_in(f"<h1>H</h1>{body}")).of("Note")
    assert len({note.name for note in notes}) == 40
    assert [note.text.split("Note ")[1].split(".")[0] for note in notes] == [str(number) for number in range(40)]


def test_what_stands_around_the_text_is_passed_over() -> None:
    """Running heads and page numbers are artifacts, on each page."""
    said = spoken(set_in(f"<h1>H</h1><p>{PROSE * 30}</p>"))
    assert "Running head" not in said
    assert said.count("until it ends") == 30


def test_a_paragraph_over_two_pages_is_one() -> None:
    """It is read without a stop."""
    assert shaped(f"<p>{PROSE * 20}</p>") == "P"


def test_another_language_keeps_its_name() -> None:
    """Words, paragraphs and whole sections say their language where it changes, and only there."""
    content = set_in(
        '<h1>H</h1><p lang="en">One <em lang="de">Übermut</em> two</p><div lang="fr"><p>Trois <b>quatre</b></p></div>'
    )
    told = [(node.kind, node.language, " ".join(node.text.split())) for node in tree(content) if node.language]
    assert told[1:] == [("Span", "de", "Übermut"), ("Div", "fr", "Trois quatre")]
    assert told[0][:2] == ("Document", "en")


def test_a_list_within_a_list_belongs_to_its_item() -> None:
    """Labels stand before bodies, and a list says how it counts."""
    content = set_in("<h1>H</h1><ol><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>")
    outer, inner = tree(content).of("L")
    assert shape(outer) == "L(LI(Lbl, LBody(L(LI(Lbl, LBody)))), LI(Lbl, LBody))"
    assert [str(found.attributes["/ListNumbering"]) for found in (outer, inner)] == ["/Decimal", "/Disc"]


def test_items_without_a_sign_have_no_label() -> None:
    """A list that is set without signs is a list all the same."""
    assert shaped('<ul class="plain"><li><p>One</p></li><li>Two</li></ul>') == "L(LI(LBody(P)), LI(LBody))"


@pytest.mark.parametrize(
    "body",
    [
        "<dl><div><dt>A</dt> <dd>1</dd></div> <div><dt>B</dt><dd>2</dd></div></dl>",
        "<dl><dt>A</dt><dd>1</dd><dt>B</dt><dd>2</dd></dl>",
    ],
)
def test_terms_are_labels_of_what_is_said_of_them(body: str) -> None:
    """A list of terms is a list of items, grouped or not, whatever white space stands between."""
    assert shaped(body) == "L(LI(Lbl, LBody), LI(Lbl, LBody))"


def test_a_link_over_two_lines_is_one_with_a_place_on_each() -> None:
    """It is spoken once, and can be followed on either line."""
    (link,) = tree(set_in(f'<h1>H</h1><p>See <a href="https://example.org/">{PROSE}</a></p>')).of("Link")
    assert link.links >= 2
    assert " ".join(link.text.split()) == PROSE.strip()


def test_contents_are_a_table_of_contents_without_its_dots() -> None:
    """Each line leads to its page; the dots between are passed over."""
    content = set_in(
        '<h1>H</h1><nav role="doc-toc"><h2>Contents</h2><ol class="plain"><li><a href="#a">Steel</a></li></ol></nav>'
        '<h2 id="a">Steel</h2>'
    )
    (contents,) = tree(content).of("TOC")
    assert shape(contents) == "TOC(TOCI(Reference(Link)))"
    assert contents.text.split() == ["Steel", "1"]


def test_a_picture_has_its_place_on_the_page_and_its_words() -> None:
    """The place is in points from below, as the page has it."""
    (picture,) = tree(set_in(f"<h1>H</h1><figure>{PICTURE}<figcaption>Below</figcaption></figure>")).of("Figure")
    left, bottom, right, top = (float(value) for value in list(picture.attributes["/BBox"]))  # type: ignore[call-overload]
    assert picture.alternative == "A box"
    assert (right - left, top - bottom) == (30, 15)
    assert 0 < left < right < 298
    assert 298 < bottom < top < 420


def test_words_beside_blocks_are_paragraphs() -> None:
    """No words stand loose in a group, and boxes that only group for style leave no trace."""
    assert shaped("<div><div>Loose</div><p>Set</p></div><blockquote>Said<p>and done</p></blockquote>") == (
        "Div(P), P, BlockQuote(P, P)"
    )


def test_a_float_is_read_where_it_stands_in_the_document() -> None:
    """Reading order is that of the source, wherever things are set."""
    content = set_in('<h1>H</h1><p>One <span class="float">two</span> three</p>')
    assert spoken(content) == "H One two three"


def test_bookmarks_are_the_headings() -> None:
    """The outline and the structure name the same, in the same order."""
    content = set_in(f"<h1>One</h1><h2>Two <em>and</em></h2><p>{PROSE}</p><h3>Three</h3><h2>Four</h2>")
    assert headings(content) == outline(content) == ["One", "Two and", "Three", "Four"]
