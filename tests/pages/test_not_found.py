"""The page for addresses at which nothing is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.desks import briefing, built, desk


@pytest.mark.parametrize(("settings", "root"), [("url: https://desk.example/news\n", "/news/"), ("", "/")])
def test_it_reads_at_any_address(tmp_path: Path, settings: str, root: str) -> None:
    """All that it loads and leads to is told from the server's root, as a server sends it for any address."""
    files = {"content/briefings/steel.yaml": briefing()}
    built(desk(tmp_path, files, f"name: Steel desk\n{settings}"), "html", "feeds")
    page = (tmp_path / "site/404.html").read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src)="([^"#]+)"', page)
    assert {root, f"{root}editions/"} <= set(addresses)
    assert all(address.startswith(root) for address in addresses)
    for address in addresses:
        target = tmp_path / "site" / address.removeprefix(root)
        assert (target / "index.html" if target.is_dir() else target).is_file()


def test_it_is_no_page_of_its_own(tmp_path: Path) -> None:
    """Search engines are to leave it out, and it names no address as its own."""
    built(desk(tmp_path, settings="name: Steel desk\nurl: https://desk.example/\n"))
    page = (tmp_path / "site/404.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
    assert "og:url" not in page
