"""What the desk of the law (`tests.law`) is written from: words in capitals stand for what is said."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

__all__ = [
    "BRIEFING",
    "DATES",
    "DESK",
    "EDITION_MORE",
    "ENTITIES",
    "ENTITY",
    "ENTITY_MORE",
    "HEADS",
    "MISTAKES",
    "NUMBERS",
    "PARTS",
    "PICTURE",
    "SETTINGS",
    "SLUGS",
    "SOURCE_MORE",
    "TEMPLATES",
    "WEEKS",
    "WORDS",
    "lines",
    "some",
]

DESK = """\
name: NAME
authors: {desk: {name: The desk}, reader: {name: A reader}}
topics: {steel: Steel}
"""
SETTINGS = (
    ("lang", "de"),
    ("url", "https://desk.example/law/"),
    ("url", "https://desk.example/law/"),
    ("tagline", "What moves metals"),
    ("about", "We follow [[group]]."),
    ("accent", '"#7A1212"'),
    ("page", "Letter"),
    ("tlp", "GREEN"),
    ("logo", "pictures/plant.svg"),
    ("series", "Report"),
    ("rules", "{unused-source: off, claim-without-source: error}"),
    ("repository", "public"),
    ("email", "desk@desk.example"),
)
BRIEFING = """\
title: TITLE
date: DATE
authors: [desk]
sources: [{id: report, title: A report, url: https://one.example/}]
highlights: |
  - TITLE [@report]
body:
  - heading: One
    prose: |
      TEXT [[group]] [@report]
"""
HEADS = (
    ("draft", "true"),
    ("publish_at", "2025-01-10T08:00Z"),
    ("expires_at", "2025-01-20T08:00Z"),
    ("tlp", "GREEN"),
    ("tlp", "CLEAR"),
    ("updated", "2025-01-31"),
    ("lang", "de"),
    ("translation_of", "alpha"),
    ("aliases", "[old/SLUG/]"),
    ("aliases", "[old/one/]"),
    ("topics", "[steel, ore]"),
    ("topics", "[steel]"),
    ("summary", "TEXT"),
    ("reviewed_by", "[reader]"),
    ("lead", "TEXT, as [the first one](alpha) says [@yearbook]"),
    ("entities", "[ministry]"),
    ("corrections", "[{date: 2025-01-31, what: TEXT, kind: major}]"),
    ("updates", "[{implication: alpha/leverage, change: came true, note: TEXT}]"),
)
PARTS = (
    "  - table: {data: data/output.csv, caption: TEXT}\n",
    "  - chart: {type: bar, title: TEXT, x: year, y: output, data: data/output.csv}\n",
    "  - figure: {image: pictures/plant.svg, alt: A plant, caption: TEXT}\n",
    "  - implications: [{id: leverage, implication: TEXT, likelihood: likely, horizon: 2025-06, sources: [report]}]\n",
    "  - implications: [{id: prices, implication: TEXT, likelihood: unlikely, horizon: 2025-01-31, settled_by: Ore}]\n",
    "  - products: [{name: TEXT, maker: group, claims: [{text: It is light., sources: [yearbook]}]}]\n",
    "  - questions: [{id: who, text: Who?}]\n",
    "  - quote: {text: TEXT, who: Somebody, source: report}\n",
    "  - timeline: {events: [{date: 2025-01, text: TEXT, sources: [yearbook]}]}\n",
    "  - key_figures: {items: [{value: '12', label: TEXT, sources: [report]}]}\n",
    "  - callout: {kind: note, text: TEXT}\n",
)
ENTITY = "name: TITLE\nkind: organisation\nsummary: TEXT\n"
ENTITY_MORE = (
    ("relations", "[{kind: owns, entity: ministry}]"),
    ("aliases", "[The plant]"),
    ("description", "TEXT [@yearbook]"),
    ("tlp", "GREEN"),
    ("draft", "true"),
    ("publish_at", "2025-01-10T08:00Z"),
    ("url", "https://group.example/"),
)
EDITION_MORE = (
    ("title", "TITLE"),
    ("note", "TEXT"),
    ("number", "7"),
    ("briefings", "[beta, alpha]"),
    ("lead", "beta"),
    ("from", "2025-01-06\nto: 2025-01-14"),
    ("date", "2025-01-15"),
    ("calendar", "[{date: 2025-03, text: TEXT}]"),
    ("corrections", "[{date: 2025-01-15, what: TEXT}]"),
    ("aliases", "[old/one/]"),
    ("draft", "true"),
    ("lang", "de"),
)
SOURCE_MORE = (
    ("publisher", "The ministry"),
    ("url", "https://one.example/"),
    ("published", "2025-01"),
    ("reliability", "C"),
    ("retracted", "{date: 2025-01-14, reason: TEXT}"),
    ("draft", "true"),
    ("tlp", "GREEN"),
)
TEMPLATES = {
    "blocks/prose.html.j2": ("{{ block.content }}", "<p>Mine</p>{{ block.content }}", "{{ block.content"),
    "blocks/chart.html.j2": ("{{ block.extras.alternative }}", "{{ nothing.there }}"),
    "parts/imprint.html.j2": ("", "<p>{{ page.address }}</p>"),
    "home.html.j2": ("{% extends 'base.html.j2' %}{% block main %}<h1>Mine</h1>{% endblock %}",),
    "styles/screen-9-mine.css": ("p { color: red }", "p { color: #006 }"),
    "scripts/register.js": ("// mine",),
    "notes.txt": ("Nothing takes this.",),
}
MISTAKES = (
    ("[@report]", "[@rumour]"),
    ("[[group]]", "[[nobody]]"),
    ("data/output", "data/gone"),
    ("title:", "titel:"),
    ("name:", "name: ["),
    ("One", "<b>One</b>"),
    ("One", "Ω 中"),
    ("2025-01", "2025-13"),
    ("TEXT", "TEXT"),
    ("desk", "nobody"),
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="SIZE" height="8"><title>A plant</title></svg>'
SLUGS = st.sampled_from(["alpha", "beta", "gamma", "delta"])
WORDS = st.sampled_from(["Steel rises", "Prices fall", "Nothing new", "Ore is dear"])
"""What is said, always in as many letters."""
DATES = st.sampled_from(["2025-01-06", "2025-01-08", "2025-01-14", "2025-01-30"])
ENTITIES = st.sampled_from(["group", "ministry"])
WEEKS = st.sampled_from(["2025-w02", "2025-w03", "special"])
NUMBERS = st.integers(0, 40)


def some(fields: Sequence[tuple[str, str]], most: int = 3) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Choose some fields, each once."""
    return st.lists(st.sampled_from(fields), max_size=most, unique_by=lambda pair: pair[0])


def lines(fields: Sequence[tuple[str, str]]) -> str:
    """Return fields as lines of YAML."""
    return "".join(f"{name}: {value}\n" for name, value in fields)
