"""The gallery as a desk: its files, its site, and one page that holds every case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from briefings.anchors import prefixed
from briefings.audience import Audience
from briefings.build import Outcome, Request, build
from briefings.installed import versions
from tests.blocks.golden import CSV
from tests.desks import CLOCK, desk
from tests.gallery.cases import Case, cases

__all__ = ["EDITION", "PAGE", "built", "files"]

ROOT = Path(__file__).parents[2]
EDITION = "editions/gallery/gallery.pdf"
PAGE = "briefings/gallery/index.html"
FORMATS = frozenset({"html", "pdf"})
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240" width="640" height="240"
font-family="Source Sans Pro" font-size="20"><title>From ore to metal</title>
<g fill="#12436D"><rect x="10" y="80" width="130" height="80"/><rect x="175" y="80" width="130" height="80"/>
<rect x="340" y="80" width="130" height="80"/><rect x="505" y="80" width="125" height="80"/></g>
<g fill="#ffffff"><text x="30" y="126">Ore</text><text x="195" y="126">Oxide</text><text x="360" y="126">Salt</text>
<text x="525" y="126">Metal</text></g><path d="M140 120H175M305 120H340M470 120H505" stroke="#505a5f"/></svg>
"""
ENTITIES = {"baogang": "name: Baogang Group\nkind: organisation\nsummary: A maker of steel.\n"}
ARTICLE = re.compile(r'<article class="briefing"[^>]*>.*?</article>', re.DOTALL)
LANGUAGE = re.compile(r'<html lang="([^"]+)" dir="([^"]+)"')


def files() -> Mapping[str, str | bytes]:
    """Return the files of the desk, by path."""
    shown = cases()
    bound = [case.name for case in shown if not case.marked]
    edition = {"title": "Gallery", "number": 1, "date": "2025-01-24", "note": NOTE, "lead": shown[0].name}
    return {
        "briefings.yaml": _settings(),
        "content/data/output.csv": CSV,
        "content/images/flow.svg": PICTURE,
        **{f"content/entities/{slug}.yaml": text for slug, text in ENTITIES.items()},
        **{f"content/briefings/{case.name}.yaml": case.text for case in shown},
        "content/editions/gallery.yaml": yaml.safe_dump({**edition, "briefings": bound}),
    }


NOTE = "Every block type stands here alone, first and last, across the ends of pages and in Arabic; then what is odd."


def _settings() -> str:
    """Return the settings; the typefaces are those of the demonstration desk."""
    demonstration = yaml.safe_load((ROOT / "briefings.yaml").read_text(encoding="utf-8"))
    settings = {
        "name": "Gallery desk",
        "url": "https://example.org/gallery/",
        "lang": "en",
        "email": "desk@example.org",
        "reply": "mailto",
        "authors": {"desk": {"name": "Gallery desk"}, "second": {"name": "Second reader"}},
        "topics": {"steel": "Steel", "ore": "Ore"},
        "fonts": demonstration["fonts"],
    }
    return yaml.safe_dump(settings, sort_keys=False)


def built(root: Path, site: Path, cache: Path, jobs: int = 1) -> Outcome:
    """Write the desk to a folder and build its site, with the page that holds every case.

    Args:
        root: the desk's folder.
        site: the folder to write the site to.
        cache: the folder of what was made before.
        jobs: how many processes may work at once.

    Raises:
        ContentError: a case is not as an author may write it.
    """
    desk(root, files())
    outcome = build(_request(root, site, cache, jobs), lambda *_progress: None)
    (site / PAGE).parent.mkdir(parents=True, exist_ok=True)
    (site / PAGE).write_text(_page(site, cases()), encoding="utf-8")
    return outcome


def _request(root: Path, site: Path, cache: Path, jobs: int) -> Request:
    """Return what is to be built, as of the clock of the tests."""
    return Request(
        root=root,
        desk_file="briefings.yaml",
        site=site,
        cache=cache,
        audience=Audience(CLOCK),
        formats=FORMATS,
        versions=versions(),
        jobs=jobs,
    )


def _page(site: Path, shown: tuple[Case, ...]) -> str:
    """Return the page of the first case with the articles of all of them; each keeps its language and its names."""
    pages = [(site / "briefings" / case.name / "index.html").read_text(encoding="utf-8") for case in shown]
    articles = "\n".join(_article(page, case.name) for page, case in zip(pages, shown, strict=True))
    return ARTICLE.sub(lambda _found: articles, pages[0], count=1)


def _article(page: str, name: str) -> str:
    """Return the article of a page, for a page with others."""
    article, language = ARTICLE.search(page), LANGUAGE.search(page)
    if article is None or language is None:
        raise ValueError(f"the page of {name} has an article, and a language")
    told = article[0].replace("<article ", f'<article lang="{language[1]}" dir="{language[2]}" ', 1)
    return prefixed(told, f"{name}.")
