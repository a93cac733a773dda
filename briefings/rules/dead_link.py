"""A link to a page of the site that is not there.

Bad: [the earlier briefing](briefings/baogang/)
Good: [the earlier briefing](briefings/baogang-special-steel/)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefings import addresses
from briefings.errors import Severity
from briefings.model.problems import nearest
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each link to nothing; a link within its own page starts with #."""
    pages = world.catalog.pages | set(world.pages())
    for reference in world.references("address"):
        page = reference.target.partition("#")[0]
        if page and page not in pages and not _is_made(page, pages):
            known = f"A page's address is written from the site's root, such as {max(pages)}"
            yield Finding(reference.mark, f"no page of the site is at {page}", nearest(page, pages) or known)


def _is_made(address: str, pages: Collection[str]) -> bool:
    """Tell whether an address is that of a file that a build makes beside its pages."""
    folder, name = address.rpartition("/")[0] + "/", address.rpartition("/")[2]
    kind, _, slug = folder[:-1].partition("/")
    if folder == addresses.DATA or name in {"feed.xml", "feed.json"}:
        return bool(name) and (folder in {"/", addresses.DATA} or (kind == "topics" and folder in pages))
    made = {
        "briefings": {addresses.report(slug), addresses.briefing_data(slug), addresses.briefing_card(slug)},
        "editions": {addresses.edition_report(slug), addresses.edition_card(slug), addresses.manifest(slug)},
    }
    return folder in pages and address in made.get(kind, ())
