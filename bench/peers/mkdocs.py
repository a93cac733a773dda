"""MkDocs with its own theme and a feed plugin; the navigation holds the lists, as one of all pages is slow and long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.corpus import Report
from bench.markdown import body, quoted
from bench.peers import put
from bench.tools import TOOLS, Command, python_packages, version_of

MADE = ("site", ".cache")
CONFIGURATION = """\
site_name: Materials Desk
site_url: https://example.org/materials/
theme: {name: mkdocs, highlightjs: false}
nav: [index.md, topics.md, entities.md, weeks.md]
not_in_nav: "*"
plugins:
  - rss:
      use_git: false
      length: 30
      match_path: briefings/.*
      date_from_meta: {as_creation: date}
validation: {links: {not_found: ignore, absolute_links: ignore, unrecognized_links: ignore, anchors: ignore}}
"""
LISTS: dict[str, Callable[[Report], Iterable[str]]] = {
    "topics": lambda report: report.topics,
    "entities": lambda report: report.entities,
    "weeks": lambda report: (report.week,),
}


def install() -> str:
    """Install MkDocs; return its version."""
    return version_of(python_packages("mkdocs", ["mkdocs", "mkdocs-rss-plugin"]), "mkdocs")


def write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as pages; MkDocs makes no lists by itself, so these are pages too."""
    newest = reports[::-1]
    put(folder / "mkdocs.yml", CONFIGURATION)
    put(folder / "docs/index.md", _listed("Materials Desk", newest[:30], ""))
    put(folder / "docs/archive.md", _listed("Archive", newest, ""))
    for name, terms in LISTS.items():
        found: dict[str, list[Report]] = {}
        for report in newest:
            for term in terms(report):
                found.setdefault(term, []).append(report)
        for term, reported in found.items():
            put(folder / f"docs/{name}/{term}.md", _listed(term, reported, "../"))
        rows = "\n".join(f"- [{term}]({name}/{term}.md)" for term in sorted(found))
        put(folder / f"docs/{name}.md", f"# {name.title()}\n\n{rows}\n")
    for report in reports:
        put(folder / f"docs/briefings/{report.slug}.md", f"{_front(report)}\n{body(report, '../entities/{}.md')}")


def _listed(title: str, reports: Iterable[Report], up: str) -> str:
    """Return a page that lists reports."""
    rows = (f"- {one.day} [{one.title}]({up}briefings/{one.slug}.md)\n\n    {one.summary}" for one in reports)
    return f"# {title}\n\n" + "\n".join(rows) + "\n"


def _front(report: Report) -> str:
    """Return the front matter of a report."""
    return (
        f"---\ntitle: {quoted(report.title)}\ndate: {report.day}\ndescription: {quoted(report.summary)}\n"
        f"topics: [{', '.join(report.topics)}]\n---\n"
    )


def command(folder: Path) -> Command:
    """Return what builds the site."""
    return Command((str(TOOLS / "mkdocs/bin/mkdocs"), "build", "--quiet"), folder)
