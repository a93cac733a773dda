"""Makers of what gives the web its look: the style sheet, with the faces and the desk's colour, and the icon."""

from __future__ import annotations

from rcssmin import cssmin

from briefings.artifacts import Resolved
from briefings.faces import stylesheet
from briefings.inputs import sheets, text

__all__ = ["icon", "screen", "sheet"]

ICON = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="{accent}"/>\
<path d="M8 9h16M8 15h16M8 21h10" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>
"""


def screen(inputs: Resolved) -> bytes:
    """Make the style sheet.

    Args:
        inputs: ``styles`` (style sheets by name, in the order of their names), ``accent`` (the desk's colour),
            ``faces`` (the addresses of the fonts by face name, from the style sheet's folder).
    """
    addresses = inputs["faces"]
    if not isinstance(addresses, dict):
        raise TypeError("the input faces is no mapping")
    faces = stylesheet(lambda face: str(addresses[face.name]), "swap")
    accent = f":root {{ --accent: {text(inputs, 'accent')}; }}\n"
    whole = "\n".join([faces, *sheets(inputs, "styles"), accent])
    return str(cssmin(whole)).encode()


def sheet(inputs: Resolved) -> bytes:
    """Make a style sheet that stands on another; the input is ``styles``, in the order of their names."""
    return str(cssmin("\n".join(sheets(inputs, "styles")))).encode()


def icon(inputs: Resolved) -> bytes:
    """Make the picture that a browser shows beside a page's title, in the desk's colour; the input is ``accent``."""
    return ICON.format(accent=text(inputs, "accent")).encode()
