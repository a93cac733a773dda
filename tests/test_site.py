"""The built demonstration site as a whole: nothing dead, everything reachable, each page with its report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf

BASE = "http://site.invalid/"


class Reader(HTMLParser):
    """Collects the links, the names and the pictures of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.pictures: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element refers to."""
        values = dict(attrs)
        if values.get("id"):
            self.names.add(str(values["id"]))
        if tag == "img":
            self.pictures.append(values)
        canonical = tag == "link" and values.get("rel") == "canonical"
        found = values.get("href") or values.get("src")
        if found and not canonical:
            self.links.append(found)


def read(path: Path) -> Reader:
    """Read a page."""
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def pages(site: Path) -> dict[str, Reader]:
    """Read every page of a site, by address; not that for missing ones, nor those that lead on from old ones."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        if '<meta name="robots" content="noindex">' not in path.read_text(encoding="utf-8"):
            found[address.removesuffix("index.html")] = read(path)
    return found


def inside(reader: Reader, address: str) -> set[tuple[str, str]]:
    """Return what a page refers to inside the site: address and fragment."""
    targets = (urlsplit(urljoin(BASE + address, link)) for link in reader.links)
    return {
        (unquote(target.path).removeprefix("/"), unquote(target.fragment))
        for target in targets
        if target.netloc == urlsplit(BASE).netloc
    }


def test_no_link_is_dead(demonstration: Path) -> None:
    """Every link, anchor and asset inside the site is there."""
    read_pages = pages(demonstration)
    dead = []
    for address, reader in read_pages.items():
        for target, fragment in inside(reader, address):
            if target in read_pages:
                if fragment and fragment not in read_pages[target].names:
                    dead.append(f"{address} -> {target}#{fragment}")
            elif not (demonstration / target).is_file():
                dead.append(f"{address} -> {target}")
    assert dead == []


def test_no_old_address_leads_to_nothing(demonstration: Path) -> None:
    """Every page at an old address leads to a page that is there."""
    there = pages(demonstration)
    old = [path for path in demonstration.rglob("*.html") if 'http-equiv="refresh"' in path.read_text(encoding="utf-8")]
    assert old
    for path in old:
        address = path.relative_to(demonstration).as_posix().removesuffix("index.html")
        assert {target for target, _ in inside(read(path), address)} <= set(there)


def test_a_reader_gets_from_any_page_to_any_other(demonstration: Path) -> None:
    """Following links from any page, one comes to every page."""
    read_pages = pages(demonstration)
    links = {address: {target for target, _ in inside(reader, address)} for address, reader in read_pages.items()}
    for start in read_pages:
        reached, waiting = {start}, [start]
        while waiting:
            new = links[waiting.pop()] & set(read_pages) - reached
            reached |= new
            waiting.extend(new)
        assert reached == set(read_pages), f"from {start}"


def test_each_briefing_links_its_report(demonstration: Path) -> None:
    """A briefing's page links its PDF, which is there."""
    briefings = [address for address in pages(demonstration) if address.startswith("briefings/")]
    assert len(briefings) >= 6
    for address in briefings:
        slug = address.split("/")[1]
        text = (demonstration / address / "index.html").read_text(encoding="utf-8")
        assert f'href="../../{address}{slug}.pdf"' in text
        assert (demonstration / address / f"{slug}.pdf").read_bytes().startswith(b"%PDF-")


def test_pictures_have_sizes_and_alternatives(demonstration: Path) -> None:
    """Every picture says its width, its height and what it shows."""
    shown = [picture for reader in pages(demonstration).values() for picture in reader.pictures]
    assert shown
    assert all(picture.get("alt") and picture.get("width") and picture.get("height") for picture in shown)


def test_pages_are_light(demonstration: Path) -> None:
    """A briefing's page with its styles has less than 60 KB, charts and what machines read left out."""
    for path in demonstration.glob("briefings/*/index.html"):
        text = re.sub(r'<script type="application/ld\+json">.*?</script>', "", path.read_text(encoding="utf-8"))
        text = re.sub(r'<meta property="[^>]*>\n', "", text)
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)">', text)
        styles = sum((path.parent / sheet).stat().st_size for sheet in sheets)
        text = re.sub(r'<figure class="chart">.*?</figure>', "", text, flags=re.DOTALL)
        assert len(text.encode()) + styles < 60_000, path


def tagged(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the children of an element of a PDF's tag tree; a Div groups, and stands for what it holds."""
    children = element.get("/K", pikepdf.Array())
    for child in list(children) if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and child.get("/S") == "/Div":
            yield from tagged(child)
        elif isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child


def lists(element: pikepdf.Object) -> Iterator[list[str]]:
    """Yield what each list below an element of a PDF's tag tree holds."""
    if element.get("/S") == "/L":
        yield [str(child["/S"]) for child in tagged(element)]
    for child in tagged(element):
        yield from lists(child)


def test_lists_of_reports_hold_items_alone(demonstration: Path) -> None:
    """In every PDF a list holds items, lists and captions, as PDF/UA-1 asks (ISO 14289-1, 7.2)."""
    for path in sorted(demonstration.rglob("*.pdf")):
        with pikepdf.open(path) as report:
            held = {name for inside in lists(report.Root.StructTreeRoot) for name in inside}
        assert held <= {"/L", "/LI", "/Caption"}, path
        assert "/LI" in held
