"""An old address that something else has, or whose page would be a file where others need a folder.

Bad: aliases: [editions/2025-w04/] on a briefing, where the edition 2025-w04 has a page
Good: aliases: [news/4711.html], where nothing else is or was
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from briefings import addresses
from briefings.errors import Severity
from briefings.records import Reference
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR
HINT = "Take it out, or write the address at which the page really stood."
OWN_FILES = {"_redirects", "robots.txt", "sitemap.xml", ".briefings.json", addresses.NOT_FOUND}
"""Files at the site's root; one that no format writes today is kept free all the same."""

OWN_FOLDERS = ("assets/", "data/", addresses.REGISTER, addresses.SEARCH, addresses.SOURCES)
"""Folders whose files are named by the program."""


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each old address whose page cannot stand there; the first of two has it."""
    there = _files(world)
    folders = {folder for file in there for folder in _folders(file)}
    for reference in sorted(world.references("alias"), key=lambda found: found.mark):
        file = addresses.page_file(reference.target)
        if fault := _fault(reference, file, there, folders):
            yield Finding(reference.mark, fault, HINT)
            continue
        there[file] = f"an old address of {reference.mark.path}"
        folders.update(_folders(file))


def _fault(reference: Reference, file: str, there: dict[str, str], folders: set[str]) -> str:
    """Say why an old address cannot have a page; empty where it can."""
    if file.startswith(OWN_FOLDERS):
        return f"{reference.target} is in a folder of the site’s own"
    if file in there:
        return f"{reference.target} is {there[file]}"
    if file in folders:
        return f"{reference.target} would be a file, where other pages need a folder"
    above = next((folder for folder in _folders(file) if folder in there), "")
    return f"{reference.target} would need a folder, where {above} is a file" if above else ""


def _files(world: World) -> dict[str, str]:
    """Return the files that the site has or may have, seen or not, each with what it is in words."""
    pages = world.catalog.pages | set(world.pages())
    topics = ["", *world.catalog.topics]
    feeds = {addresses.feed(topic, suffix) for topic in topics for suffix in ("xml", "json")}
    own = dict.fromkeys(OWN_FILES | feeds | set(_beside(world)), "a file of the site’s own")
    return own | {addresses.page_file(page): "the address of a page" for page in pages}


def _beside(world: World) -> Iterator[str]:
    """Yield the files that stand beside the pages of briefings and editions."""
    for slug in world.slugs("briefing"):
        yield from (name(slug) for name in (addresses.report, addresses.briefing_card, addresses.briefing_data))
    for name in world.slugs("edition") | {edition.id for edition, _ in world.catalog.editions}:
        yield from (of(name) for of in (addresses.edition_report, addresses.edition_card, addresses.manifest))


def _folders(file: str) -> list[str]:
    """Return the folders that a file stands in, outermost first."""
    return list(accumulate(file.split("/")[:-1], lambda outer, inner: f"{outer}/{inner}"))
