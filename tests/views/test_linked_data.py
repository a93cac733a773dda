"""What pages tell machines: schema.org's words and Open Graph's, parsed back from pages that were built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import extruct
import pytest

from briefings.views.linked_data import script
from tests.desks import briefing, built, desk

URL = "https://desk.example/news/"
SETTINGS = f"""\
name: Steel desk
tagline: What moves steel
url: {URL}
email: desk@desk.example
rights: All rights reserved.
authors: {{ann: {{name: Ann Ode}}, desk: {{name: Steel desk}}}}
topics: {{steel: Special steel}}
"""
FILES = {
    "content/briefings/steel.yaml": briefing(
        """\
title: A record *year* & 3 < 4
date: 2025-01-20
updated: 2025-01-22
authors: [ann, desk]
topics: [steel]
entities: [baogang]
summary: Output doubled in [[baotou]].
sources:
  - {id: report, title: The report, publisher: Maker, url: "https://maker.example/r", published: 2025-01, lang: zh}
  - {id: wrong, title: A wrong one, author: N. N., retracted: {date: 2025-01-21, reason: Made up.}}
lead: |
  Output doubled. [@report] It did not. [@wrong]
corrections:
  - {date: 2025-01-25, what: The yield was wrong., kind: major}
  - {date: 2025-01-28, what: A name was misspelt.}
"""
    ),
    "content/briefings/stahl.yaml": briefing("title: Ein Rekord\nlang: de\ntranslation_of: steel"),
    "content/briefings/hidden.yaml": briefing("title: A secret\ndraft: true\ntranslation_of: steel\nlang: fr"),
    "content/entities/baogang.yaml": (
        'name: Baogang\nkind: organisation\nshort: BG\naliases: [Baotou Steel]\nurl: "https://maker.example/"\n'
    ),
    "content/entities/baotou.yaml": "name: Baotou\nkind: place\n",
    "content/entities/dysprosium.yaml": "name: Dysprosium\nkind: material\nsummary: A metal.\n",
    "content/editions/2025-w04.yaml": (
        "title: Records\nnumber: 7\ncorrections: [{date: 2025-01-26, what: Last week’s number.}]\n"
    ),
}
STEEL_PAGE = f"{URL}briefings/steel/"
PUBLISHER = {"@type": "Organization", "@id": f"{URL}#desk", "name": "Steel desk", "url": URL}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small desk."""
    folder = desk(tmp_path_factory.mktemp("desk"), FILES, SETTINGS)
    built(folder)
    return folder


def data(root: Path, address: str) -> dict[str, Any]:
    """Return a page's linked data."""
    page = (root / "site" / address / "index.html").read_text(encoding="utf-8")
    (found,) = extruct.extract(page, base_url=URL + address, syntaxes=["json-ld"])["json-ld"]
    assert isinstance(found, dict)
    return found


def graph(root: Path, address: str) -> list[tuple[str, str]]:
    """Return what a page tells by Open Graph."""
    page = (root / "site" / address / "index.html").read_text(encoding="utf-8")
    (found,) = extruct.extract(page, base_url=URL + address, syntaxes=["opengraph"])["opengraph"]
    return [(name, value) for name, value in found["properties"]]


def test_a_briefing_is_a_report(root: Path) -> None:
    """It says what it is called, when it was published and changed, by whom, in which language, and about what."""
    found = data(root, "briefings/steel/")
    assert found["@type"] == ["Report", "NewsArticle"]
    assert found["@id"] == found["url"] == STEEL_PAGE
    assert found["headline"] == "A record year & 3 < 4"
    assert found["description"] == "Output doubled in Baotou."
    assert (found["datePublished"], found["dateModified"]) == ("2025-01-20T00:00:00Z", "2025-01-25T00:00:00Z")
    assert found["author"] == [{"@type": "Person", "name": "Ann Ode"}, PUBLISHER]
    assert found["publisher"] == PUBLISHER
    assert found["inLanguage"] == "en"
    assert found["keywords"] == ["Special steel"]
    assert found["copyrightNotice"] == "All rights reserved."


def test_a_briefing_names_entities(root: Path) -> None:
    """It is about those that its author lists, and mentions those that its text links; each has its page."""
    found = data(root, "briefings/steel/")
    assert found["about"] == [{"@type": "Organization", "name": "Baogang", "url": f"{URL}entities/baogang/"}]
    assert found["mentions"] == [{"@type": "Place", "name": "Baotou", "url": f"{URL}entities/baotou/"}]


def test_a_briefing_cites(root: Path) -> None:
    """Its sources are citations; one that was retracted says so."""
    cited, wrong = data(root, "briefings/steel/")["citation"]
    assert cited == {
        "@type": "CreativeWork",
        "name": "The report",
        "publisher": {"@type": "Organization", "name": "Maker"},
        "url": "https://maker.example/r",
        "datePublished": "2025-01",
        "inLanguage": "zh",
    }
    assert wrong["creativeWorkStatus"] == "Retracted"


def test_a_briefing_is_corrected(root: Path) -> None:
    """Every correction is a CorrectionComment, with its day."""
    assert data(root, "briefings/steel/")["correction"] == [
        {"@type": "CorrectionComment", "text": "The yield was wrong.", "datePublished": "2025-01-25"},
        {"@type": "CorrectionComment", "text": "A name was misspelt.", "datePublished": "2025-01-28"},
    ]


def test_translations_are_linked_both_ways(root: Path) -> None:
    """The original names its translations, and each of them the original; one that is hidden is named by none."""
    german = f"{URL}briefings/stahl/"
    (translation,) = data(root, "briefings/steel/")["workTranslation"]
    assert translation == {"@type": "Report", "url": german, "inLanguage": "de"}
    assert data(root, "briefings/stahl/")["translationOfWork"]["url"] == STEEL_PAGE


def test_an_edition_is_an_issue(root: Path) -> None:
    """It has its number, its briefings and its corrections, and belongs to the desk's periodical."""
    found = data(root, "editions/2025-w04/")
    assert (found["@type"], found["name"], found["issueNumber"]) == ("PublicationIssue", "Records", "7")
    assert found["isPartOf"] == {"@type": "Periodical", "name": "Steel desk", "url": URL}
    assert [part["url"] for part in found["hasPart"]] == [STEEL_PAGE]
    assert [correction["text"] for correction in found["correction"]] == ["Last week’s number."]
    assert data(root, "briefings/steel/")["isPartOf"]["url"] == found["@id"] == f"{URL}editions/2025-w04/"


def test_home_is_the_site_and_its_publisher(root: Path) -> None:
    """Home tells of the site and of the desk, by the name under which briefings name it."""
    site, publisher = data(root, "")["@graph"]
    assert (site["@type"], site["url"], site["publisher"]) == ("WebSite", URL, PUBLISHER)
    assert publisher == {**PUBLISHER, "email": "desk@desk.example", "description": "What moves steel"}


@pytest.mark.parametrize(
    ("slug", "kind"), [("baogang", "Organization"), ("baotou", "Place"), ("dysprosium", "DefinedTerm")]
)
def test_an_entity_is_what_it_is(root: Path, slug: str, kind: str) -> None:
    """Organisations, places and materials are told apart."""
    found = data(root, f"entities/{slug}/")
    assert found["@type"] == kind
    assert found["@id"] == f"{URL}entities/{slug}/"
    assert ("inDefinedTermSet" in found) == (kind == "DefinedTerm")


def test_an_entity_has_names_and_briefings(root: Path) -> None:
    """Its other names, its own page and the briefings that name it are said."""
    found = data(root, "entities/baogang/")
    assert found["alternateName"] == ["BG", "Baotou Steel"]
    assert found["sameAs"] == ["https://maker.example/"]
    assert [work["url"] for work in found["subjectOf"]] == [STEEL_PAGE]


def test_shared_pages_have_a_title(root: Path) -> None:
    """Open Graph is told of the title, the kind, the languages and the days of a briefing."""
    told = graph(root, "briefings/steel/")
    assert {
        ("og:title", "A record year & 3 < 4"),
        ("og:description", "Output doubled in Baotou."),
        ("og:type", "article"),
        ("og:url", STEEL_PAGE),
        ("og:site_name", "Steel desk"),
        ("og:locale", "en_US"),
        ("og:locale:alternate", "de_DE"),
        ("article:published_time", "2025-01-20T00:00:00Z"),
        ("article:modified_time", "2025-01-25T00:00:00Z"),
        ("article:tag", "Special steel"),
    } <= set(told)
    assert ("og:type", "website") in graph(root, "")


def test_a_card_stands_for_a_shared_page(tmp_path: Path) -> None:
    """Where the site has cards, Open Graph and the linked data name the page's own, with its size and its words."""
    built(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}, SETTINGS), "html", "cards")
    told = dict(graph(tmp_path, "briefings/steel/"))
    card = f"{STEEL_PAGE}steel.png"
    assert (told["og:image"], told["og:image:alt"]) == (card, "A record year")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert data(tmp_path, "briefings/steel/")["image"] == card
    page = (tmp_path / "site/briefings/steel/index.html").read_text(encoding="utf-8")
    assert '<meta name="twitter:card" content="summary_large_image">' in page


def test_a_report_is_an_encoding(tmp_path: Path) -> None:
    """Where a briefing has a PDF, its linked data name it."""
    built(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}, SETTINGS), "html", "pdf")
    pdf = {"@type": "MediaObject", "contentUrl": f"{STEEL_PAGE}steel.pdf", "encodingFormat": "application/pdf"}
    assert data(tmp_path, "briefings/steel/")["encoding"] == pdf


def test_nothing_hidden_is_told(root: Path) -> None:
    """No page names what readers do not see."""
    pages = [page.read_text(encoding="utf-8") for page in (root / "site").rglob("*.html")]
    assert pages
    assert not [page for page in pages if "secret" in page or "hidden/" in page or '"fr"' in page]


def test_the_policy_names_the_data(root: Path) -> None:
    """A page's policy names its linked data by digest, and admits no other script inside the page."""
    page = (root / "site/briefings/steel/index.html").read_text(encoding="utf-8")
    assert re.search(r"; script-src 'sha256-[\w+/]{43}='; base-uri", page)
    assert page.count("<script") == 1


def test_without_an_address_nothing_has_one(tmp_path: Path) -> None:
    """A desk that does not say where it is published still says what its pages are."""
    built(desk(tmp_path, FILES, SETTINGS.replace(f"url: {URL}\n", "")))
    found = data(tmp_path, "briefings/steel/")
    assert found["headline"] == "A record year & 3 < 4"
    assert not {"@id", "url", "workTranslation"} & set(found)
    assert not [name for name, _ in graph(tmp_path, "briefings/steel/") if name in {"og:url", "og:image"}]


def test_no_text_ends_the_script() -> None:
    """Whatever data says, it stays inside its script element."""
    said = script({"a": "</script><!--<script>\u2028&amp;"})
    assert not set("<>&\u2028") & set(said)
    assert said == '{"a":"\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\\u2028\\u0026amp;"}'
