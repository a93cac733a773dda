"""Names in addresses, told apart where several pages become one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

__all__ = ["anchors", "prefixed", "without_dead_ends"]

TAG = re.compile(r"""<[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>""")
NAME = re.compile(r"""(?<=\sid=)(?:"([^"]*)"|'([^']*)')""")
REFERRING = re.compile(r"""((?<=\shref=)|(?<=\saria-labelledby=)|(?<=\saria-describedby=))("[^"]*"|'[^']*')""")
DEAD_END = re.compile(r"""<a(?:\s[a-z-]+="[^"]*")*?\shref=""(?:\s[a-z-]+="[^"]*")*>(.*?)</a>""", re.DOTALL)
PAINT = re.compile(r"(?<=url\(#)[^)]*(?=\))")


def anchors(html: str) -> frozenset[str]:
    """Return the names that a piece of HTML gives to its elements."""
    return frozenset(found[1] or found[2] for tag in TAG.finditer(html) for found in NAME.finditer(tag[0]))


def prefixed(html: str, prefix: str) -> str:
    """Return a piece of HTML with all its names prefixed, and what refers to them; other links stay as they are.

    Args:
        html: well-formed, with quoted attributes, as templates write it.
        prefix: what is set before each name.
    """
    own = anchors(html)

    def renamed(name: str) -> str:
        return prefix + name if name in own else name

    return TAG.sub(lambda tag: _renamed(tag[0], renamed, own), html)


def without_dead_ends(html: str) -> str:
    """Return a piece of HTML in which links without an address are words, as of a desk that names no address."""
    return DEAD_END.sub(r"\1", html)


def _renamed(tag: str, renamed: Callable[[str], str], own: Collection[str]) -> str:
    """Return a tag with new names."""
    tag = NAME.sub(lambda found: f'"{renamed(found[1] or found[2])}"', tag)
    tag = REFERRING.sub(lambda found: f'"{_referring(found[2][1:-1], renamed, own)}"', tag)
    return PAINT.sub(lambda found: renamed(found[0]), tag)


def _referring(value: str, renamed: Callable[[str], str], own: Collection[str]) -> str:
    """Return a link within the page, or a list of names, with new names."""
    if value.startswith("#"):
        return f"#{renamed(value[1:])}"
    names = value.split()
    return " ".join(map(renamed, names)) if names and set(names) <= set(own) else value
