"""Tokens to HTML; the lookup that is handed in knows what references lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol, TypedDict

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from briefings.prose.references import Citation, is_allowed, is_outside
from briefings.typography import set_text

__all__ = ["Environment", "Lookup", "renderer"]


class Lookup(Protocol):
    """Knows what references lead to; each method returns HTML, or an address for `address`."""

    def cite(self, citations: Sequence[Citation]) -> str:
        """Return the mark of a citation."""

    def entity(self, slug: str, label: str) -> str:
        """Return the name of an entity, linked to its page."""

    def address(self, target: str) -> str:
        """Return the address that a link leads to, from the page that is rendered."""


class Environment(TypedDict):
    """What rendering is told besides the tokens: what references lead to, and the language of the text."""

    lookup: Lookup
    language: str


@cache
def renderer() -> RendererHTML:
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


def _render_text(_renderer: RendererHTML, token: Token, _options: object, env: Environment) -> str:
    """Render words, set as a compositor does in their language."""
    return _escape(set_text(token.content, env["language"]))


def _render_citation(_renderer: RendererHTML, token: Token, _options: object, env: Environment) -> str:
    """Render a citation's mark."""
    return env["lookup"].cite(token.meta["citations"])


def _render_entity(_renderer: RendererHTML, token: Token, _options: object, env: Environment) -> str:
    """Render an entity's name."""
    return env["lookup"].entity(token.meta["slug"], token.meta["label"])


def _render_note(renderer: RendererHTML, token: Token, options: object, env: Environment) -> str:
    """Render a footnote where it is called; paper sets it at the foot of the page."""
    if not token.children:
        return ""
    inner = renderer.renderInline(token.children, options, env)  # type: ignore[arg-type] # markdown-it's options
    return f'<span class="footnote" role="note"> {inner}</span>'


def _render_link(_renderer: RendererHTML, token: Token, _options: object, env: Environment) -> str:
    """Render the start of a link whose scheme is allowed, with what is said of it."""
    href, title = str(token.attrGet("href")), str(token.attrGet("title") or "")
    said = f' title="{_escape(title)}"' if title else ""
    if not is_allowed(href):
        return f"<a{said}>"
    address = href if is_outside(href) else env["lookup"].address(href)
    return f'<a href="{_escape(address)}"{said}>' if address else f"<a{said}>"


def _render_header(_renderer: RendererHTML, token: Token, _options: object, _env: object) -> str:
    """Render a header cell with its scope."""
    return f'<th scope="col"{_cell_class(token)}>'


def _render_cell(_renderer: RendererHTML, token: Token, _options: object, _env: object) -> str:
    """Render a cell; how it is set is said by class, as pages admit no inline style."""
    return f"<td{_cell_class(token)}>"


def _cell_class(token: Token) -> str:
    """Return the classes of a cell: whether it is set to the right, and what is known of its words."""
    right = "number" if "right" in str(token.attrGet("style") or "") else ""
    classes = " ".join(filter(None, [right, str(token.attrGet("class") or "")]))
    return f' class="{classes}"' if classes else ""


def _render_nothing(*_arguments: object) -> str:
    """Render nothing for what is not allowed."""
    return ""


def _escape(text: str) -> str:
    """Escape text for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
