"""Markdown to a tree that knows its citations, entity links and their positions; the only importer of markdown_it.

Prose is CommonMark with tables, strikethrough and footnotes, plus ``[@source, p. 3]`` for a citation and
``[[entity]]`` or ``[[entity|words]]`` for an entity. Raw HTML, images and other link schemes than those listed
are slips: said at their place, and never rendered. Rendering is handed a lookup, which knows what the
references lead to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, Protocol

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefings.typography import quotes, set_text

__all__ = ["Citation", "Lookup", "Prose", "Reference", "Slip", "items", "parse", "parse_line"]

CITATION = re.compile(r"\[@[^\[\]]+\]")
ENTITY = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
SCHEMES = ("https:", "http:", "mailto:")
FIRST_HEADING, LAST_HEADING = 3, 6


@dataclass(frozen=True, slots=True)
class Citation:
    """One source named in a citation, and where in it."""

    source: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What prose refers to: a source, an entity or a page of the site, and at which character of the text."""

    kind: Literal["source", "entity", "address"]
    target: str
    offset: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that prose may not hold, at a character of the text."""

    rule: str
    message: str
    offset: int
    hint: str = ""


class Lookup(Protocol):
    """Knows what references lead to; each method returns HTML, or an address for `address`."""

    def cite(self, citations: Sequence[Citation]) -> str:
        """Return the mark of a citation."""

    def entity(self, slug: str, label: str) -> str:
        """Return the name of an entity, linked to its page."""

    def address(self, target: str) -> str:
        """Return the address that a link leads to, from the page that is rendered."""


@dataclass(frozen=True)
class Prose:
    """Parsed Markdown."""

    text: str
    tokens: tuple[Token, ...]
    language: str

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All references, in reading order."""
        return tuple(reference for token, at in self._placed() for reference in _references(token, at))

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """All that the text may not hold, in reading order."""
        return tuple(slip for token, at in self._placed() for slip in _slips(token, at))

    @cached_property
    def plain(self) -> str:
        """The words alone, without signs, citations or addresses."""
        words = (_plain(token.children or []) for token in self.tokens if token.type == "inline")
        return " ".join(" ".join(words).split())

    def html(self, lookup: Lookup) -> str:
        """Render the prose; what a slip named is left out."""
        options = _parser(self.language).options
        rendered: str = _renderer().render(self.tokens, options, {"lookup": lookup})
        return rendered.strip()

    def _placed(self) -> Iterator[tuple[Token, int]]:
        """Yield each token with the character of the text at which it stands."""
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        for token in self.tokens:
            start = starts[token.map[0]] if token.map and token.map[0] < len(starts) else 0
            yield token, start
            yield from _placed_children(self.text, token, start)


def parse(text: str, language: str = "en") -> Prose:
    """Parse Markdown of any length.

    Args:
        text: the Markdown.
        language: the language of the text, for its quotation marks.
    """
    return Prose(text, tuple(_arranged(_parser(language).parse(text, {}))), language)


def parse_line(text: str, language: str = "en") -> Prose:
    """Parse one line of Markdown; it renders without a paragraph around it."""
    tokens = _parser(language).parseInline(text, {})
    for token in tokens:
        token.map = [0, 1]
    return Prose(text, tuple(tokens), language)


def items(text: str) -> tuple[tuple[str, int], ...] | None:
    """Split Markdown that is one flat list into its items.

    Returns:
        Each item's text and the character at which it starts, or None where the text is not such a list.
    """
    found: list[tuple[str, int]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        bullet = re.match(r"[-*+] +(?=\S)", line)
        if bullet:
            found.append((line[bullet.end() :], offset + bullet.end()))
        elif line.strip() and (not found or not line.startswith("  ")):
            return None
        elif found:
            found[-1] = (found[-1][0] + line, found[-1][1])
        offset += len(line)
    return tuple((text.rstrip(), at) for text, at in found) or None


@cache
def _parser(language: str) -> MarkdownIt:
    """Make the parser of a language; it keeps nothing between texts."""
    options = {"html": True, "typographer": True, "quotes": quotes(language)}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough", "smartquotes"])
    parser.use(footnote_plugin, inline=False)
    parser.inline.ruler.before("link", "entity", _entity_rule)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.validateLink = _any_link  # type: ignore[method-assign] # schemes are judged in _slips
    return parser


def _any_link(url: str) -> bool:
    """Let every address pass, so that a bad one can be said at its place."""
    del url
    return True


def _citation_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's own signature
    """Read ``[@a, p. 3; @b]``."""
    found = CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        parts = [part.strip().partition(",") for part in found[0][1:-1].split(";")]
        token = state.push("citation", "", 0)
        token.content = found[0]
        token.meta = {"citations": [Citation(part[0].strip().lstrip("@"), part[2].strip()) for part in parts]}
    state.pos = found.end()
    return True


def _entity_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's own signature
    """Read ``[[entity|words]]``."""
    found = ENTITY.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("entity", "", 0)
        token.content = found[0]
        token.meta = {"slug": found[1].strip(), "label": (found[2] or "").strip()}
    state.pos = found.end()
    return True


def _placed_children(text: str, token: Token, start: int) -> Iterator[tuple[Token, int]]:
    """Yield the inline tokens of a block; those with a text of their own are found from where the last one ended."""
    cursor = start
    for child in token.children or []:
        sought = child.content if child.type in {"citation", "entity", "html_inline"} else ""
        sought = str(child.attrGet("href") or child.attrGet("src") or "") or sought
        at = text.find(sought, cursor) if sought else -1
        yield child, at if at >= 0 else cursor
        if child.type == "footnote_ref":
            yield from _placed_children(text, child, max(text.find(f"[^{child.meta.get('label', '')}]:"), 0))
        cursor = at + len(sought) if at >= 0 else cursor


def _references(token: Token, offset: int) -> Iterator[Reference]:
    """Yield what a token refers to."""
    if token.type == "citation":
        for citation in token.meta["citations"]:
            yield Reference("source", citation.source, offset)
    elif token.type == "entity":
        yield Reference("entity", token.meta["slug"], offset, token.meta["label"])
    elif token.type == "link_open" and not _scheme(href := str(token.attrGet("href"))) and href:
        yield Reference("address", href, offset)


def _slips(token: Token, offset: int) -> Iterator[Slip]:
    """Yield what a token shows that prose may not hold."""
    if token.type in {"html_inline", "html_block"}:
        shown = token.content.strip().split("\n")[0][:60]
        yield Slip("raw-html", f"raw HTML in prose: {shown}", offset, "Write Markdown; a sign is written as \\<.")
    elif token.type == "image":
        yield Slip("image-in-prose", "an image inside prose", offset, "Use a figure block: it has alt and caption.")
    elif token.type == "link_open":
        href = str(token.attrGet("href"))
        scheme = _scheme(href)
        if href.startswith("//") or (scheme and scheme not in SCHEMES):
            yield Slip("link-scheme", f"a link to {href[:60]}", offset, f"Links start with {', '.join(SCHEMES)}.")
    elif token.type == "text" and (found := re.search(r"\[\^[^\]\s]+\]", token.content)):
        yield Slip("unknown-footnote", f"{found[0]} has no footnote text", offset, f"Add a line: {found[0]}: ...")


def _scheme(href: str) -> str:
    """Return an address's scheme with its colon, in lower case; browsers pass over spaces and controls in it."""
    found = re.match(r"[a-z][a-z0-9+.-]*:", re.sub(r"(?:[\x00-\x20]|%0[9ad])+", "", href.lower()))
    return found[0] if found else ""


def _plain(children: Sequence[Token]) -> str:
    """Return the words of inline tokens."""
    words = {"softbreak": " ", "hardbreak": " ", "citation": ""}
    parts = []
    for child in children:
        if child.type == "entity":
            parts.append(child.meta["label"] or child.meta["slug"])
        elif child.type in {"text", "code_inline", "softbreak", "hardbreak"}:
            parts.append(words.get(child.type, child.content))
    return re.sub(r"\s+(?=[.,;:!?])", "", "".join(parts))


def _arranged(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens as reports need them: notes where they are called, headings without a gap, plain items."""
    body, notes = _without_tail(tokens)
    for token in body:
        for child in token.children or []:
            if child.type == "footnote_ref":
                child.children = notes.get(child.meta["id"], [])
        token.children = list(_unnested(token.children)) if token.children else token.children
    yield from _levelled(_flat_items(body))


def _without_tail(tokens: Sequence[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """Split the list of footnotes off; return the body, and the inline tokens of each note."""
    notes: dict[int, list[Token]] = {}
    body: list[Token] = []
    current: int | None = None
    inside = False
    for token in tokens:
        if token.type in {"footnote_block_open", "footnote_block_close"}:
            inside = not inside
        elif token.type == "footnote_open":
            current = token.meta["id"]
        elif inside and token.type == "inline" and current is not None:
            notes.setdefault(current, []).extend(token.children or [])
        elif not inside:
            body.append(token)
    return body, notes


def _unnested(children: Sequence[Token]) -> Iterator[Token]:
    """Yield inline tokens, emphasis inside a link left out: PDF/UA readers lose the words of such links."""
    inside = 0
    for child in children:
        inside += (child.type == "link_open") - (child.type == "link_close")
        if not (inside and child.type.startswith(("em_", "strong_", "s_"))):
            yield child


def _flat_items(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield block tokens; paragraphs directly inside an item become plain lines of it."""
    parents: list[str] = []
    for token in tokens:
        if token.type in {"paragraph_open", "paragraph_close"} and parents and parents[-1] == "list_item":
            token.tag, token.hidden = "div", token.hidden
        elif token.nesting == 1:
            parents.append(token.type.removesuffix("_open"))
        elif token.nesting == -1 and parents:
            parents.pop()
        yield token


def _levelled(tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield block tokens; headings start below the block's own and skip no level."""
    level = FIRST_HEADING - 1
    shallowest: int | None = None
    for token in tokens:
        if token.type == "heading_open":
            wanted = int(token.tag[1])
            shallowest = wanted if shallowest is None else min(shallowest, wanted)
            level = min(max(FIRST_HEADING, FIRST_HEADING + wanted - shallowest), level + 1, LAST_HEADING)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
        yield token


@cache
def _renderer() -> RendererHTML:
    """Make the renderer; it keeps nothing between texts."""
    renderer = RendererHTML()
    rules: dict[str, Callable[..., str]] = {
        "text": _render_text,
        "citation": _render_citation,
        "entity": _render_entity,
        "footnote_ref": _render_note,
        "link_open": _render_link,
        "th_open": _render_header,
        "td_open": _render_cell,
        "html_inline": _render_nothing,
        "html_block": _render_nothing,
        "image": _render_nothing,
    }
    for name, rule in rules.items():
        renderer.rules[name] = _bound(renderer, rule)  # type: ignore[assignment] # markdown-it means any callable
    return renderer


def _bound(renderer: RendererHTML, rule: Callable[..., str]) -> Callable[..., str]:
    """Give a rule the renderer, as markdown-it gives its own."""
    return lambda tokens, index, options, env: rule(renderer, tokens[index], options, env)


def _render_text(_renderer: RendererHTML, token: Token, _options: object, _env: dict[str, Lookup]) -> str:
    """Render words, set as a compositor does."""
    return _escape(set_text(token.content))


def _render_citation(_renderer: RendererHTML, token: Token, _options: object, env: dict[str, Lookup]) -> str:
    """Render a citation's mark."""
    return env["lookup"].cite(token.meta["citations"])


def _render_entity(_renderer: RendererHTML, token: Token, _options: object, env: dict[str, Lookup]) -> str:
    """Render an entity's name."""
    return env["lookup"].entity(token.meta["slug"], token.meta["label"])


def _render_note(renderer: RendererHTML, token: Token, options: object, env: dict[str, Lookup]) -> str:
    """Render a footnote where it is called; paper sets it at the foot of the page."""
    inner = renderer.renderInline(token.children or [], options, env)  # type: ignore[arg-type] # markdown-it's options
    return f'<span class="footnote" role="note"> {inner}</span>'


def _render_link(_renderer: RendererHTML, token: Token, _options: object, env: dict[str, Lookup]) -> str:
    """Render the start of a link whose scheme is allowed."""
    href = str(token.attrGet("href"))
    scheme = _scheme(href)
    if href.startswith("//") or (scheme and scheme not in SCHEMES):
        return "<a>"
    address = href if scheme else env["lookup"].address(href)
    return f'<a href="{_escape(address)}">' if address else "<a>"


def _render_header(_renderer: RendererHTML, token: Token, _options: object, _env: object) -> str:
    """Render a header cell with its scope."""
    return f'<th scope="col"{_number_class(token)}>'


def _render_cell(_renderer: RendererHTML, token: Token, _options: object, _env: object) -> str:
    """Render a cell; how it is set is said by class, as pages admit no inline style."""
    return f"<td{_number_class(token)}>"


def _number_class(token: Token) -> str:
    """Return the class of a cell that is set to the right."""
    return ' class="number"' if "right" in str(token.attrGet("style") or "") else ""


def _render_nothing(*_arguments: object) -> str:
    """Render nothing for what is not allowed."""
    return ""


def _escape(text: str) -> str:
    """Escape text for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
