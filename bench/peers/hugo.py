"""Hugo, with layouts of its own as a site without a theme has them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.corpus import Report
from bench.markdown import body, quoted
from bench.peers import put
from bench.tools import TOOLS, Command, ToolMissing, python_packages, run

MADE = ("public", "resources", ".hugo_build.lock")
CONFIGURATION = """\
baseURL = "https://example.org/materials/"
languageCode = "en"
title = "Materials Desk"
[taxonomies]
topic = "topics"
entity = "entities"
week = "weeks"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[services.rss]
limit = 30
"""
BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" href="{{ "index.xml" | absURL }}">
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a> <nav><a href="{{ "topics/" | relURL }}">Topics</a>
<a href="{{ "entities/" | relURL }}">Entities</a> <a href="{{ "weeks/" | relURL }}">Weeks</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"""
SINGLE = """\
{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p>
<ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
{{ .Content }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}
"""
LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
<a href="{{ .RelPermalink }}">{{ .Title }}</a> <p>{{ .Description }}</p></li>{{ end }}</ul>{{ end }}
"""
HOME = LIST.replace(".Pages", "first 30 .Site.RegularPages")


def install() -> str:
    """Install Hugo; return its version."""
    python_packages("hugo", ["hugo"])
    return run(Command((_program(), "version"), TOOLS)).split()[1].removeprefix("v").split("-")[0]


def _program() -> str:
    """Return the program itself: the one in the environment is a script of Python that starts it."""
    found = [path for path in (TOOLS / "hugo/lib").glob("python*/site-packages/hugo/binaries/hugo*") if path.is_file()]
    if not found:
        raise ToolMissing("the package of Hugo holds no program")
    return str(found[0])


def write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as pages, and the layouts."""
    layouts = {"baseof": BASE, "single": SINGLE, "list": LIST, "terms": LIST, "home": HOME}
    put(folder / "hugo.toml", CONFIGURATION)
    for name, layout in layouts.items():
        put(folder / f"layouts/_default/{name}.html", layout)
    for report in reports:
        put(folder / f"content/briefings/{report.slug}.md", f"{_front(report)}\n{body(report, '/entities/{}/')}")


def _front(report: Report) -> str:
    """Return the front matter of a report."""
    return (
        f"---\ntitle: {quoted(report.title)}\ndate: {report.day}\ndescription: {quoted(report.summary)}\n"
        f"topics: [{', '.join(report.topics)}]\nentities: [{', '.join(report.entities)}]\nweeks: [{report.week}]\n---\n"
    )


def command(folder: Path) -> Command:
    """Return what builds the site."""
    return Command((_program(), "--quiet"), folder)
