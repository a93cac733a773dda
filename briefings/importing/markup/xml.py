"""XML of feeds: read strictly; where it has to be recovered that is said; what it declares itself is not followed."""

from __future__ import annotations

import re
from html import escape
from html.entities import html5

from lxml import etree

from briefings.errors import UsageError
from briefings.importing.characters import decoded, unshown

__all__ = ["tree"]

ENCODING = re.compile(rb"<\?xml[^>]{1,100}encoding\s*=\s*[\"']([\w.:+-]{1,40})")
DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
OPENING = re.compile(r"(?:[^<]|<!--.*?-->|<\?.*?\?>)*+<!DOCTYPE(?:[^\[\"'>]|\"[^\"]*\"|'[^']*')*+\[", re.DOTALL)
"""What stands before the root, up to declarations of its own."""
REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:(?P<name>[A-Za-z][A-Za-z0-9]*);|(?P<number>#[0-9]+;|#x[0-9A-Fa-f]+;))?",
    re.DOTALL,
)
OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
"""What XML may not hold."""


def tree(content: bytes) -> tuple[etree._Element, str]:
    """Return the root of XML, and what is wrong with it; empty where it is well formed but for the names of characters.

    Raises:
        UsageError: where it is no XML, or has declarations of its own, which could make it grow or read other files.
    """
    declared = ENCODING.search(content[:1000])
    text = DECLARATION.sub("", decoded(content, declared[1].decode() if declared else "").lstrip("\ufeff"), count=1)
    if OPENING.match(text):
        raise UsageError(
            "this feed has declarations of its own (<!DOCTYPE ... [ ... ]>), and entities that a file declares are not "
            "read: take them out, and write the characters"
        )
    signs = "".join(UNFIT.findall(text))
    written = REFERENCE.sub(_character, UNFIT.sub("", text)).encode()
    left_out = [f"signs that XML may not hold were left out: {unshown(signs)}"] if signs else []
    try:
        return etree.fromstring(written, _parser(recover=False)), "; ".join(left_out)
    except etree.XMLSyntaxError as error:
        root = etree.fromstring(written, _parser(recover=True)) if written.strip() else None
        if root is None:
            raise UsageError("this is no feed: no XML") from None
        return root, "; ".join([*left_out, f"the XML is broken, and text may be missing: {error.msg}"])


def _parser(*, recover: bool) -> etree.XMLParser:
    """Return a parser that follows nothing."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        recover=recover,
        huge_tree=True,
        remove_comments=True,
        encoding="utf-8",
    )


def _character(found: re.Match[str]) -> str:
    """Return the character that a name of HTML stands for, and an ampersand that names nothing as one."""
    if not found[0].startswith("&") or found["number"] or found["name"] in OF_XML:
        return found[0]
    meant = html5.get(f"{found['name']};")
    return escape(meant) if meant else f"&amp;{found[0][1:]}"
