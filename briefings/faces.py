"""The packaged type faces: Source Serif Pro for text, Source Sans Pro for headings and tables.

The files come from the packages ``font-source-serif-pro`` and ``font-source-sans-pro`` (SIL Open Font License
1.1), never from the system, so that pages and reports look the same, to the byte, on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import util
from pathlib import Path
from typing import Literal, TypeAlias

from briefings import distributions

__all__ = [
    "FACES",
    "NAME_A_FONT",
    "PACKAGE",
    "Display",
    "Face",
    "Typeface",
    "face",
    "installed",
    "letters",
    "named",
    "rule",
    "stylesheet",
    "version",
]

Display: TypeAlias = Literal["auto", "block", "swap", "fallback", "optional"]

COMMON = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\u00a0-\u017f\u2010\u2011\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2212]"
)
"""All but the letters of Western and Central European languages, which the packaged typefaces have; hyphens of other
kinds are set as theirs (`briefings.typography`)."""
SHAPELESS = ("Cc", "Cf", "Zs")
VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f]")
"""Signs without a shape of their own (Unicode, Default_Ignorable_Code_Point), besides those of `SHAPELESS`."""

NAME_A_FONT = (
    "Name a typeface that has them in briefings.yaml, its file below content/: "
    "fonts: [{family: NAME, file: fonts/NAME.ttf, sha256: ...}]"
)
"""What is said to those whose text has letters that no typeface has."""

PACKAGE = "package:"
"""What the place of a typeface starts with that an installed package carries: package:NAME/FILE."""

LIBRARIES = ("font-source-serif-pro", "font-source-sans-pro", "fonttools", "brotli")


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a family.

    Attributes:
        name: what the face is called in artifacts and addresses.
        family: the family's name in style sheets.
        weight: from 1 to 1000, as in the CSS Fonts Module, level 4; 400 is regular, 700 bold.
        italic: whether the letters are slanted.
        package: the installed package that carries the file.
        file: the name of the TrueType file.
    """

    name: str
    family: str
    weight: int
    italic: bool
    package: str
    file: str

    def content(self) -> bytes:
        """Return the bytes of the TrueType file."""
        from importlib import resources  # noqa: PLC0415 # what asks for versions alone starts sooner

        return (resources.files(self.package) / "files" / self.file).read_bytes()


@dataclass(frozen=True, slots=True)
class Typeface:
    """One style of a family of the desk's own, for letters that the packaged faces lack.

    Attributes:
        family: the family's name in style sheets.
        weight: as that of a `Face`.
        italic: whether the letters are slanted.
        sha256: the digest of the file, by which faces are compared.
        content: the bytes of the file: TrueType, OpenType or a collection of them.
    """

    family: str
    weight: int
    italic: bool
    sha256: str
    content: bytes = field(repr=False, compare=False)


def _serif(name: str, weight: int, file: str, *, italic: bool = False) -> Face:
    """Return a face of the text family."""
    return Face(f"source-serif-pro-{name}", "Source Serif Pro", weight, italic, "font_source_serif_pro", file)


def _sans(name: str, weight: int, file: str, *, italic: bool = False) -> Face:
    """Return a face of the family of headings and tables."""
    return Face(f"source-sans-pro-{name}", "Source Sans Pro", weight, italic, "font_source_sans_pro", file)


FACES = (
    _serif("regular", 400, "SourceSerifPro-Regular.ttf"),
    _serif("italic", 400, "SourceSerifPro-It.ttf", italic=True),
    _serif("semibold", 600, "SourceSerifPro-Semibold.ttf"),
    _serif("semibold-italic", 600, "SourceSerifPro-SemiboldIt.ttf", italic=True),
    _sans("regular", 400, "SourceSansPro-Regular.ttf"),
    _sans("italic", 400, "SourceSansPro-It.ttf", italic=True),
    _sans("semibold", 600, "SourceSansPro-Semibold.ttf"),
)


def face(name: str) -> Face:
    """Return the face of a name.

    Raises:
        KeyError: no packaged face has that name.
    """
    return {known.name: known for known in FACES}[name]


def stylesheet(address: Callable[[Face], str], display: Display | None = None) -> str:
    """Return the ``@font-face`` rules (CSS Fonts Module, level 4) of every face.

    Args:
        address: gives where a face's file is, as the style sheet has to name it.
        display: what a browser shows until the file is there; nothing is said where it is not given.
    """
    return "".join(rule(known, address(known), display) for known in FACES)


def rule(known: Face | Typeface, address: str, display: Display | None = None) -> str:
    """Return the ``@font-face`` rule of one face; what is given is as for `stylesheet`."""
    style = "italic" if known.italic else "normal"
    shown = f" font-display: {display};" if display else ""
    family = known.family.replace("\\", r"\\").replace('"', r"\"")
    return (
        f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {known.weight};'
        f'{shown} src: url("{address}"); }}\n'
    )


def installed(package: str, file: str) -> bytes | None:
    """Return the bytes of a file of an installed Python package, or None where there is none.

    No code of the package runs for it.

    Args:
        package: the name under which it is imported.
        file: the path of the file inside it.
    """
    try:
        found = util.find_spec(package)
    except ValueError:
        return None
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder, file)
        if path.is_file():
            return path.read_bytes()
    return None


def letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the letters of a text that some typeface might lack, each with its place in the text."""
    for found in COMMON.finditer(text):
        letter = found[0]
        if unicodedata.category(letter) not in SHAPELESS and not VARIANTS.match(letter):
            yield found.start(), letter


def named(missing: Iterable[str]) -> str:
    """Name letters that are missing: each with its code point, as a reader may see a box for it."""
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing)


def version() -> str:
    """Return the versions of all that a face's bytes depend on; nothing is imported for it."""
    return " ".join(f"{name} {distributions.version(name)}" for name in LIBRARIES)
