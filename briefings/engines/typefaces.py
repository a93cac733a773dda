"""The desk's own typefaces, as artifacts get them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefings.artifacts import Resolved, digest
from briefings.errors import EnvironmentFault
from briefings.faces import Typeface, installed
from briefings.inputs import files
from briefings.views.facts import FontFacts

__all__ = ["typefaces"]


def typefaces(inputs: Resolved) -> tuple[Typeface, ...]:
    """Return the desk's typefaces, in its order.

    Args:
        inputs: ``fonts`` (FontFacts, plain) and ``font_files`` (the files that stand below content/, by path). A file
            of a package is read from there, so that it does not travel with each artifact.

    Raises:
        EnvironmentFault: an installed package does not hold the file whose digest the desk names.
    """
    listed = inputs["fonts"]
    if not isinstance(listed, list):
        raise TypeError("the fonts are a list")
    own = files(inputs, "font_files")
    return tuple(_typeface(FontFacts.model_validate(facts), own) for facts in listed)


def _typeface(facts: FontFacts, own: Mapping[str, bytes]) -> Typeface:
    """Return one typeface with its file."""
    content = _packaged(facts.package, facts.file, facts.sha256) if facts.package else own[facts.file]
    return Typeface(facts.family, facts.weight, facts.italic, facts.sha256, content)


@cache
def _packaged(package: str, file: str, sha256: str) -> bytes:
    """Return the file of an installed package, read and compared once a process."""
    content = installed(package, file)
    if content is None or digest(content) != sha256:
        raise EnvironmentFault(f"the installed package {package} does not hold the {file} that the desk names")
    return content
