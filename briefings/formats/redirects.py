"""Old addresses: a page at each that leads to the new one, and `_redirects` for servers that read it.

Any server can send the pages. Netlify and Cloudflare read `_redirects` and answer with a lasting redirect (301)
themselves; it starts with the path of the desk's own address, as such a site may stand below a folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.assets import shown_page
from briefings.picking import among
from briefings.planning import Site, edition_title
from briefings.views.facts import PageFacts
from briefings.views.signposts import RedirectFacts

__all__ = ["at", "plan"]

FILE = "_redirects"


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the pages at old addresses, and the list of them."""
    moved = sorted(_moved(site), key=lambda facts: facts.page.address)
    for facts in moved:
        yield shown_page(site, "briefings.views.signposts:redirect_view", "redirect.html.j2", facts)
    if moved:
        base = urlsplit(site.desk().url).path or "/"
        lines = list(_lines(base, moved))
        yield Artifact(FILE, "briefings.engines.signpost:redirects", {"lines": lines}, site.versions.page)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the page at an old address, or the list of them."""
    moved = [facts for facts in _moved(site) if path in {FILE, addresses.page_file(facts.page.address)}]
    return among(plan(site), path) if moved else None


def _moved(site: Site) -> Iterator[RedirectFacts]:
    """Yield each old address with what stands elsewhere now."""
    for briefing in site.catalog.briefings:
        title = site.plain_title(briefing)
        yield from _led(site, briefing.aliases, addresses.briefing(briefing.slug), title, briefing.language)
    for edition, _ in site.catalog.editions:
        title = site.plain(edition_title(edition, edition.language or site.catalog.desk.lang), edition.language)
        yield from _led(site, edition.aliases, addresses.edition(edition.id), title, edition.language)


def _led(site: Site, aliases: Iterable[str], target: str, title: str, language: str) -> Iterator[RedirectFacts]:
    """Yield the old addresses of one page; its title is plain words."""
    desk = site.desk_in(language)
    for alias in aliases:
        yield RedirectFacts(desk=desk, page=PageFacts(address=alias), target=target, title=title)


def _lines(base: str, moved: Iterable[RedirectFacts]) -> Iterator[str]:
    """Yield the lines of the list; a folder is asked for with a slash at its end and without."""
    for facts in moved:
        old = base + facts.page.address
        for asked in dict.fromkeys((old.rstrip("/"), old)):
            yield f"{quote(asked, safe='/%~')} {quote(base + facts.target, safe='/%~')} 301"
