"""Markdown that somebody else wrote, as HTML: CommonMark with tables, strikethrough and footnotes, HTML let through."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

__all__ = ["foreign_html"]

NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:")


def foreign_html(text: str) -> str:
    """Return Markdown as HTML, its characters as they stand: quotation marks are not set, citations are text."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    known: dict[str, dict[str, dict[str, int]]] = {}
    parser.parse(text + "\n", known)
    uncalled = {label[1:] for label, called in known.get("footnotes", {}).get("refs", {}).items() if called < 0}
    # A footnote that nothing calls would be left out: it is shown as it was written.
    whole = NOTE.sub(lambda found: f"\\{found[0]}" if found["label"] in uncalled else found[0], text)
    rendered: str = parser.render(whole + "\n")
    return rendered
