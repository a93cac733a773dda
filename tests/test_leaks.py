"""Nothing above the clearance, and nothing outside the clock, appears anywhere in what is built."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image

from briefings import formats
from briefings.audience import Audience
from briefings.build import Request, build
from briefings.installed import versions
from briefings.processors import available_processors
from briefings.values.clearance import Clearance
from tests.desks import ENTITY, briefing, desk
from tests.samples import PREFIX, Secrets

NOW = datetime(2025, 2, 1, tzinfo=UTC)
BEFORE = datetime(2025, 1, 25, tzinfo=UTC)
JUDGED = "body: [{implications: [{id: judgement, implication: Steel falls, likelihood: likely}]}]\n"
COMMENT = f"{PREFIX}zzzz"
OPEN = {
    "content/briefings/open.yaml": briefing(f"# {COMMENT}\ntopics: [steel]\nauthors: [desk]\n{JUDGED}"),
    "content/briefings/other.yaml": briefing(
        f"""\
title: Another
lead: |
  [//]: # ({COMMENT})

  The [[baogang]] group. [@usgs]
body: [{{chart: {{type: bar, title: Growth, x: year, y: kt, data: [{{year: 2024, kt: 5, note: {COMMENT}}}]}}}}]
"""
    ),
    "content/briefings/old.yaml": briefing("title: Old\ndate: 2025-01-06\n"),
    "content/entities/baogang.yaml": ENTITY,
    "content/sources/usgs.yaml": "title: Mineral summaries\n",
}
HIDDEN: Mapping[str, tuple[Mapping[str, object], Mapping[str, object]]] = {
    "a": ({"draft": True}, {"draft": True}),
    "b": ({"publish_at": "2025-03-01T08:00+01:00"}, {}),
    "c": ({"expires_at": "2025-01-28"}, {}),
    "d": ({"tlp": "AMBER+STRICT"}, {"tlp": "RED"}),
}
ADMITTING = {
    "a": Audience(NOW, drafts=True),
    "b": Audience(NOW, future=True),
    "c": Audience(BEFORE),
    "d": Audience(NOW, Clearance.RED),
}
UNSHOWN = (
    r"\.comment$",
    r"^briefing\.import\.",  # what it was imported from
    r"\.ignore\.",  # what the author silenced, and why
    r"^author\.(slug|role|email|url)$",
    r"^entity\.sources\.id$",  # by which its own text cites it
    r"^briefing\.(chart\.file|table\.table\.data)$",  # the path of a data file
    r"^edition\.(from|to)$",  # which briefings belong to it
)


MARKERS = re.compile(rb"%s[a-z]{4}|19[01]\d-\d\d-\d\d|(?<!\d)(?:7[3-9]|8[0-3])\d{4}(?!\d)" % PREFIX.encode())


@dataclass(frozen=True)
class Built:
    """What a build left: the files by path, and the paths of those in which each marker stands."""

    files: Mapping[str, bytes]

    @cached_property
    def markers(self) -> Mapping[str, set[str]]:
        """Search every file and its path, once."""
        there: dict[str, set[str]] = {}
        for path, content in self.files.items():
            for text in (path.encode(), *said(content)):
                for found in MARKERS.findall(text):
                    there.setdefault(found.decode(), set()).add(path)
        return there

    def found(self, start: str) -> dict[str, set[str]]:
        """Return the markers that start with something, with the files that hold them."""
        return {marker: paths for marker, paths in self.markers.items() if marker.startswith(start)}


def said(content: bytes) -> Iterator[bytes]:
    """Yield all that a file says, in lower case: as it is, decompressed, and with what is escaped read."""
    for text in unpacked(content):
        plain = text.replace(b"\0", b"").lower()  # UTF-16 of either order becomes ASCII
        yield plain
        if b"%" in plain:
            yield unquote_to_bytes(plain).lower()
        if b"&" in plain:
            yield html.unescape(plain.decode("latin-1")).encode("utf-8").lower()


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield a file's bytes and all that is packed in them."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(content))
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    elif content.startswith(b"%PDF-"):
        yield from in_pdf(content)
    elif content.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            yield repr(sorted(picture.info.items())).encode()


def in_pdf(content: bytes) -> Iterator[bytes]:
    """Yield the streams of a PDF, metadata and attachments among them, its strings, and the words of its pages."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for item in document.objects:
            yield from in_object(item)
        yield from in_object(document.trailer)
    pages = pypdfium2.PdfDocument(content)
    for page in pages:
        words = page.get_textpage()
        text = words.get_text_bounded()
        yield re.sub("[-\u00ad\ufffe\u0002]?\\s+", "", text).encode()
        words.close()
        page.close()
    pages.close()


def in_object(item: object) -> Iterator[bytes]:
    """Yield what an object of a PDF holds, not following references to others."""
    if isinstance(item, pikepdf.Stream) and "/Width" not in item:
        yield item.read_bytes()
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        inside = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        yield " ".join(inside.keys()).encode()
        yield from (text for value in inside.values() for text in in_value(value))
    elif isinstance(item, pikepdf.Array):
        yield from (text for value in list(item) for text in in_value(value))
    elif isinstance(item, pikepdf.String | pikepdf.Name):
        yield bytes(item) + str(item).encode() if isinstance(item, pikepdf.String) else str(item).encode()


def in_value(value: object) -> Iterator[bytes]:
    """Yield what a value inside an object holds, if it is no reference."""
    if not getattr(value, "is_indirect", False):
        yield from in_object(value)


@pytest.fixture(scope="module")
def secrets() -> Mapping[str, Secrets]:
    """Give what is hidden, by the letter of each way of hiding."""
    return {letter: Secrets(letter, hiding, shared, "open/judgement") for letter, (hiding, shared) in HIDDEN.items()}


def settings(secrets: Mapping[str, Secrets]) -> str:
    """Write a desk's settings with authors and topics that only hidden content names."""
    authors = {hidden.author: hidden.author_entry for hidden in secrets.values()}
    topics = {hidden.topic: hidden.topic_title for hidden in secrets.values()}
    return yaml.safe_dump(
        {
            "name": "Steel desk",
            "url": "https://example.org/",
            "email": "desk@example.org",
            "reply": "mailto",
            "authors": {"desk": {"name": "The desk"}, **authors},
            "topics": {"steel": "Steel", **topics},
        }
    )


def content(secrets: Mapping[str, Secrets], *, hidden: bool) -> dict[str, str]:
    """Return the files of the desk, with what is hidden or without."""
    files = dict(OPEN)
    slugs = [one.waiting for one in secrets.values()]
    # An edition may list what is not seen yet, and a translation may come before its original.
    files["content/editions/2025-w04.yaml"] = (
        f"# {COMMENT}\nnumber: 4\nbriefings: [{', '.join(slugs)}]\nlead: {slugs[0]}\n"
    )
    files["content/briefings/early.yaml"] = briefing(f"title: Early\nlang: de\ntranslation_of: {slugs[0]}\n")
    if not hidden:
        files["content/editions/2025-w04.yaml"] = "number: 4\n"
        files["content/briefings/early.yaml"] = briefing("title: Early\nlang: de\n")
        return files
    return {**files, **{path: text for one in secrets.values() for path, text in one.files.items()}}


def run(root: Path, audience: Audience, wanted: frozenset[str], site: str) -> Built:
    """Build a desk, and read all that is there then."""
    request = Request(
        root=root,
        desk_file="briefings.yaml",
        site=root / site,
        cache=root / ".briefings" / "cache",
        audience=audience,
        formats=wanted,
        versions=versions(),
        jobs=available_processors(),
    )
    build(request, lambda *_progress: None)
    paths = sorted(path for path in (root / site).rglob("*") if path.is_file())
    return Built({path.relative_to(root / site).as_posix(): path.read_bytes() for path in paths})


EVERYTHING = frozenset(formats.names())
LIGHT = EVERYTHING - {"pdf", "cards"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, secrets: Mapping[str, Secrets]) -> Path:
    """Give a desk with content for everyone and content that is hidden in each way."""
    return desk(tmp_path_factory.mktemp("leaks"), content(secrets, hidden=True), settings(secrets))


@pytest.fixture(scope="module")
def public(root: Path) -> Built:
    """Give what everyone sees, in every format."""
    return run(root, Audience(NOW), EVERYTHING, "site")


@pytest.fixture(scope="module")
def whole(root: Path) -> Built:
    """Give what is built for those who may see everything, in every format."""
    return run(root, Audience(BEFORE, Clearance.RED, drafts=True, future=True), EVERYTHING, "whole")


def test_nothing_hidden_is_anywhere(public: Built, secrets: Mapping[str, Secrets]) -> None:
    """No field, comment, slug or name of a file of what is hidden is in any byte of the site."""
    assert public.found(PREFIX) == {}
    assert {marker for hidden in secrets.values() for marker in hidden.markers.values()} & set(public.markers) == set()


def test_hidden_content_changes_no_byte(
    public: Built, secrets: Mapping[str, Secrets], tmp_path: Path, root: Path
) -> None:
    """A site is the same to the byte whether the hidden content is there or not: no count, order or gap betrays it."""
    alone = desk(tmp_path, content(secrets, hidden=False), settings(secrets))
    (alone / ".briefings").mkdir()
    (alone / ".briefings" / "cache").symlink_to(root / ".briefings" / "cache")
    without = run(alone, Audience(NOW), EVERYTHING, "site")
    assert set(public.files) == set(without.files)
    assert [path for path in public.files if public.files[path] != without.files[path]] == []


@pytest.mark.parametrize("letter", HIDDEN)
def test_each_audience_sees_its_own(root: Path, secrets: Mapping[str, Secrets], letter: str) -> None:
    """An audience that one kind of hidden content is for sees this, and nothing of the others."""
    seen = run(root, ADMITTING[letter], LIGHT, f"site-{letter}")
    assert seen.found(secrets[letter].briefing)
    for other in set(HIDDEN) - {letter}:
        assert seen.found(PREFIX + other) == {}


def test_everything_is_shown_to_those_who_may_see_it(whole: Built, secrets: Mapping[str, Secrets]) -> None:
    """Every marker of a field that readers are shown is in the site for all eyes, so that the search can find it."""
    for hidden in secrets.values():
        missing = [name for name, marker in hidden.markers.items() if marker not in whole.markers]
        assert [name for name in missing if not any(re.search(unshown, name) for unshown in UNSHOWN)] == []


def test_every_kind_of_file_is_read(whole: Built) -> None:
    """The search finds markers in pages, reports, data, feeds and the search index, so that it would find a leak."""
    kinds = {Path(path).suffix for paths in whole.markers.values() for path in paths}
    assert kinds >= {".html", ".pdf", ".csv", ".json", ".xml", ".pf_fragment", ".svg"}


def test_what_is_attached_is_searched(whole: Built, public: Built, secrets: Mapping[str, Secrets]) -> None:
    """The search reads what is attached to reports; there a hidden briefing's fields are for all eyes alone."""
    seen, open_to_all = attached(whole), attached(public)
    assert any(name.endswith(".csv") for name in seen)
    for hidden in secrets.values():
        assert hidden.markers["briefing.lead"].encode() in seen[f"{hidden.briefing}.yaml"]
        assert hidden.markers["briefing.lead"] in whole.markers
    assert {"open.yaml", "early.yaml", "2025-w04.edition.yaml"} <= set(open_to_all)
    assert PREFIX.encode() not in b"".join(open_to_all.values())
    assert b"translation_of" not in open_to_all["early.yaml"]


def attached(built: Built) -> dict[str, bytes]:
    """Return what is attached to the reports of a site, by name."""
    found: dict[str, bytes] = {}
    for path, content in built.files.items():
        if path.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(content)) as document:
                found |= {name: item.get_file().read_bytes() for name, item in document.attachments.items()}
    return found


def test_comments_are_nowhere(whole: Built, public: Built, secrets: Mapping[str, Secrets]) -> None:
    """A comment, in YAML or in a text, and a column that is not drawn are for authors, whoever may see the rest."""
    written = (one.markers.items() for one in secrets.values())
    comments = {COMMENT, *(marker for items in written for name, marker in items if name.endswith(".comment"))}
    assert comments & (set(whole.markers) | set(public.markers)) == set()
