"""Maker of the web's style sheet: the theme's styles, the faces, and the desk's colour."""

from __future__ import annotations

from rcssmin import cssmin

from briefings.artifacts import Resolved
from briefings.faces import stylesheet
from briefings.inputs import files, text

__all__ = ["screen"]


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
    sheets = (sheet.decode() for sheet in files(inputs, "styles").values())
    accent = f":root {{ --accent: {text(inputs, 'accent')}; }}\n"
    whole = "\n".join([faces, *sheets, accent])
    return str(cssmin(whole)).encode()
