"""Markdown to a tree that knows its citations, entity links and their positions; the only importer of markdown_it.

Prose is CommonMark with tables, strikethrough and footnotes, plus ``[@source, p. 3]`` for a citation and
``[[entity]]`` or ``[[entity|words]]`` for an entity. Raw HTML, images and other link schemes than those listed
are slips: said at their place, and never rendered. Rendering is handed a lookup, which knows what the
references lead to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from markdown_it.token import Token

from briefings.prose.arrangement import arranged, repeated_notes, uncalled_note
from briefings.prose.references import Citation, Reference, Slip, placed_children, references_of, slips_of, words_of
from briefings.prose.rendering import Lookup, renderer
from briefings.prose.syntax import parser
from briefings.prose.unseen import without_unseen

__all__ = [
    "Citation",
    "Lookup",
    "Prose",
    "Reference",
    "Slip",
    "items",
    "labelled",
    "parse",
    "parse_line",
    "without_unseen",
]


LEADING = re.compile(r"[\[<]")
"""What stands in every text with a citation, a link or a footnote."""


class _Nowhere:
    """A lookup that knows nothing, for prose that asks nothing."""

    def cite(self, citations: Sequence[Citation]) -> str:
        """Refuse to return the mark of a citation."""
        raise LookupError(str(citations))

    def entity(self, slug: str, label: str) -> str:
        """Refuse to return the name of an entity."""
        raise LookupError(slug + label)

    def address(self, target: str) -> str:
        """Refuse to return an address."""
        raise LookupError(target)


@dataclass(frozen=True)
class Prose:
    """Parsed Markdown."""

    text: str
    tokens: tuple[Token, ...]
    language: str

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All references, in reading order."""
        return tuple(reference for token, at in self._placed() for reference in references_of(token, at))

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """All that the text may not hold, in reading order."""
        return tuple(slip for token, at in self._placed() for slip in slips_of(token, at))

    @cached_property
    def plain(self) -> str:
        """The words alone, without signs, citations or addresses; entities without words go by their slugs."""
        return self.plain_with({})

    def plain_with(self, names: Mapping[str, str]) -> str:
        """Return the words alone, where entities that are linked without words go by their names, given by slug."""
        words = (words_of(token.children or [], names) for token in self.tokens if token.type == "inline")
        return " ".join(" ".join(words).split())

    def html(self, lookup: Lookup) -> str:
        """Render the prose; what a slip named is left out."""
        return self._render(lookup) if LEADING.search(self.text) else self._unled

    @cached_property
    def _unled(self) -> str:
        """The HTML of prose that leads nowhere, which is the same wherever it is shown."""
        return self._render(_Nowhere())

    def _render(self, lookup: Lookup) -> str:
        """Render the prose."""
        options = parser(self.language).options
        rendered: str = renderer().render(self.tokens, options, {"lookup": lookup, "language": self.language})
        return rendered.strip()

    def _placed(self) -> Iterator[tuple[Token, int]]:
        """Yield each token with the character of the text at which it stands."""
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        for token in self.tokens:
            start = starts[token.map[0]] if token.map and token.map[0] < len(starts) else 0
            yield token, start
            yield from placed_children(self.text, token, start)


def parse(text: str, language: str = "en") -> Prose:
    """Parse Markdown of any length.

    Args:
        text: the Markdown.
        language: the language of the text, for its quotation marks.
    """
    ended = text + "\n"  # the parser reads one sign too far where a quotation ends without a line end
    environment: dict[str, Any] = {}
    tokens = parser(language).parse(ended, environment)
    notes = environment.get("footnotes", {}).get("refs", {})
    uncalled = (label.removeprefix(":") for label, number in notes.items() if number < 0)
    unseen = [*(uncalled_note(text, label) for label in uncalled), *repeated_notes(environment.get("notes", []))]
    return Prose(text, (*arranged(tokens), *unseen), language)


@lru_cache(maxsize=2**11)
def parse_line(text: str, language: str = "en") -> Prose:
    """Parse one line of Markdown; it renders without a paragraph around it."""
    tokens = parser(language).parseInline(text, {})
    for token in tokens:
        token.map = [0, 1]
    return Prose(text, tuple(tokens), language)


def labelled(text: str, names: Mapping[str, str]) -> str:
    """Give the entities that one line of Markdown links without words their names, given by slug, as words."""
    if "[[" not in text:
        return text
    bare = [found for found in parse_line(text).references if found.kind == "entity" and not found.label]
    for found in reversed(bare):
        name = names.get(found.target, "")
        end = text.find("]]", found.offset)
        if name and not set("[]|") & set(name):
            text = f"{text[:end]}|{name}{text[end:]}"
    return text


def items(text: str) -> tuple[tuple[str, int], ...] | None:
    """Split Markdown that is one flat list into its items.

    Returns:
        Each item's text and the character at which it starts, or None where the text is not such a list.
    """
    found: list[tuple[list[str], int]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        bullet = re.match(r"[-*+] +(?=\S)", line)
        if bullet:
            found.append(([line[bullet.end() :]], offset + bullet.end()))
        elif line.strip() and (not found or not line.startswith("  ")):
            return None
        elif found:
            found[-1][0].append(line)
        offset += len(line)
    return tuple(("".join(lines).rstrip(), at) for lines, at in found) or None
