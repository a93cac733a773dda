"""Pages that lead elsewhere: that of an old address, and the one for addresses at which nothing is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from briefings.views.facts import PagedFacts
from briefings.views.frame import Frame, frame
from briefings.views.shown import Rooted, Screen
from briefings.words import words

__all__ = ["NotFoundFacts", "NotFoundView", "RedirectFacts", "RedirectView", "not_found_view", "redirect_view"]


class RedirectFacts(PagedFacts):
    """Where what stood at an old address stands now, and what it is called, in plain words."""

    target: str
    title: str


class NotFoundFacts(PagedFacts):
    """What the page for missing addresses offers: the address of the search, where the site has one."""

    search: str = ""


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old address; the frame's canonical address is the new one."""

    frame: Frame
    address: str


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """An address at which nothing is; the address of the search is empty where there is none."""

    frame: Frame
    search: str


def redirect_view(facts: RedirectFacts) -> RedirectView:
    """Make the view of an old address."""
    page = Screen(facts.page.address)
    around = frame(facts.desk, facts.page, page, facts.title, facts.title)
    canonical = facts.desk.url + facts.target if facts.desk.url else ""
    return RedirectView(replace(around, canonical=canonical), page.address(facts.target))


def not_found_view(facts: NotFoundFacts) -> NotFoundView:
    """Make the view for missing addresses; a server shows it at any, so that its own start at the server's root."""
    page = Rooted(facts.page.address, urlsplit(facts.desk.url).path or "/")
    said = words(facts.desk.language).gettext("Page not found")
    around = frame(facts.desk, facts.page, page, f"{said} – {facts.desk.name}", said)
    return NotFoundView(replace(around, canonical=""), page.address(facts.search) if facts.search else "")
