"""The documentation: each link in it leads somewhere, and each page is in the index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
PARTS = ("tutorial", "how-to", "reference", "explanation")
CODE = re.compile(r"^(```+).*?^\1$|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def links(page: Path) -> Iterator[str]:
    """Yield what a page links, pictures among it; code links nothing."""
    yield from LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the names of a page's headings, as GitHub gives them."""
    text = re.sub(r"^(```+).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found: dict[str, int] = {}
    names = []
    for heading in HEADING.findall(text):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        names.append(f"{name}-{found[name]}" if name in found else name)
        found[name] = found.get(name, 0) + 1
    return frozenset(names)


def broken(page: Path) -> Iterator[str]:
    """Yield the links of a page that lead nowhere within the project."""
    for link in links(page):
        path, _, anchor = link.partition("#")
        if re.match("[a-z]+:", link):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_each_link_leads_somewhere(page: Path) -> None:
    """The files, pictures and headings that a page links are there."""
    assert list(broken(page)) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    """A missing file, a missing heading and a missing picture are told from what is there and from code."""
    (tmp_path / "other.md").write_text("# A `name`: [linked](x.md), twice\n## Twice\n## Twice\n")
    page = tmp_path / "page.md"
    page.write_text(
        "# Here\n[a](other.md#a-name-linked-twice) [b](#here) [c](https://example.org/x) [d](other.md#twice-1)\n"
        "[e](gone.md) [f](other.md#gone) ![g](gone.png) [h](#gone) `[i](code.md)` ``[j](`code`.md)``\n"
        "```\n[k](code.md)\n# No heading\n```\n[l](#no-heading)\n"
    )
    assert list(broken(page)) == ["gone.md", "other.md#gone", "gone.png", "#gone", "#no-heading"]


def test_every_page_is_in_the_index() -> None:
    """docs/README.md links each page of the four parts, and there is no page beside them."""
    listed = {(DOCS / link).resolve() for link in links(DOCS / "README.md")}
    pages = {page for page in DOCS.rglob("*.md") if page != DOCS / "README.md"}
    assert {page.relative_to(DOCS).as_posix() for page in pages - listed} == set()
    assert {page.relative_to(DOCS).parts[0] for page in pages} == set(PARTS)
