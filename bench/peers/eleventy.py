"""Eleventy, with Nunjucks layouts and its feed plugin."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import Report
from bench.markdown import body, quoted
from bench.peers import put
from bench.tools import TOOLS, Command, npm_packages, program, run

MADE = ("_site", ".cache")
CONFIGURATION = """\
import { feedPlugin } from "@11ty/eleventy-plugin-rss";

const lists = { topics: "topic", entities: "entity", weeks: "week" };

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "briefings", limit: 30 },
    metadata: { language: "en", title: "Materials Desk", base: "https://example.org/materials/" },
  });
  eleventyConfig.addCollection("briefings", (api) => api.getFilteredByGlob("briefings/*.md"));
  for (const name of Object.keys(lists)) {
    eleventyConfig.addCollection(name, (api) => {
      const found = {};
      for (const page of api.getFilteredByGlob("briefings/*.md").reverse()) {
        for (const term of page.data[name]) (found[term] ??= []).push(page);
      }
      return Object.entries(found).sort().map(([term, pages]) => ({ term, pages }));
    });
  }
  eleventyConfig.addFilter("day", (date) => date.toISOString().slice(0, 10));
}
export const config = { markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
"""
BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ title }}</title>
{% if description %}<meta name="description" content="{{ description }}">{% endif %}
<link rel="canonical" href="https://example.org/materials{{ page.url }}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml">
</head>
<body>
<header><a href="/">Materials Desk</a> <nav><a href="/topics/">Topics</a>
<a href="/entities/">Entities</a> <a href="/weeks/">Weeks</a></nav></header>
<main>{{ content | safe }}</main>
</body>
</html>
"""
SINGLE = """\
---
layout: base.njk
---
<article><h1>{{ title }}</h1>
<p><time datetime="{{ page.date | day }}">{{ page.date | day }}</time></p>
<ul>{% for topic in topics %}<li><a href="/topics/{{ topic }}/">{{ topic }}</a></li>{% endfor %}</ul>
{{ content | safe }}
{% set before = collections.briefings | getPreviousCollectionItem %}
{% set after = collections.briefings | getNextCollectionItem %}
<nav>{% if before %}<a href="{{ before.url }}">{{ before.data.title }}</a>{% endif %}
{% if after %}<a href="{{ after.url }}">{{ after.data.title }}</a>{% endif %}</nav></article>
"""
ROWS = """\
<ul>{% for found in PAGES %}<li><time datetime="{{ found.date | day }}">{{ found.date | day }}</time>
<a href="{{ found.url }}">{{ found.data.title }}</a> <p>{{ found.data.description }}</p></li>{% endfor %}</ul>
"""
SITEMAP = """\
---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for found in collections.all %}<url><loc>https://example.org/materials{{ found.url }}</loc><lastmod>{{
found.date | day }}</lastmod></url>
{% endfor %}</urlset>
"""
INDEX = """\
---
layout: base.njk
title: NAME
permalink: /NAME/
---
<h1>NAME</h1>
<ul>{% for found in collections.NAME %}<li><a href="/NAME/{{ found.term }}/">{{ found.term }}</a></li>{% endfor %}</ul>
"""
TERM = """\
---
layout: base.njk
pagination: {data: collections.NAME, size: 1, alias: one, addAllPagesToCollections: true}
permalink: /NAME/{{ one.term }}/
eleventyComputed: {title: "{{ one.term }}"}
---
<h1>{{ one.term }}</h1>
"""


def install() -> str:
    """Install Eleventy; return its version and that of Node."""
    home = npm_packages("eleventy")
    package = json.loads((home / "node_modules/@11ty/eleventy/package.json").read_text(encoding="utf-8"))
    node = run(Command((program("node"), "--version"), home)).strip().removeprefix("v")
    return f"{package['version']}, Node {node}"


def write(reports: Sequence[Report], folder: Path) -> None:
    """Write the reports as pages, and the layouts."""
    put(folder / "eleventy.config.js", CONFIGURATION)
    put(folder / "package.json", '{"type": "module"}\n')
    put(folder / "_includes/base.njk", BASE)
    put(folder / "_includes/single.njk", SINGLE)
    put(folder / "sitemap.njk", SITEMAP)
    put(folder / "archive.njk", _list("archive", "collections.briefings | reverse", "/archive/"))
    put(folder / "index.njk", _list("Materials Desk", "(collections.briefings | reverse).slice(0, 30)", "/"))
    for name in ("topics", "entities", "weeks"):
        put(folder / f"{name}.njk", INDEX.replace("NAME", name))
        put(folder / f"{name}-term.njk", TERM.replace("NAME", name) + ROWS.replace("PAGES", "one.pages"))
    for report in reports:
        put(folder / f"briefings/{report.slug}.md", f"{_front(report)}\n{body(report, '/entities/{}/')}")
    # Modules are looked for from the configuration upward.
    (folder / "node_modules").symlink_to(TOOLS / "eleventy/node_modules")


def _list(title: str, pages: str, address: str) -> str:
    """Return a page that lists reports."""
    front = f"---\nlayout: base.njk\ntitle: {title}\npermalink: {address}\n---\n<h1>{title}</h1>\n"
    return front + ROWS.replace("PAGES", pages)


def _front(report: Report) -> str:
    """Return the front matter of a report."""
    return (
        f"---\nlayout: single.njk\ntitle: {quoted(report.title)}\ndate: {report.day}\n"
        f"description: {quoted(report.summary)}\ntopics: [{', '.join(report.topics)}]\n"
        f"entities: [{', '.join(report.entities)}]\nweeks: [{report.week}]\n---\n"
    )


def command(folder: Path) -> Command:
    """Return what builds the site."""
    script = str(TOOLS / "eleventy/node_modules/@11ty/eleventy/cmd.cjs")
    return Command((program("node"), script, "--quiet"), folder)
