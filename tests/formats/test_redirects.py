"""Old addresses lead to the new ones, by a page and by the server."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.desks import briefing, built, desk

URL = "https://desk.example/news/"
FILES = {
    "content/briefings/steel.yaml": briefing('title: "Up & 3 < 4"\naliases: [2024/01/old/, news.html]'),
    "content/briefings/hidden.yaml": briefing("draft: true\naliases: [secret]"),
    "content/editions/2025-w04.yaml": "lang: de\ntitle: Woche 4\naliases: [woche-4]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small desk with old addresses."""
    folder = desk(tmp_path_factory.mktemp("desk"), FILES, f"name: Steel desk\nurl: {URL}\n")
    built(folder, "html", "redirects")
    return folder / "site"


@pytest.mark.parametrize(
    ("old", "file", "new"),
    [
        ("2024/01/old/", "2024/01/old/index.html", "briefings/steel/"),
        ("news.html", "news.html", "briefings/steel/"),
        ("woche-4/", "woche-4/index.html", "editions/2025-w04/"),
    ],
)
def test_a_page_leads_on(site: Path, old: str, file: str, new: str) -> None:
    """The page leads to the new address at once, and in words; search engines are told of the new one alone."""
    page = (site / file).read_text(encoding="utf-8")
    (refresh,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page)
    (link,) = re.findall(r'<a href="([^"]+)">', page)
    assert urljoin(URL + old, refresh) == urljoin(URL + old, link) == URL + new
    assert f'<link rel="canonical" href="{URL}{new}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "default-src 'none'" in page


def test_the_page_names_what_moved(site: Path) -> None:
    """It has the title of what it leads to, in its language."""
    assert "<h1>Up &amp; 3 &lt; 4</h1>" in (site / "news.html").read_text()
    page = (site / "woche-4/index.html").read_text()
    assert '<html lang="de"' in page
    assert "<h1>Woche 4</h1>" in page


def test_servers_read_a_list(site: Path) -> None:
    """Each old address leads to the new one for good, with a slash at its end and without, below the site's folder."""
    assert (site / "_redirects").read_text().splitlines() == [
        "/news/2024/01/old /news/briefings/steel/ 301",
        "/news/2024/01/old/ /news/briefings/steel/ 301",
        "/news/news.html /news/briefings/steel/ 301",
        "/news/woche-4 /news/editions/2025-w04/ 301",
        "/news/woche-4/ /news/editions/2025-w04/ 301",
    ]


def test_hidden_addresses_stay_hidden(site: Path) -> None:
    """An old address of what readers do not see leads nowhere."""
    assert not (site / "secret").exists()
    assert "secret" not in (site / "_redirects").read_text()


def test_without_an_address_of_its_own(tmp_path: Path) -> None:
    """A desk that does not say where it is published is led from the server's root; nothing is canonical."""
    built(desk(tmp_path, FILES), "html", "redirects")
    assert (tmp_path / "site/_redirects").read_text().startswith("/2024/01/old /briefings/steel/ 301\n")
    assert "canonical" not in (tmp_path / "site/news.html").read_text()


def test_signs_that_part_lines_are_escaped(tmp_path: Path) -> None:
    """An old address in any script is one word of the list."""
    built(desk(tmp_path, {"content/briefings/steel.yaml": briefing("aliases: [stähle]")}), "html", "redirects")
    assert (tmp_path / "site/_redirects").read_text().startswith("/st%C3%A4hle /briefings/steel/ 301\n")
    assert (tmp_path / "site/stähle/index.html").is_file()


def test_nothing_moved(tmp_path: Path) -> None:
    """Without old addresses there is no list."""
    built(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}), "html", "redirects")
    assert not (tmp_path / "site/_redirects").exists()
