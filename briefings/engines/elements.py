"""XML 1.0 documents, written element by element."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

__all__ = ["add", "document"]

REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 admits nowhere, not even as a reference (production 2, Char)."""


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add an element; signs that XML refuses are left out."""
    said = {attribute: REFUSED.sub("", value) for attribute, value in attributes.items()}
    element = SubElement(parent, name, said)
    element.text = REFUSED.sub("", text) or None
    return element


def document(root: Element) -> bytes:
    """Return a document in UTF-8, with an element a line."""
    indent(root, "")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
