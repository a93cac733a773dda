"""A link to a page of the site that is not there.

Bad: [the earlier briefing](briefings/baogang/)
Good: [the earlier briefing](briefings/baogang-special-steel/)
"""

from __future__ import annotations

from collections.abc import Iterator

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
        if page and page not in pages:
            known = f"A page's address is written from the site's root, such as {max(pages)}"
            yield Finding(reference.mark, f"no page of the site is at {page}", nearest(page, pages) or known)
