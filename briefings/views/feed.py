"""Feeds: what they say of themselves and of their entries, and the whole text as feed readers show it."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

from briefings.views.facts import Facts

__all__ = ["AuthorFacts", "EntryFacts", "FeedFacts", "carried"]

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
LEFT_OUT = frozenset({"button", "dialog", "form", "h1", "input", "nav", "script", "style", "svg", "template"})
"""Elements that readers of feeds refuse or cannot use; the title stands on the entry."""
LEFT_OUT_CLASSES = frozenset({"anchor", "back", "kicker", "picture", "screen"})
"""Classes of what belongs to the page; a chart's data (`data screen`) stays, as the drawing does not."""
RENAMED = {"details": "div", "summary": "p", "article": "div", "header": "div"}
INSTEAD = {"basis": ("<em>(", ")</em>"), "cite": ("<sup>", "</sup>"), "footnote": ("<small>(", ")</small>")}
"""Classes that are set by style on pages, and what says the same without style."""
KEPT = frozenset(
    {"alt", "colspan", "datetime", "dir", "height", "href", "hreflang", "lang", "rowspan", "scope", "src"}
    | {"start", "title", "value", "width"}
)


class AuthorFacts(Facts):
    """Who wrote something, with the address of a page about them."""

    name: str
    url: str = ""


class EntryFacts(Facts):
    """One entry; all texts are plain words, all addresses absolute, all moments RFC 3339 in UTC.

    Attributes:
        id: its name, the same for good.
        address: the page that it leads to.
        title: what it is called.
        language: the language of its text.
        published: when it was published.
        updated: when it last changed in substance.
        summary: one sentence.
        authors: who wrote it.
        topics: what it is about: slugs with titles.
        report: the address of its PDF; empty where there is none.
        text: what it says as HTML; empty where the maker is handed the whole text.
    """

    id: str
    address: str
    title: str
    language: str
    published: str
    updated: str
    summary: str = ""
    authors: tuple[AuthorFacts, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    report: str = ""
    text: str = ""


class FeedFacts(Facts):
    """A feed: the addresses at which it stands as Atom and as JSON Feed, and the page that shows the same."""

    title: str
    subtitle: str
    language: str
    page: str
    atom: str
    json_feed: str
    updated: str
    author: AuthorFacts
    topics: str
    rights: str = ""
    icon: str = ""
    entries: tuple[EntryFacts, ...] = ()


def carried(html: str, page: str) -> str:
    """Return a page's HTML so that it reads the same away from the page.

    Args:
        html: well-formed HTML.
        page: the published address of the page; what leads elsewhere on it leads there.

    Returns:
        HTML without scripts, styles, drawings, classes and names, each address absolute.
    """
    carrier = _Carrier(page)
    carrier.feed(html)
    carrier.close()
    return "".join(carrier.written).strip()


class _Carrier(HTMLParser):
    """Writes what it reads, less what stays behind.

    Attributes:
        written: the HTML so far.
        open: the elements that are open, each with what closes it.
        behind: how many elements deep in something that stays behind; 0 outside.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page = page
        self.written: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.behind = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        staying = self.behind or _stays_behind(tag, given)
        if tag in VOID:
            self.written += [] if staying else [self._start(tag, given)]
            return
        opening, closing = _instead(tag, given) or (self._start(RENAMED.get(tag, tag), given), "")
        self.open.append((tag, "" if staying else closing or f"</{RENAMED.get(tag, tag)}>"))
        self.behind += bool(staying)
        self.written += [] if staying else [opening]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without content, as drawings have them."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that nobody closed."""
        if not any(name == tag for name, _ in self.open):
            return
        name = ""
        while name != tag:
            name, closing = self.open.pop()
            self.behind -= bool(self.behind)
            self.written += [closing] if closing else []

    def handle_data(self, data: str) -> None:
        """Write words; what elements left behind leaves no empty lines."""
        spaced = not data.strip()
        if not self.behind and not (spaced and self.written and self.written[-1].isspace()):
            self.written.append("\n" if spaced and "\n" in data else data)

    def handle_entityref(self, name: str) -> None:
        """Write a sign that has a name."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a sign that has a number."""
        self.handle_data(f"&#{name};")

    def _start(self, tag: str, given: dict[str, str]) -> str:
        """Write the start of an element, with what it keeps."""
        kept = (f' {name}="{escape(self._kept(name, given[name]))}"' for name in given if name in KEPT)
        return f"<{tag}{''.join(kept)}>"

    def _kept(self, name: str, value: str) -> str:
        """Return an attribute's value; addresses become absolute."""
        return urljoin(self.page, value) if name in {"href", "src"} else value


def _stays_behind(tag: str, given: dict[str, str]) -> bool:
    """Tell whether an element stays behind."""
    classes = set(given.get("class", "").split())
    hidden = given.get("aria-hidden") == "true" or "hidden" in given
    return tag in LEFT_OUT or hidden or bool(classes & LEFT_OUT_CLASSES and "data" not in classes)


def _instead(tag: str, given: dict[str, str]) -> tuple[str, str] | None:
    """Return what stands for an element that only style tells apart."""
    classes = given.get("class", "").split()
    return next((INSTEAD[name] for name in classes if name in INSTEAD), None) if tag == "span" else None
