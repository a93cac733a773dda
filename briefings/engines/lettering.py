"""The faces that documents are set in: the packaged ones, and those of the desk for letters that they lack."""

from __future__ import annotations

import locale
from collections.abc import Iterator
from functools import cache
from multiprocessing.util import Finalize

from briefings.engines.sealed import CSS, HTML, SCHEME, Files, FontConfiguration, faultless, surroundings, svg
from briefings.faces import FACES, Typeface, rule, stylesheet

__all__ = ["lettering", "stack"]

PLACES = ("x", "y", "dx", "dy")
SPREADING = ("rotate", "letter-spacing", "textLength")
"""The attributes of an SVG's text that place each letter on its own: those with several values, and these at all."""


def stack(typefaces: tuple[Typeface, ...]) -> str:
    """Return the style that names the desk's families, in order, as ``--letters``, for text and margins."""
    families = dict.fromkeys(typeface.family for typeface in typefaces)
    names = ", ".join('"{}"'.format(name.replace("\\", r"\\").replace('"', r"\"")) for name in families)
    return f"html {{ --letters: {names} }}\n@page {{ --letters: {names} }}\n" if names else ""


@cache
def lettering(typefaces: tuple[Typeface, ...] = ()) -> FontConfiguration:
    """Load the packaged faces, and a desk's own after them, once a process.

    Raises:
        TypesettingError: a file is no font.
    """
    files = {face.file: face.content() for face in FACES}
    own = {typeface.sha256: typeface for typeface in typefaces}
    files |= {digest: typeface.content for digest, typeface in own.items()}
    rules = stylesheet(lambda face: SCHEME + face.file)
    rules += "".join(rule(typeface, SCHEME + typeface.sha256) for typeface in typefaces)
    with surroundings(), faultless():
        configuration = FontConfiguration()
        CSS(string=rules, font_config=configuration, url_fetcher=Files(files))
        _set_first_text(configuration)
    # WeasyPrint copies the fonts to a folder of its own; unlike atexit, this also runs at the end of a worker.
    Finalize(None, configuration.__del__, exitpriority=0)
    return configuration


def _set_first_text(configuration: FontConfiguration) -> None:
    """Have Pango take its languages for good: without a language of its own, and for letters of another script."""
    found = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        HTML(string="<p>a<p lang=en>\u0436", url_fetcher=Files({})).render(configuration)
    finally:
        locale.setlocale(locale.LC_CTYPE, found)


class _Whole(str):
    """A text that is one piece to those who take it letter by letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        """Yield the text."""
        yield str(self)


LETTERED = svg.text
DRAWN = svg.SVG.draw_node
ANCHOR = "anchored"
"""The attribute under which the anchor of a text is put aside."""


def _text(picture: svg.SVG, node: svg.Node, size: float) -> None:
    """Draw the text of an SVG in one piece, unless the picture places each letter.

    WeasyPrint sets it letter by letter, so that Arabic letters would neither join nor run to the left.
    """
    places = (len(str(node.get(name) or "").replace(",", " ").split()) for name in PLACES)
    if node.text and max(places) < 2 and not any(node.get(name) for name in SPREADING):  # noqa: PLR2004 # two places
        node._etree_node.text = _Whole(node.text)  # noqa: SLF001 # a node has no other way to get another text
    part = node.get(ANCHOR)
    if not part:
        LETTERED(picture, node, size)
        return
    page, picture.stream = picture.stream, picture.stream.clone()
    LETTERED(picture, node, size)
    drawn, picture.stream = picture.stream, page
    page.push_state()
    page.transform(e=-node.text_bounding_box[2] * float(part))
    page.stream.extend(drawn.stream)
    page.pop_state()


def _node(picture: svg.SVG, node: svg.Node, size: float, *rest: object, **named: object) -> None:
    """Draw a node of an SVG, the text with an anchor as any other: upon the page.

    WeasyPrint gives it a picture of its own, whose edges viewers set on whole pixels: that cuts its first letter.
    """
    if svg.TAGS.get(node.tag) is _text and not list(node) and not _is_patterned(node):
        end = "start" if node.get("direction") == "rtl" else "end"
        part = {"middle": 0.5, end: 1.0}.get(node.get("text-anchor", "start"))
        if part:
            node.attrib |= {ANCHOR: str(part), "text-anchor": "start" if end == "end" else "end"}
    DRAWN(picture, node, size, *rest, **named)


def _is_patterned(node: svg.Node) -> bool:
    """Tell whether a node is painted with a gradient or a pattern, which is measured by the place of the node."""
    return any("url(" in str(node.get(name) or "") for name in ("fill", "stroke"))


svg.TAGS.update({name: _text for name, drawn in svg.TAGS.items() if drawn is LETTERED})
svg.text = _text
svg.SVG.draw_node = _node
