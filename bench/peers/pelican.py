"""Pelican with its simple theme and its site map plugin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.corpus import Report
from bench.markdown import body
from bench.peers import put
from bench.tools import TOOLS, Command, python_packages, version_of

MADE = ("output", "cache", "__pycache__")
CONFIGURATION = """\
SITENAME = "Materials Desk"
SITEURL = "https://example.org/materials"
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
PLUGINS = ["pelican.plugins.sitemap"]
SITEMAP = {"format": "xml"}
ARTICLE_URL = ARTICLE_SAVE_AS = "briefings/{slug}.html"
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
LOAD_CONTENT_CACHE = False
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.toc": {}}}
"""


def install() -> str:
    """Install Pelican; return its version."""
    return version_of(python_packages("pelican", ["pelican[markdown]", "pelican-sitemap"]), "pelican")


def write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as articles; a week is a category, topics and entities are tags."""
    put(folder / "pelicanconf.py", CONFIGURATION)
    for report in reports:
        put(folder / f"content/{report.slug}.md", f"{_front(report)}\n{body(report, '/tag/{}.html')}")


def _front(report: Report) -> str:
    """Return the lines above a report."""
    return (
        f"Title: {report.title}\nDate: {report.day}\nSummary: {report.summary}\nSlug: {report.slug}\n"
        f"Category: {report.week}\nTags: {', '.join((*report.topics, *report.entities))}\n"
    )


def command(folder: Path) -> Command:
    """Return what builds the site."""
    return Command((str(TOOLS / "pelican/bin/pelican"), "--quiet", "--settings", "pelicanconf.py"), folder)
