"""What is said of every kind of mistake: the line to the letter, its place, and the right way.

``python -m tests.test_bad_input`` prints the table as docs/reference/bad-input.md.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from briefings.cli import main
from briefings.errors import ContentError
from briefings.model.briefing import Briefing
from tests.desks import BRIEFING, ENTITY, briefing, built, checked, desk, said, subject

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "bad-input.md"
STEEL = "content/briefings/steel.yaml"
BAOGANG = {"content/entities/baogang.yaml": ENTITY}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{}</svg>\n'
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdef", "bcdefg", strict=True)
)


def png(width: int, height: int) -> bytes:
    """Make a picture of one colour."""
    stream = io.BytesIO()
    Image.new("1", (width, height)).save(stream, "PNG")
    return stream.getvalue()


@dataclass(frozen=True)
class Row:
    """One mistake.

    Attributes:
        what: its name.
        typed: what was typed; it opens a briefing, whose other required fields follow.
        said: what is said; a line that starts with a number stands in the file that was typed.
        path: the file that it was typed into.
        files: other files of the desk.
        whole: whether what was typed is the whole file.
        shown: what the page shows for what was typed, where that cannot be shown.
        links: links of the file system, from path to target.
    """

    what: str
    typed: str | bytes
    said: str
    path: str = STEEL
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    whole: bool = False
    shown: str = ""
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> str:
        """What is said, each line with its path."""
        said = self.said.split("\n")
        return "\n".join(f"{self.path}:{line}" if line[0].isdigit() else line for line in said)

    def write(self, root: Path) -> Path:
        """Write the desk that holds the mistake."""
        whole = self.whole or self.path != STEEL or isinstance(self.typed, bytes)
        content = self.typed if whole else briefing(str(self.typed))
        desk(root, {STEEL: BRIEFING} | {self.path: content} | dict(self.files))
        for path, target in self.links.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).symlink_to(target)
        return root


@dataclass(frozen=True)
class Good:
    """Something that looks like a mistake and is none: what was typed into the summary, and how it is read."""

    what: str
    typed: str
    read: str | None
    byte_order_mark: bool = False


MISTAKES: dict[str, tuple[Row, ...]] = {}


def _group(name: str, *rows: Row) -> None:
    """Add rows of one group to the table."""
    MISTAKES[name] = rows


_group(
    "Fields and values",
    Row(
        "unknown field",
        "sumary: Output doubled.",
        ("1:1: error[unknown-field]: sumary is no field here\n    Did you mean summary?"),
    ),
    Row(
        "unknown field, unlike any known one",
        "colour: red",
        (
            "1:1: error[unknown-field]: colour is no field here\n"
            "    Fields: format, title, date, updated, lang, translation_of, aliases, summary, authors, reviewed_by, "
            "topics, entities, sources, highlights, lead, body, updates, corrections, draft, publish_at, expires_at, "
            "tlp, ignore, import"
        ),
    ),
    Row(
        "unknown field of a block",
        "body:\n  - quote: {text: 'A record.', whom: The division}",
        ("2:32: error[unknown-field]: whom is no field here\n    Did you mean who?"),
    ),
    Row(
        "missing field",
        BRIEFING.partition("\n")[2],
        "1:1: error[missing-field]: title is missing",
        whole=True,
    ),
    Row(
        "missing field of a block",
        "body:\n  - callout: {kind: note}",
        "2:14: error[missing-field]: text is missing",
    ),
    Row("field without a value", "title:", "1:7: error[missing-field]: title has no value"),
    Row(
        "misspelt required field",
        "sources:\n  - {id: usgs, titel: Mineral summaries}",
        ("2:16: error[unknown-field]: titel is no field here\n    Did you mean title?"),
    ),
    Row(
        "a list for text",
        "title: [A record year, at last]",
        ("1:8: error[wrong-type]: title takes text, not a list\n    Write the text under |, or quote it."),
    ),
    Row(
        "text for a list",
        "topics: special-steel, magnets",
        ("1:9: error[wrong-type]: topics takes a list, not text\n    Write: topics: [special-steel, magnets]"),
    ),
    Row(
        "a mapping for a list",
        "body:\n  prose: Output doubled.",
        (
            "2:3: error[wrong-type]: body takes a list, not a mapping\n"
            "    Start each item with “- ” on a line of its own."
        ),
    ),
    Row(
        "a word for a number",
        "number: four",
        "1:9: error[wrong-type]: number takes a whole number, not 'four'",
        path="content/editions/2025-w04.yaml",
    ),
    Row(
        "a word for true or false",
        "draft: maybe",
        "1:8: error[wrong-type]: draft takes true or false, not 'maybe'",
    ),
    Row(
        "unknown value",
        "body:\n  - callout: {kind: warning, text: Beware.}",
        (
            "2:21: error[unknown-value]: kind cannot be 'warning'\n"
            "    Write one of: note, method, caution, definition, background"
        ),
    ),
    Row(
        "a likelihood in per cent",
        "body:\n  - implications:\n      - {id: leverage, implication: Leverage, likelihood: 60%}",
        (
            "3:59: error[unknown-value]: likelihood cannot be '60%'\n"
            "    Write one of: almost no chance, very unlikely, unlikely, roughly even chance, likely, very "
            "likely, almost certain"
        ),
    ),
    Row(
        "impossible date",
        "date: 2025-02-30",
        "1:7: error[impossible-date]: the calendar has no 2025-02-30",
    ),
    Row(
        "a date in words",
        "date: 20 January 2025",
        ("1:7: error[wrong-type]: '20 January 2025' is no day\n    Write year, month and day: 2025-01-20"),
    ),
    Row(
        "a time where a day is meant",
        "date: 2025-01-20 08:00",
        ("1:7: error[no-zone]: '2025-01-20 08:00' has a time and no zone\n    Write the day alone: 2025-01-20"),
    ),
    Row(
        "date with a time and no zone",
        "publish_at: 2025-01-20 08:00",
        ("1:13: error[no-zone]: '2025-01-20 08:00' has a time and no zone\n    Write, for UTC: 2025-01-20T08:00+00:00"),
    ),
    Row(
        "impossible time",
        "publish_at: 2025-01-20T25:00+01:00",
        (
            "1:13: error[impossible-date]: there is no moment '2025-01-20T25:00+01:00'\n"
            "    Write: 2025-01-20T08:00+01:00"
        ),
    ),
    Row(
        "unknown language",
        "lang: english",
        ("1:7: error[language]: 'english' names no language\n    Write a code such as en, de or zh-Hant."),
    ),
    Row(
        "highlights that are no list",
        "highlights: |\n  Output doubled.",
        ("2:3: error[wrong-type]: highlights are a list\n    Start each point with “- ” on a line of its own under |."),
    ),
)
_group(
    "Names",
    Row(
        "duplicate key",
        "title: A record year\ntitle: A better title",
        "2:1: error[duplicate-key]: the key 'title' stands already in line 1",
    ),
    Row(
        "duplicate slug",
        BRIEFING,
        (
            "content/briefings/steel.yaml:1:1: error[duplicate-slug]: the slug steel belongs already to "
            "content/briefings/2025/steel.yaml\n"
            "    Rename one of the files."
        ),
        path="content/briefings/2025/steel.yaml",
    ),
    Row(
        "duplicate id inside a briefing",
        "body:\n  - {id: output, prose: Output doubled.}\n  - {id: output, prose: It did.}",
        ("3:10: error[duplicate-id]: the id output stands already in line 2\n    Give it another id."),
    ),
    Row(
        "duplicate source",
        "lead: Output doubled. [@usgs]\nsources:\n"
        "  - {id: usgs, title: Summary 2024}\n  - {id: usgs, title: Summary 2025}",
        ("4:10: error[duplicate-id]: the id usgs stands already in line 3\n    Give it another id."),
    ),
    Row(
        "unknown source cited",
        "lead: |\n  Output doubled. [@usgs]\n  It was a record. [@ugs]\nsources:\n  - {id: usgs, title: Summary}",
        ("3:20: error[unknown-source]: the source ugs is not named anywhere\n    Did you mean usgs?"),
    ),
    Row(
        "unknown source in a folded text",
        "lead: >\n  Output doubled in the year that is\n  reported, says the survey. [@usgs]",
        (
            "3:30: error[unknown-source]: the source usgs is not named anywhere\n"
            "    Name it under sources: or in content/sources/."
        ),
    ),
    Row(
        "unknown entity linked",
        "lead: |\n  The [[baogan]] group.",
        ("2:7: error[unknown-entity]: baogan is no entity in content/entities/\n    Did you mean baogang?"),
        files=BAOGANG,
    ),
    Row(
        "unknown author",
        "authors: [desk]",
        "1:11: error[unknown-author]: desk is no author in briefings.yaml",
    ),
    Row(
        "unknown implication",
        "updates:\n  - {implication: magnets/leverage, change: void}",
        "2:19: error[unknown-implication]: magnets/leverage is no implication of a briefing",
    ),
    Row(
        "slug with spaces",
        "topics: [Special steel]",
        (
            "1:10: error[slug]: 'Special steel' is no slug: lower-case letters, digits and single hyphens "
            "only\n"
            "    Write: special-steel"
        ),
    ),
    Row(
        "slug with a slash",
        "body:\n  - {id: output/2024, prose: Output doubled.}",
        (
            "2:10: error[slug]: 'output/2024' is no slug: lower-case letters, digits and single hyphens only\n"
            "    Write: output-2024"
        ),
    ),
    Row(
        "file name with spaces",
        BRIEFING,
        (
            "1:1: error[slug]: 'Steel report' is no slug: lower-case letters, digits and single hyphens only\n"
            "    Rename the file to steel-report.yaml"
        ),
        path="content/briefings/Steel report.yaml",
    ),
)
_group(
    "Blocks",
    Row(
        "unknown block type",
        "body:\n  - pros: Output doubled.",
        ("2:5: error[unknown-block-type]: pros is no block type\n    Did you mean prose?"),
    ),
    Row(
        "a block without a type",
        "body:\n  - heading: Output",
        (
            "2:5: error[unknown-block-type]: a block has exactly one type key, this one has none\n"
            "    Block types: callout, chart, figure, implications, key_figures, products, prose, questions, "
            "quote, table, timeline"
        ),
    ),
    Row(
        "a block with two types",
        "body:\n  - prose: Output doubled.\n    quote: {text: A record.}",
        ("3:5: error[two-block-types]: a block has one type key, this one has prose and quote\n    Split it."),
    ),
    Row(
        "a block that is text",
        "body:\n  - Output doubled.",
        (
            "2:5: error[unknown-block-type]: a block is a mapping with a type key, not text\n"
            "    Write: prose: Output doubled."
        ),
    ),
    Row(
        "ragged table row",
        "body:\n  - table:\n      columns: [Year, Output]\n      rows:\n        - [2023, 1]\n        - [2024]",
        (
            "6:11: error[ragged-row]: 1 cell stands under 2 columns\n"
            "    Write ~ for an empty cell; quote a cell that holds a comma."
        ),
    ),
)
_group(
    "Files and YAML",
    Row("empty file", "", "1:1: error[empty-file]: the file is empty", whole=True),
    Row(
        "file that is a list",
        "- title: A record year\n",
        (
            "1:1: error[wrong-type]: the file has to be a mapping of fields, not a list\n"
            "    Start with a field, such as title: ..."
        ),
        whole=True,
    ),
    Row(
        "file that is text",
        "A record year\n",
        (
            "1:1: error[wrong-type]: the file has to be a mapping of fields, not text\n"
            "    Start with a field, such as title: ..."
        ),
        whole=True,
    ),
    Row(
        "tab indentation",
        "body:\n\t- prose: Output doubled.",
        ("2:1: error[yaml-syntax]: a tab cannot indent YAML\n    Replace each tab by two spaces."),
        shown="body:\n→- prose: Output doubled.",
    ),
    Row(
        "wrong indentation",
        "sources:\n  - id: usgs\n   title: Summary",
        (
            "3:4: error[yaml-syntax]: the line is not indented as the lines around it\n"
            "    Fields of one mapping start in one column; text under | stands deeper than its field."
        ),
    ),
    Row(
        "a field without a colon",
        "title A record year\ndate: 2025-01-20",
        ("1:1: error[yaml-syntax]: this line is no field: it has no colon\n    Write: title: A record year"),
    ),
    Row(
        "a colon without a space",
        "title:A record year",
        ("1:7: error[yaml-syntax]: a colon without a space after it makes no field\n    Write: title: A record year"),
    ),
    Row(
        "a quotation mark that is not closed",
        'summary: "Output doubled.',
        (
            "1:10: error[yaml-syntax]: the quotation mark that opens here is not closed\n"
            "    Close it; inside single quotes an apostrophe is written twice."
        ),
    ),
    Row(
        "a bracket that is not closed",
        "topics: [magnets, steel\nlead: Output doubled.",
        (
            "1:9: error[yaml-syntax]: the bracket that opens here is not closed, or a comma is missing\n"
            "    Text that starts with a bracket stands in quotes, or under |."
        ),
    ),
    Row(
        "a backslash in double quotes",
        'summary: "Output in C:\\data"',
        (
            "1:23: error[yaml-syntax]: in double quotes \\ has a meaning of its own\n"
            "    Use single quotes, or write \\\\."
        ),
    ),
    Row(
        "a control character",
        "summary: Output\x07doubled",
        ("1:16: error[yaml-syntax]: a control character stands here\n    Take it out."),
        shown="summary: Output␇doubled",
    ),
    Row(
        "invalid UTF-8",
        b"title: Caf\xe9\n",
        ("1:11: error[encoding]: byte 0xe9 is not UTF-8\n    Save the file as UTF-8."),
        shown="title: Caf<E9>",
    ),
    Row(
        "5 MB file",
        "lead: " + "x" * 4_999_990 + "\n",
        (
            "1:1: error[file-too-large]: the file has 4,999,997 bytes; a content file may have 1,000,000\n"
            "    Move tables to CSV files under content/data/."
        ),
        whole=True,
        shown="lead: xxxxxxxxxxxxxx...",
    ),
    Row(
        "alias bomb",
        BOMB,
        "6:8: error[alias-bomb]: with its aliases expanded the file has more than 200,000 values",
        whole=True,
    ),
    Row(
        "deep nesting",
        "lead: " + "[" * 50 + "]" * 50,
        "1:47: error[too-deep]: values are nested more than 40 deep",
    ),
    Row(
        "alias without an anchor",
        "summary: *record",
        (
            "1:10: error[yaml-syntax]: the alias *record has no anchor before it\n"
            "    Text that starts with * stands in quotes."
        ),
    ),
    Row(
        "Python object",
        "title: !!python/object:os.system x",
        (
            "1:8: error[yaml-tag]: tags such as !!python/object:os.system are not used here\n"
            "    Write the value without it; text that starts with ! stands in quotes."
        ),
    ),
    Row(
        "a second document",
        "---\ntitle: Another\n",
        (
            "2:1: error[missing-field]: kind is missing\n"
            "2:1: error[missing-field]: name is missing\n"
            "2:1: error[unknown-field]: title is no field here\n"
            "    Fields: format, name, short, aliases, kind, summary, description, url, relations, sources, "
            "lang, draft, publish_at, expires_at, tlp"
        ),
        path="content/entities/baogang.yaml",
    ),
    Row(
        "a file that nothing reads",
        BRIEFING,
        (
            "1:1: warning[unread-file]: nothing reads this file\n"
            "    Briefings stand in content/briefings/, editions in content/editions/, and so on."
        ),
        path="content/reports/steel.yaml",
    ),
)
LINES = "body:\n  - chart:\n      type: line\n      title: Output doubled\n      x: year\n      y: output\n"
CHART = "body:\n  - chart: {type: bar, title: Output doubled, x: year, y: output, data: data/output.csv}"
_group(
    "Data",
    Row(
        "chart data file missing",
        CHART,
        "2:73: error[data-file]: there is no file content/data/output.csv",
    ),
    Row(
        "chart data file empty",
        CHART,
        ("2:73: error[data-file]: data/output.csv: the file is empty\n    See content/data/output.csv:1:1"),
        files={"content/data/output.csv": ""},
    ),
    Row(
        "chart data without rows",
        CHART,
        ("2:73: error[data-file]: data/output.csv: the file has no rows\n    See content/data/output.csv:1:1"),
        files={"content/data/output.csv": "year,output\n"},
    ),
    Row(
        "chart data with a missing column",
        CHART,
        ("2:59: error[data-file]: the data has no column 'output'; did you mean 'outptu'? It has year, outptu"),
        files={"content/data/output.csv": "year,outptu\n2024,2\n"},
    ),
    Row(
        "chart data with a word for a number",
        CHART,
        "2:73: error[data-file]: row 2: 'much' is no number that 'output' can hold",
        files={"content/data/output.csv": "year,output\n2023,1\n2024,much\n"},
    ),
    Row(
        "a word for a number in the briefing",
        "body:\n  - chart:\n      type: bar\n      title: Output doubled\n      x: year\n      y: output\n      data:\n"
        "        - {year: 2023, output: 1}\n        - {year: 2024, output: much}",
        "9:32: error[data-file]: 'much' is no number that 'output' can hold",
    ),
    Row(
        "an annotation beyond the axis of a chart",
        LINES
        + "      data:\n        - {year: 2023, output: 1}\n        - {year: 2024, output: 2}\n      annotations:\n"
        "        - {x: 2032, text: Licences}",
        "11:15: error[data-file]: 2032 lies outside the axis, which reaches from 2023 to 2024",
    ),
    Row(
        "more series than can be told apart",
        LINES + "      series: country\n      data: data/output.csv",
        "7:15: error[data-file]: 5 series are too many to tell apart; 4 are the most; panels: country draws a small "
        "chart for each",
        files={"content/data/output.csv": "year,output,country\n" + "".join(f"2024,1,{name}\n" for name in "ABCDE")},
    ),
    Row(
        "ragged data file",
        CHART,
        (
            "2:73: error[data-file]: data/output.csv: the row has 1 cell, the first line names 2 columns\n"
            "    See content/data/output.csv:3:1"
        ),
        files={"content/data/output.csv": "year,output\n2023,1\n2024\n"},
    ),
    Row(
        "a spreadsheet",
        CHART.replace(".csv", ".ods"),
        "2:73: error[path]: 'data/output.ods' is not one of the files used here: .csv, .xlsx",
    ),
)
FONTS = "name: Steel desk\nfonts:\n  - {{family: Own, file: {}, sha256: {}}}\n"
_group(
    "Typefaces",
    Row(
        "a typeface that is not there",
        FONTS.format("fonts/own.ttf", "0" * 64),
        "3:25: error[font-file]: there is no file content/fonts/own.ttf",
        "briefings.yaml",
    ),
    Row(
        "a typeface of a package that is not installed",
        FONTS.format("files/own.ttf, package: no_such_package", "0" * 64),
        (
            "3:25: error[font-file]: no installed package no_such_package has a file files/own.ttf\n"
            "    Install the package that carries it, or correct the path."
        ),
        "briefings.yaml",
    ),
    Row(
        "what is no typeface",
        FONTS.format("fonts/own.ttf", "0" * 64),
        "3:25: error[font-file]: fonts/own.ttf is no TrueType or OpenType font",
        "briefings.yaml",
        {"content/fonts/own.ttf": "hello\n"},
    ),
    Row(
        "another file than the one that the desk chose",
        FONTS.format("fonts/own.ttf", "0" * 64),
        (
            "3:48: error[font-file]: fonts/own.ttf is another file than the one with this SHA-256\n"
            "    If it is the right one, write: "
            "sha256: 129b9425b5db66b40d2908459134135208db9aab472aded14751e4511a372296"
        ),
        "briefings.yaml",
        {"content/fonts/own.ttf": b"OTTO, as it were"},
    ),
)
FIGURE = "body:\n  - figure: {image: images/plant.png, alt: The plant}"
FIGURE_SVG = FIGURE.replace(".png", ".svg")
_group(
    "Pictures and paths",
    Row(
        "image missing",
        FIGURE,
        "2:21: error[picture-file]: there is no file content/images/plant.png",
    ),
    Row(
        "not an image",
        FIGURE,
        ("2:21: error[picture-file]: images/plant.png: the file is no whole picture of the kind that its name says"),
        files={"content/images/plant.png": "hello\n"},
    ),
    Row(
        "a 20,000-pixel image",
        FIGURE,
        ("2:21: error[picture-file]: images/plant.png: the picture has 20,000 x 10 pixels; 8,000 a side are the most"),
        files={"content/images/plant.png": png(20_000, 10)},
    ),
    Row(
        "an image of 100 million pixels",
        FIGURE,
        ("2:21: error[picture-file]: images/plant.png: the picture has too many pixels; 8,000 a side are the most"),
        files={"content/images/plant.png": png(10_000, 10_000)},
    ),
    Row(
        "an SVG with a script",
        FIGURE_SVG,
        ("2:21: error[picture-file]: images/plant.svg: the SVG has a script, which could act when it is shown"),
        files={"content/images/plant.svg": SVG.format("<script>alert(1)</script>")},
    ),
    Row(
        "an SVG with a handler",
        FIGURE_SVG,
        "2:21: error[picture-file]: images/plant.svg: the SVG has a handler, onclick",
        files={"content/images/plant.svg": SVG.format('<rect onclick="alert(1)"/>')},
    ),
    Row(
        "an SVG that loads something",
        FIGURE_SVG,
        (
            "2:21: error[picture-file]: images/plant.svg: the SVG refers to something outside itself: "
            "https://example.org/a.png"
        ),
        files={"content/images/plant.svg": SVG.format('<image href="https://example.org/a.png"/>')},
    ),
    Row(
        "an image of another kind",
        FIGURE.replace(".png", ".gif"),
        ("2:21: error[path]: 'images/plant.gif' is not one of the files used here: .svg, .png, .jpg, .jpeg, .webp"),
    ),
    Row(
        "path with ..",
        FIGURE.replace("images/", "../images/"),
        ("2:21: error[path]: the path '../images/plant.png' leads out of content/\n    Write a path below content/."),
    ),
    Row(
        "absolute path",
        FIGURE.replace("images/", "/images/"),
        ("2:21: error[path]: the path '/images/plant.png' leads out of content/\n    Write a path below content/."),
    ),
    Row(
        "link out of the project",
        FIGURE,
        ("content/images/plant.png:1:1: error[link-out]: the link leads out of the project\n    Copy the file here."),
        links={"content/images/plant.png": "/etc/hostname"},
    ),
)
_group(
    "Prose",
    Row(
        "javascript: link",
        "lead: |\n  See [here](javascript:alert(1)).",
        ("2:14: error[link-scheme]: a link to javascript:alert(1)\n    Links start with https:, http:, mailto:."),
    ),
    Row(
        "data: link",
        "lead: |\n  See [here](data:text/html,x).",
        ("2:14: error[link-scheme]: a link to data:text/html,x\n    Links start with https:, http:, mailto:."),
    ),
    Row(
        "link to no page",
        "lead: |\n  See [there](briefings/stel/).",
        ("2:15: error[dead-link]: no page of the site is at briefings/stel/\n    Did you mean briefings/steel/?"),
    ),
    Row(
        "an address without a scheme",
        "sources:\n  - {id: usgs, title: Summary, url: usgs.gov}\nlead: '[@usgs]'",
        ("2:37: error[address]: 'usgs.gov' is no web address\n    An address starts with https:// or http://."),
    ),
    Row(
        "raw HTML in prose",
        "lead: |\n  A year of records.<br>\n  <script>alert(1)</script>",
        (
            "2:21: error[raw-html]: raw HTML in prose: <br>\n"
            "    Write Markdown; a sign is written as \\<.\n"
            "3:3: error[raw-html]: raw HTML in prose: <script>alert(1)</script>\n"
            "    Write Markdown; a sign is written as \\<."
        ),
    ),
    Row(
        "an image in prose",
        "lead: |\n  ![The plant](images/plant.png)",
        ("2:16: error[image-in-prose]: an image inside prose\n    Use a figure block: it has alt and caption."),
    ),
    Row(
        "a footnote without its text",
        "lead: |\n  Output doubled.[^1]",
        ("2:18: error[unknown-footnote]: [^1] has no footnote text\n    Add a line: [^1]: ..."),
    ),
)
BLOCK = "templates/blocks/prose.html.j2"
_group(
    "Templates",
    Row(
        "template with a syntax error",
        "<div>\n{% if %}\n</div>\n",
        "2:1: error[template-syntax]: Expected an expression, got 'end of statement block'",
        path=BLOCK,
    ),
    Row(
        "template with an undefined name",
        "<div>\n{{ blok.prose }}\n</div>\n",
        "2:1: error[template-undefined]: 'blok' is undefined",
        path=BLOCK,
    ),
    Row(
        "template with an undefined field",
        "<div>\n\n{{ view.prose }}\n</div>\n",
        "3:1: error[template-undefined]: BriefingView has no attribute 'prose'",
        path=BLOCK,
    ),
    Row(
        "template that includes nothing",
        '{% include "blocks/none.html.j2" %}\n',
        "1:1: error[template-missing]: there is no template blocks/none.html.j2",
        path=BLOCK,
    ),
    Row(
        "template that includes itself",
        '{% include "blocks/prose.html.j2" %}\n',
        "1:1: error[template-error]: the template includes itself without end",
        path=BLOCK,
    ),
    Row(
        "template that is not UTF-8",
        b"<div>\nCaf\xe9\n</div>\n",
        "2:1: error[encoding]: byte 0xe9 is not UTF-8",
        path=BLOCK,
        shown="<div>\nCaf<E9>\n</div>",
    ),
    Row(
        "a theme that reaches for Python's inside",
        "<div>\n{{ ''.__class__.__mro__ }}\n</div>\n",
        "2:1: error[template-sandbox]: access to attribute '__class__' of 'str' object is unsafe.",
        path=BLOCK,
    ),
    Row(
        "the same by a filter",
        "{{ ''|attr('__class__') }}\n",
        "1:1: error[template-sandbox]: access to attribute '__class__' of 'str' object is unsafe.",
        path=BLOCK,
    ),
)
_group(
    "What analysts really type",
    Row(
        "a highlight that starts with a citation",
        "highlights:\n  - [@baogang] calls 2024 a record.",
        (
            "2:5: error[yaml-syntax]: text cannot start with [ here: YAML reads a list\n"
            "    Write the list as text under |, or quote the item: - '[@baogang] calls 2024 a record.'"
        ),
    ),
    Row(
        'a highlight that starts with "Record"',
        'highlights:\n  - "Record" year at Baogang',
        (
            "2:5: error[yaml-syntax]: text cannot go on after a closing quote: YAML takes the quotes for its "
            "own\n"
            "    Write the list as text under |, or quote the item: - '\"Record\" year at Baogang'"
        ),
    ),
    Row(
        "a highlight that starts with >99%",
        "highlights:\n  - >99% first-pass yield",
        (
            "2:5: error[yaml-syntax]: text cannot start with this sign\n"
            "    Write the list as text under |, or quote the item: - '>99% first-pass yield'"
        ),
    ),
    Row(
        "a highlight with a colon",
        "highlights:\n  - The goal: more steel",
        (
            "2:5: error[unknown-field]: a colon and a space after “The goal”: YAML reads a key\n"
            "    Quote the text, or write it under |: 'The goal: more steel'"
        ),
    ),
    Row(
        "a title with a colon",
        "title: The goal: more steel",
        (
            "1:8: error[yaml-syntax]: a colon and a space inside plain text: YAML reads a second key\n"
            "    Write the text under |, or quote it: title: 'The goal: more steel'"
        ),
    ),
    Row(
        "a summary that starts with an entity",
        "summary: [[baogang]] reports a record.",
        (
            "1:10: error[yaml-syntax]: text cannot start with [ here: YAML reads a list\n"
            "    Write the text under |, or quote it: summary: '[[baogang]] reports a record.'"
        ),
    ),
    Row(
        "a summary that is an entity",
        "summary: [[baogang]]",
        (
            "1:10: error[wrong-type]: text cannot start with [ here: YAML reads a list\n"
            "    Quote the text: '[[baogang]]'"
        ),
    ),
    Row(
        "emphasis at the start",
        "summary: **Record** year",
        (
            "1:10: error[yaml-syntax]: text cannot start with this sign\n"
            "    Write the text under |, or quote it: summary: '**Record** year'"
        ),
    ),
    Row(
        "an apostrophe in single quotes",
        "summary: 'Baogang's record year'",
        (
            "1:10: error[yaml-syntax]: text cannot go on after a closing quote: YAML takes the quotes for "
            "its own\n"
            "    Write the text under |, or quote it: summary: 'Baogang''s record year'"
        ),
    ),
    Row(
        "a citation in a mapping on one line",
        "highlights:\n  - {text: A record [@baogang], basis: claim}",
        (
            "2:22: error[yaml-syntax]: text with this sign cannot stand here without quotes\n"
            "    Quote the text, or write it under |."
        ),
    ),
    Row(
        "text cut by #",
        "summary: The group is the #1 producer",
        (
            "1:10: error[cut-text]: the text ends before “#1 producer”: YAML reads a space and # as a comment\n"
            "    Quote the text: 'The group is the #1 producer', or put the comment on a line of its own."
        ),
    ),
    Row(
        "text that starts with #",
        "summary: #1 producer in the world",
        (
            "1:9: error[cut-text]: YAML reads “#1 producer in the world” as a comment: nothing is written "
            "here\n"
            "    Quote it: '#1 producer in the world', or put a space after the # of a comment."
        ),
    ),
    Row(
        "an entity's name in brackets",
        "body:\n  - products:\n      - name: Steel\n        maker: [[baogang]]",
        ("4:16: error[wrong-type]: maker takes a name alone, not [[baogang]]\n    Write: maker: baogang"),
    ),
)
GOOD = (
    Good("Norway", "NO", "NO"),
    Good("a time", "12:30", "12:30"),
    Good("leading zeros", "007", "007"),
    Good("an underscore in digits", "1_000", "1_000"),
    Good("a word that YAML takes for true", "yes", "yes"),
    Good("an absent value", "~", None),
    Good("a byte-order mark", "Output doubled.", "Output doubled.", byte_order_mark=True),
    Good("an anchor and an alias", "&same Output doubled.\nlead: *same", "Output doubled."),
)
EVERY = [row for rows in MISTAKES.values() for row in rows]


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.what)
def test_a_mistake_is_said(row: Row, tmp_path: Path) -> None:
    """What is said of the mistake is the line in the table, and nothing else is."""
    look = built if row.path.startswith("templates/") else checked
    assert "\n".join(said(row.write(tmp_path), look)) == row.lines


@pytest.mark.parametrize("good", GOOD, ids=lambda good: good.what)
def test_what_only_looks_wrong_is_read(good: Good, tmp_path: Path) -> None:
    """What only looks like a mistake is read as text, or as absent."""
    text = "\ufeff" * good.byte_order_mark + briefing(f"summary: {good.typed}")
    assert said(desk(tmp_path, {STEEL: text})) == []
    value = subject(text).value
    assert isinstance(value, Briefing)
    assert value.summary == good.read


def markdown() -> str:
    """Return the table as a page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# What can be typed wrong, and what is said\n"
    yield "Written by `python -m tests.test_bad_input`; a test holds each line to what the program says."
    yield f"Unless another file is named, what is shown opens `{STEEL}`.\n"
    for name, rows in MISTAKES.items():
        yield f"## {name}\n"
        for row in rows:
            yield from _section(row)
    yield "## What only looks wrong\n"
    yield "| typed after `summary:` | what it is | read as |"
    yield "|---|---|---|"
    for good in GOOD:
        shown = " ⏎ ".join(f"`{line}`" for line in good.typed.split("\n"))
        yield f"| {shown} | {good.what} | {'absent' if good.read is None else f'`{good.read}`'} |"


def _section(row: Row) -> Iterator[str]:
    """Yield the lines that show one mistake."""
    yield f"### {row.what[0].upper()}{row.what[1:]}\n"
    if row.path != STEEL:
        yield f"`{row.path}`\n"
    typed = row.shown or (row.typed if isinstance(row.typed, str) else "")
    yield f"```{'jinja' if row.path.startswith('templates/') else 'yaml'}\n{typed.rstrip()}\n```\n"
    for path, content in row.files.items():
        if isinstance(content, str) and content and path not in BAOGANG:
            yield f"`{path}`\n\n```text\n{content.rstrip()}\n```\n"
    yield f"```text\n{row.lines}\n```\n"


def test_the_page_is_fresh() -> None:
    """docs/reference/bad-input.md shows the table as it is."""
    assert PAGE.read_text(encoding="utf-8") == markdown()


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Give a desk with a mistake in each of several files, in several stages of reading."""
    files = {
        "content/briefings/a-syntax.yaml": "title: The goal: more steel\nlead: - x\n\tlead: y\n",
        "content/briefings/b-fields.yaml": briefing("date: 2025-02-30\nsumary: x\ntopics: Steel"),
        "content/briefings/c-rules.yaml": briefing("lead: |\n  A <b>year</b>.\n  [x](javascript:x) [@none] [[none]]"),
        "content/briefings/d-refers.yaml": briefing(
            "lead: |\n  See [it](briefings/a-syntax/), [[broken]], [@bad] and [the week](editions/2025-w04/).\n"
            "updates:\n  - {implication: a-syntax/leverage, change: void}"
        ),
        "content/editions/2025-w04.yaml": "number: four\n",
        "content/entities/broken.yaml": "- a\n",
        "content/sources/bad.yaml": "titel: x\n",
    }
    return desk(tmp_path, files)


def test_all_mistakes_are_said_at_once(wrong: Path) -> None:
    """Each file's mistakes are said in one go, sorted by file, line and column."""
    diagnostics = checked(wrong).diagnostics
    assert list(diagnostics) == sorted(diagnostics)
    assert [(d.mark.path.rpartition("/")[2], d.rule) for d in diagnostics] == [
        ("a-syntax.yaml", "yaml-syntax"),
        ("b-fields.yaml", "impossible-date"),
        ("b-fields.yaml", "unknown-field"),
        ("b-fields.yaml", "wrong-type"),
        ("c-rules.yaml", "raw-html"),
        ("c-rules.yaml", "raw-html"),
        ("c-rules.yaml", "link-scheme"),
        ("c-rules.yaml", "unknown-source"),
        ("c-rules.yaml", "unknown-entity"),
        ("2025-w04.yaml", "wrong-type"),
        ("broken.yaml", "wrong-type"),
        ("bad.yaml", "unknown-field"),
    ]


def test_a_broken_file_makes_no_other_wrong(wrong: Path) -> None:
    """Nothing is said of a file that only refers to broken ones."""
    assert [line for line in said(wrong) if "d-refers" in line] == []


def test_a_syntax_error_is_one_diagnostic(tmp_path: Path) -> None:
    """A file that is not YAML has one diagnostic, however much is wrong in it."""
    text = "title: The goal: more\nsumary: [a\ndate: 2025-02-30\n- x\n"
    assert len(said(desk(tmp_path, {STEEL: text}))) == 1


def test_the_mistakes_of_the_desk_and_of_its_files_are_said_together(tmp_path: Path) -> None:
    """Where the settings are wrong, what is wrong inside the content files is said as well."""
    root = desk(tmp_path, {STEEL: briefing("sumary: x")}, "nme: Steel desk\n")
    assert [line.partition(":")[0] for line in said(root)] == ["briefings.yaml", STEEL]


def test_a_folder_without_a_desk(tmp_path: Path) -> None:
    """Where there is no desk, that is said, with how to start one."""
    (line,) = said(tmp_path)
    assert line.splitlines() == [
        "briefings.yaml:1:1: error[no-desk]: there is no such file",
        "    Run briefings init to start a desk here, or say where it is with --config.",
    ]


def test_the_command_line_says_it_and_ends_with_one(wrong: Path) -> None:
    """`briefings build` says every mistake without a traceback, and its exit status is 1."""
    result = CliRunner(env={"GITHUB_ACTIONS": ""}).invoke(main, ["build", "-f", str(wrong / "briefings.yaml")])
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:-1] == "\n".join(said(wrong)).splitlines()
    assert result.stderr.splitlines()[-1] == "12 errors; nothing was written."
    assert result.stdout == ""


def test_the_program_says_it_and_ends_with_one(wrong: Path) -> None:
    """So does the program in a process of its own."""
    command = [sys.executable, "-m", "briefings", "build", "-f", str(wrong / "briefings.yaml")]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env={"PATH": "/usr/bin"})
    assert result.returncode == 1
    assert result.stderr.splitlines()[:-1] == "\n".join(said(wrong)).splitlines()
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("row", [EVERY[0], MISTAKES["Templates"][0]], ids=lambda row: row.what)
def test_the_site_stays_as_it_was(row: Row, tmp_path: Path) -> None:
    """A build that fails leaves every byte of the site, whether the content or a template is wrong."""
    built(desk(tmp_path, {STEEL: BRIEFING}))
    site = tmp_path / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    row.write(tmp_path)
    (tmp_path / "content/briefings/new.yaml").write_text(BRIEFING)
    with pytest.raises(ContentError):
        built(tmp_path)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


if __name__ == "__main__":
    sys.stdout.write(markdown())
