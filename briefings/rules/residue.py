"""What is left of the page or the program that a text was copied from.

Bad: The ministry said so (opens in a new tab).
Good: The ministry said so. [@ministry]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.WARNING
ANYWHERE = re.compile(
    r"\(opens in (?:a )?new (?:tab|window)\)|\[(?:your|insert|company|client|recipient)[ \w]{0,30}\]"
    r"|\bas an ai(?: language)? model\b|\b(?:sure|certainly|of course)[,!] here(?: is|'s|’s| are)\b"
    r"|\bI hope this (?:email|message) finds you well\b|\blorem ipsum\b"
    r"|(?:\bciteturn\d|\boaicite\b|:contentReference\[|【\d+†)|utm_source=chatgpt\.com",
    re.IGNORECASE,
)
SIGNS = (
    "new tab", "new window", "[your", "[insert", "[company", "[client", "[recipient", " ai ", "here is", "here's",
    "here’s", "here are", "finds you well", "lorem", "citeturn", "oaicite", "contentreference", "【", "chatgpt",
)  # fmt: skip
"""One of these stands, in lower case, in all that is looked for anywhere: to find none takes far less time."""
LINES = frozenset(
    (
        "leave a reply", "read more", "table of contents", "share this", "share this article", "skip to content",
        "skip to main content", "related articles", "related posts", "you may also like", "advertisement",
        "subscribe now", "subscribe to our newsletter", "sign up for our newsletter", "back to top", "print this page",
        "click here", "continue reading", "loading", "post a comment",
    )
)  # fmt: skip
"""What is left where it is all of a line; within a sentence it may be the desk's own."""
OPENING = ("would you like me to ", "comments (")
AROUND = " \t-*+#.:…»›→!?"


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each."""
    lower = subject.english.lower()
    anywhere = any(sign in lower for sign in SIGNS)
    if not anywhere and not any(_lines(lower)):
        return
    for wording in subject.wordings:
        found = ((found.start(), found[0]) for found in (ANYWHERE.finditer(wording.text) if anywhere else ()))
        for start, words in (*found, *_lines(wording.text)):
            mark = subject.mark(wording.location, start)
            yield Finding(
                mark, f"“{words}” is left of what was copied", "Take it out; where a link stood, cite its document."
            )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that are left of a page, each with its place."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        words = line.strip(AROUND)
        lower = words.lower()
        if lower in LINES or lower.startswith(OPENING):
            yield sum(len(before) + 1 for before in lines[:number]) + line.index(words), words
