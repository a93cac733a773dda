"""Ordinary English, that rules be tried on what nobody wrote for them: the Debian Policy Manual, from its package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["POLICY", "briefings", "chapters"]

POLICY = Path("/usr/share/doc/debian-policy/policy.txt.gz")
UNDERLINED = re.compile(r"^(?P<title>\S[^\n]*)\n(?P<line>\*{3,}|={3,}|-{3,})\n", re.MULTILINE)
NUMBERED = re.compile(r"^(?:\d+\.)+ *|^Appendix [A-Z][\w ]*: ")


def chapters(text: str) -> Iterator[list[tuple[str, str]]]:
    """Yield the chapters of a text whose headings are underlined: the heading and the text of each section."""
    found = list(UNDERLINED.finditer(text))
    chapter: list[tuple[str, str]] = []
    for heading, following in zip(found, [*found[1:], None], strict=True):
        if heading["line"].startswith("*") and chapter:
            yield chapter
            chapter = []
        body = text[heading.end() : following.start() if following else len(text)]
        if body.strip():
            chapter.append((NUMBERED.sub("", heading["title"]), body.strip("\n")))
    yield chapter


def briefings(text: str) -> dict[str, str]:
    """Return a text as briefings, one a chapter, by path."""
    return {
        f"content/briefings/chapter-{number}.yaml": _briefing(chapter)
        for number, chapter in enumerate(chapters(text), start=1)
        if chapter
    }


def _briefing(sections: list[tuple[str, str]]) -> str:
    """Write a chapter as a briefing."""
    lines = ["title: |", f"  {sections[0][0]}", "date: 2025-01-20", "highlights: [A point.]", "body:"]
    for heading, text in sections:
        lines += ["  - heading: |", f"      {heading}", "    prose: |2"]
        # What the manual indents are its examples and lists; as Markdown they would be code.
        lines += [f"      {line.strip()}" if line.strip() else "" for line in text.split("\n")]
    return "\n".join(lines) + "\n"
