"""Markdown, with or without front matter. What is rebuilt is the text that it stands for, as that of HTML is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefings.errors import ContentError
from briefings.importers.html import LEFT_OUT, read_text
from briefings.importing.assembling import Import, Origin
from briefings.importing.characters import decoded, sorted_out, unshown
from briefings.importing.passages import Doubted
from briefings.loader import load
from briefings.prose.foreign import foreign_html

__all__ = ["claims", "read"]

SUFFIXES = {".md", ".markdown", ".mdown", ".qmd"}
FENCES = {"---": ("---", "..."), "+++": ("+++",)}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("date", "published", "pubdate"),
    "summary": ("summary", "description", "excerpt"),
    "publisher": ("publisher", "site", "source"),
    "address": ("url", "link", "canonical", "canonical_url"),
    "language": ("lang", "language"),
}
TOPICS = ("topics", "tags", "categories", "keywords")


def claims(content: bytes, suffix: str) -> int:
    """Tell how sure it is that a file is Markdown."""
    del content
    return 3 if suffix in SUFFIXES else 0


def read(content: bytes, origin: Origin) -> Iterator[Import]:
    """Yield the one briefing of a Markdown file; what its front matter says and no field holds is to be looked at."""
    text = decoded(content)
    characters = sorted_out(text)
    matter, body = _front_matter(characters.lines)
    known, doubts = _known(origin, matter)
    if signs := unshown(text):
        doubts.append(Doubted(1, signs, LEFT_OUT))
    doubts += [
        Doubted(one.line, one.now, f"this was read anew; it stood there as {one.was}") for one in characters.repaired
    ]
    yield read_text(foreign_html("\n".join(body)), known, doubts, whole=False)


def _front_matter(lines: tuple[str, ...]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """Split front matter, YAML or TOML, from the text; where it cannot be read it is text."""
    fence = lines[0].rstrip()
    ends = [index for index, line in enumerate(lines[1:], start=1) if line.rstrip() in FENCES.get(fence, ())]
    if not ends:
        return {}, lines
    written = "\n".join(lines[1 : ends[0]])
    try:
        read_in = tomllib.loads(written) if fence == "+++" else load("front matter", written.encode()).root.plain()
    except (ContentError, ValueError):
        return {}, lines
    return (read_in, lines[ends[0] + 1 :]) if isinstance(read_in, Mapping) else ({}, lines)


def _known(origin: Origin, matter: Mapping[str, object]) -> tuple[Origin, list[Doubted]]:
    """Return what front matter says, and its fields that have no place."""
    lower = {name.lower(): (name, value) for name, value in matter.items()}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        said = next(((name, str(lower[name][1])) for name in names if name in lower and lower[name][1]), None)
        day = DAY.match(said[1]) if said and field == "date" else None
        if said and (field != "date" or day):
            found[field] = day[0] if day else " ".join(said[1].split())
            lower.pop(said[0])
    topics: list[str] = []
    for name in TOPICS:
        value = lower.pop(name, ("", ()))[1]
        topics += (
            value.split(",") if isinstance(value, str) else map(str, value) if isinstance(value, (list, tuple)) else []
        )
    note = "a field of the front matter that has no place here"
    doubts = [Doubted(1, f"{name}: {value}", note) for name, value in lower.values() if value is not None]
    return replace(origin, **{**found, **_given(origin)}, topics=tuple(filter(str.strip, topics))), doubts


def _given(origin: Origin) -> dict[str, str]:
    """Return what whoever imports says, which counts more."""
    said = {field: str(getattr(origin, field)) for field in FIELDS}
    return {field: value for field, value in said.items() if value}
