"""Text as desks paste it, written for these tests; what is large is made."""

from __future__ import annotations

import textwrap
from io import BytesIO
from zipfile import ZipFile

# ruff: noqa: E501 # a line of a paste is as long as it is

__all__ = ["ARTICLE", "FRENCH", "extraction", "linked", "noted", "report", "spanned", "word", "wrapped"]

ARTICLE = """\
Highlights
- The works at Northport poured more special steel than in any year before.
- A new bar for smelters was sold to a first customer abroad.
- Buyers elsewhere have few other makers to turn to.
A Record at Northport: How the Special Division Achieved sustained Growth
The works at Northport have closed their best year. The result rests on planning and on the expansionof a few grades, among them steel forindustrial heat.
The division’s recent press release (opens in a new tab) names three causes. It gives no figures for the fourth.
Observers see a pattern in this—one that reaches beyond a single works.
A Plan Made Early
The plan goes back nine years. It began with one furnace.
What the Works Sell & to Whom
Smelters need pure iron. The works list over 90 grades.
The division put its weight on:
- Selling more to smelters
- Keeping its share in wear plates
- Winning orders from forges
- Trying out purer iron
A first order came from a smelter.
A New Rival for Makers Elsewhere?
The success worries makers elsewhere.
Several implications follow:
Implications for Makers Elsewhere | Summary |
---|---|
Leverage over Special Steel | Makers rely on few sources. Prices may follow. |
Supply That Breaks Off | A single works can stop. Then there is none. |
A Need to Build Capacity | Governments may pay for furnaces. |
More Quarrels over Trade | Tariffs may come. They rarely go. |
A New Time for the Industry—What Is the Price?
The works have shown that the plan holds.
Others watch this carefully. With prices where they are, key questions remain open such as can others build furnaces in time.
Or will one works set the price for all?
The wait is over.
Leave a Reply
"""
"""An article as a browser's clipboard gives it: without blank lines, with what stood around the text."""

FRENCH = """\
L’acier en hausse
Faits saillants
• La production a dépassé 1\u202f250\u202f000 tonnes\u00a0; « un record », dit l’usine.
• Les prix\u00a0: stables.
L’usine annonce une hausse de 12\u00a0%. Que faut-il en penser\u00a0?
"""
SENTENCES = (
    "Output rose in the third quarter, and prices followed a month later.",
    "The works have not said how much of it was sold abroad.",
    "Two of the five furnaces were rebuilt, which took longer than planned.",
    "Nobody expects the tariff to go before the end of the year.",
)


def _prose(words: int, start: int = 0) -> str:
    """Return so many words of text, more or less."""
    sentences = (SENTENCES[(start + index) % len(SENTENCES)] for index in range(words // 11))
    return " ".join(sentences)


def report() -> str:
    """Return a report of 170 kB, with headings, lists and tables."""
    sections = []
    for number in range(1, 101):
        table = "Grade | Output | Share\n---|---|---\n" + "".join(
            f"Grade {row} | {row * 7} | {row}%\n" for row in range(8)
        )
        listed = "".join(f"• A point of section {number} that takes a few words\n" for _ in range(4))
        sections.append(
            f"Section {number}: What Happened Next\n{_prose(210, number)}\nThe desk notes:\n{listed}{table}"
        )
    return "The State of Special Steel\n" + "".join(sections)


def wrapped() -> str:
    """Return the text of an agency, wrapped by hand at 68 characters."""
    paragraphs = [textwrap.fill(_prose(70, number), 68) for number in range(6)]
    return "STEEL OUTPUT RISES\n\n" + "\n\n".join(paragraphs) + "\n"


def extraction() -> str:
    """Return the text of a PDF: wrapped, with the head and the number of each page, and a table that fell together."""
    lines = textwrap.wrap(_prose(1100), 80)
    pages = [lines[at : at + 24] for at in range(0, len(lines), 24)]
    pages[1][10:10] = ["", "Grade      2023     2024", "Plate      120      130", "Bar        60       66", ""]
    return "\f".join(
        f"Quarterly Review of Steel\n\n{chr(10).join(page)}\n\nPage {number} of {len(pages)}\n"
        for number, page in enumerate(pages, start=1)
    )


def linked() -> str:
    """Return a page with 800 links and furniture around its text."""
    links = "".join(
        f'<li><a href="/news/{number}?a=1&amp;b=2">Item (no. {number})</a> of the list.</li>' for number in range(800)
    )
    return (
        f"<html lang=en><head><title>Links - Desk</title><link rel=canonical href=https://example.org/list></head><body><nav><a href=/>Home</a></nav><main><h1>Links of a year</h1>"
        f"<p>{_prose(80)}</p><ul>{links}</ul><p>{_prose(60)}</p></main><footer>All rights</footer></body></html>"
    )


def noted() -> str:
    """Return a text with 55 footnotes."""
    calls = "".join(
        f'<p>Sentence {number} stands here<sup><a id="r{number}" href="#fn{number}">{number}</a></sup>, and goes on.</p>'
        for number in range(1, 56)
    )
    notes = "".join(f'<li id="fn{number}">Source {number}. <a href="#r{number}">↩</a></li>' for number in range(1, 56))
    return f"<h1>Notes of a year</h1>{calls}<ol>{notes}</ol>"


def spanned() -> str:
    """Return a table of 300 rows with spans, and a head of two rows."""
    head = "<tr><th rowspan=2>Year</th><th colspan=2>Output</th></tr><tr><th>Plate</th><th>Bar</th></tr>"
    rows = "".join(
        f"<tr>{f'<td rowspan=3>{1900 + number}</td>' if number % 3 == 0 else ''}<td>{number}</td><td>{number * 2}</td></tr>"
        for number in range(300)
    )
    return (
        f"<h1>Output of a century</h1><p>Tonnes by year.</p><table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    )


def word() -> bytes:
    """Return a Word document with a title, a heading, a list without numbers, a table and emphasis."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(text: str, style: str = "", run: str = "") -> str:
        of = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{of}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"

    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Grade", "Output"), ("Bar", "5"))
    )
    body = (
        paragraph("A year of steel", "Heading1")
        + paragraph("The opening.", run="<w:b/>")
        + paragraph("What happened", "Heading2")
        + f"<w:tbl>{cells}</w:tbl>"
        + paragraph("The end.")
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in (1, 2)
    )
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/></Types>',
        )
    return packed.getvalue()
