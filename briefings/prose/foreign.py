"""Markdown that somebody else wrote, as HTML: CommonMark with tables, strikethrough and footnotes, HTML let through."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

__all__ = ["foreign_html"]


def foreign_html(text: str) -> str:
    """Return Markdown as HTML, its characters as they stand: quotation marks are not set, citations are text."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    rendered: str = parser.render(text + "\n")
    return rendered
