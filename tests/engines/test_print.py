from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefings.engines.attachments import Attachment
from briefings.engines.print import MissingLetters, Properties, TypesettingError, typeset

ROOT = Path(__file__).parents[2]
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" font-family="Source Sans Pro" font-size="9">
<rect width="40" height="20" fill="#12436D"/><text x="45" y="13">Ore → oxide</text></svg>"""
PROPERTIES = Properties(
    "Baogang’s record year",
    "en",
    dt.date(2025, 1, 20),
    ("The desk", "Zoë Öz"),
    ("special steel", "rare earths"),
    "What the division claims.",
    publisher="The desk",
    own=(("kind", "briefing"), ("name", "steel")),
    attachments=(Attachment("steel.yaml", "Content: “steel”", "format: 1\n"),),
)
STYLE = """
@page { size: A4; @top-left { content: "Official figures" } @bottom-right { content: counter(page) } }
body { font: 10.5pt/15pt "Source Serif Pro"; hyphens: auto }
h1, h2, h3 { font-family: "Source Sans Pro" }
.note { float: footnote }
.chapter { break-before: page }
"""
PROSE = "The division calls it the best year in its history, notwithstanding official figures. " * 9
BODY = f"""<h1>A record year</h1><p>{PROSE}<span class="note">Baogang Group, 2025.</span> <em>First-pass yield</em></p>
<h2>A plan</h2><h3>Made in 2016</h3><p>Cyrillic letters differ by language: бгдпт.</p>
<table><tr><th scope="col">Year</th></tr><tr><td>2024</td></tr></table>
<img src="asset:images/stages%20%C3%BC.svg" alt="From ore to oxide">
<h2 class="chapter">Sources</h2><p><a href="https://example.org/1">Baogang Group</a></p>"""


def page(body: str, head: str = "") -> str:
    """Give a page of HTML."""
    return f'<!doctype html><html lang="en"><head><title>x</title>{head}</head><body>{body}</body></html>'


def sample() -> bytes:
    """Set the sample report."""
    return typeset(page(BODY), [STYLE], {"images/stages ü.svg": SVG.encode()}, PROPERTIES)


def digest_of_sample() -> str:
    """Set the sample report, for other processes."""
    return hashlib.sha256(sample()).hexdigest()


def simple(body: str, style: str = "", files: Mapping[str, bytes] | None = None) -> bytes:
    """Set a page with one style sheet."""
    return typeset(page(f"<h1>H</h1>{body}"), [style], files or {}, PROPERTIES)


def run(code: str, **environment: str) -> str:
    """Run code in another process and give what it prints; all warnings are errors there."""
    process = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=environment.get("TMPDIR"),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    assert (process.returncode, process.stderr) == (0, "")
    return process.stdout.strip()


def opened(content: bytes) -> pikepdf.Pdf:
    """Open a report."""
    return pikepdf.Pdf.open(BytesIO(content))


def fonts(content: bytes) -> set[str]:
    """Give the names of a report's fonts, without the tag that marks a part of a font."""
    with opened(content) as pdf:
        return {
            str(item.BaseFont).partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }


def test_two_renders_give_equal_bytes() -> None:
    """What is set twice in a process is the same to the byte."""
    assert sample() == sample()


def test_the_first_and_the_tenth_report_of_a_process_are_equal() -> None:
    """Other reports set in between, faulty ones among them, leave no trace."""
    first = sample()
    for number in range(7):
        simple(f"<p>Report {number}, <em>in</em> other styles", f"p {{ font-size: {8 + number}pt }}")
    with pytest.raises(MissingLetters):
        simple("<p>汉")
    with pytest.raises(TypesettingError):
        simple("", "@font-face { font-family: 'Source Serif Pro'; src: local('Source Sans Pro') }")
    assert sample() == first


def test_another_process_gives_equal_bytes(tmp_path: Path) -> None:
    """Hash seed, time zone, locale, languages, fonts of the system and working directory change no byte."""
    code = "from tests.engines.test_print import digest_of_sample; print(digest_of_sample())"
    said = run(
        code,
        PYTHONHASHSEED="7",
        TZ="Asia/Tokyo",
        LC_ALL="C",
        LANGUAGE="sr",
        PANGO_LANGUAGE="mk",
        FC_LANG="zh-cn",
        FONTCONFIG_FILE="/etc/fonts/fonts.conf",
        TMPDIR=str(tmp_path),
    )
    assert said == digest_of_sample()


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Neither a process nor a pool's worker leaves temporary files or changes the environment."""
    code = """
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
before = dict(os.environ)
from tests.engines.test_print import digest_of_sample
with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
    digests = {pool.submit(digest_of_sample).result(), digest_of_sample()}
print(len(digests), dict(os.environ) == before)
"""
    assert run(code, TMPDIR=str(tmp_path), FONTCONFIG_FILE="/etc/fonts/fonts.conf") == "1 True"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_a_fault_of_the_environment() -> None:
    """Without Pango, the message says what to install."""
    code = """
import cffi
def refuse(*_): raise OSError("cannot load library")
cffi.FFI.dlopen = refuse
from briefings.errors import EnvironmentFault
import contextlib
try:
    with contextlib.redirect_stdout(None):
        import briefings.engines.print
except EnvironmentFault as fault:
    print(fault)
"""
    assert "apt install libpangoft2-1.0-0" in run(code)


def test_style_sheets_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style sheet that was used before is not parsed again."""
    first = simple("<p>x", "p { color: #123456 }")
    monkeypatch.setattr("briefings.engines.print.CSS", None)
    assert simple("<p>x", "p { color: #123456 }") == first


def test_only_packaged_faces_are_embedded() -> None:
    """Whatever family a style asks for, letters come from the packaged faces."""
    serif = {"Source-Serif-Pro", "Source-Serif-Pro-Italic", "Source-Serif-Pro-Semi-Bold"}
    assert fonts(sample()) == serif | {"Source-Sans-Pro", "Source-Sans-Pro-Semi-Bold"}
    asked = "body { font-family: 'DejaVu Sans', 'Liberation Serif', monospace }"
    assert {name[:10] for name in fonts(simple("<p>x <code>y</code>", asked))} <= {"Source-Ser", "Source-San"}


def test_every_font_is_in_the_file() -> None:
    """Each font carries its outlines."""
    with opened(sample()) as pdf:
        described = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
    assert len(described) == len(fonts(sample()))
    assert all("/FontFile2" in item for item in described)


def test_hyphens_come_from_the_face_of_their_word() -> None:
    """No other face is borrowed for the hyphen at a line's end."""
    style = "h1 { display: none } em { font-family: 'Source Serif Pro'; hyphens: auto } p { width: 20mm }"
    assert fonts(simple(f"<p><em>{PROSE.replace(',', '')}</em>", style)) == {"Source-Serif-Pro-Italic"}


def test_the_file_says_what_it_is() -> None:
    """Title, authors, keywords, description, language and date come from the properties alone."""
    with opened(sample()) as pdf:
        told = {name: str(pdf.docinfo[f"/{name}"]) for name in ("Title", "Author", "Keywords", "Subject")}
        dates = {str(pdf.docinfo[f"/{name}"]) for name in ("CreationDate", "ModDate")}
        language, shown = str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert told == {
        "Title": "Baogang’s record year",
        "Author": "The desk, Zoë Öz",
        "Keywords": "special steel, rare earths",
        "Subject": "What the division claims.",
    }
    assert (dates, language, shown) == ({"D:20250120"}, "en", True)


def test_headings_are_bookmarks() -> None:
    """The outline follows the headings, in order and depth."""
    with opened(sample()) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "A record year"
        assert [child.title for child in title.children] == ["A plan", "Sources"]
        assert [child.title for child in title.children[0].children] == ["Made in 2016"]


def test_the_file_names_both_standards() -> None:
    """The XMP packet identifies PDF/A-3a and PDF/UA-1, and the file is tagged."""
    with opened(sample()) as pdf:
        marked = bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as packet:
            archival = packet.pdfa_status
            accessible = packet["{http://www.aiim.org/pdfua/ns/id/}part"]
    assert (archival, accessible, marked) == ("3A", "1", True)


def test_margins_have_the_language_of_the_document() -> None:
    """Ligatures in a running title are those of the language, as in the text."""

    def title(language: str) -> bytes:
        content = typeset(page("<h1>H"), [STYLE], {}, Properties("x", language, dt.date(2025, 1, 20)))
        with opened(content) as pdf:
            return pdf.pages[0].Contents.read_bytes()

    assert title("en") == title("de") != title("tr")


def test_without_harfbuzz_subset_reports_are_set_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library that cuts fonts fast may be missing; fontTools cuts them then."""
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    style = "body { font-family: 'Source Serif Pro' }"
    assert fonts(simple("<p>x", style)) == {"Source-Serif-Pro", "Source-Serif-Pro-Semi-Bold"}
