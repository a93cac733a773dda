"""Addresses, paths, languages and colours."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import ClassVar
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from briefings.values.base import TextValue, fault

__all__ = [
    "SHEET_PART",
    "Colour",
    "ContentPath",
    "DataPath",
    "FontPath",
    "ImagePath",
    "Language",
    "MailAddress",
    "OldAddress",
    "WebAddress",
    "contrast",
    "split_data_path",
]

CASES = {2: str.upper, 4: str.title}  # of a region and a script, by their length (BCP 47, 2.1.1)
SHEET_PART = re.compile(
    r"(?:(?P<sheet>'(?:[^'\[\]:*?/\\]|'')+'|[^'!\[\]:*?/\\]+)(?:!|\Z))?(?:(?P<first>[A-Za-z]{1,3}[1-9]\d{0,6}):"
    r"(?P<last>[A-Za-z]{1,3}[1-9]\d{0,6}))?"
)
"""A part of a workbook as Excel writes it: Sheet1, Sheet1!A1:C9, 'My sheet'!A1:C9, A1:C9."""
LEAST_CONTRAST = 4.5
DARKEST = 0.04045  # below it sRGB is linear (IEC 61966-2-1)


class WebAddress(TextValue):
    """An address that starts with https:// or http://."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": "^https?://"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse other schemes and addresses without a host."""
        try:
            parts = urlsplit(text)
        except ValueError:
            raise fault("address", f"{text!r} is no address") from None
        if parts.scheme not in {"https", "http"} or not parts.netloc or re.search(r"\s", text):
            raise fault("address", f"{text!r} is no web address", "An address starts with https:// or http://.")
        return text


class MailAddress(TextValue):
    """An address of mail: desk@example.org."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": r"^[^@\s?&]+@[^@\s?&.]+(\.[^@\s?&.]+)+$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what no mail could be sent to, and what would change the mail that a link opens."""
        if not re.fullmatch(r"[^@\s?&]+@[^@\s?&.]+(?:\.[^@\s?&.]+)+", text):
            raise fault("address", f"{text!r} is no address of mail", "Write: desk@example.org")
        return text


class ContentPath(TextValue):
    """A file below content/, such as data/output.csv."""

    __slots__ = ()

    suffixes: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse paths that lead out of content/ and files of another kind."""
        path = PurePosixPath(text)
        if path.is_absolute() or ".." in path.parts or "\\" in text or re.match(r"[A-Za-z]+:", text):
            raise fault("path", f"the path {text!r} leads out of content/", "Write a path below content/.")
        if path.suffix.lower() not in cls.suffixes:
            raise fault("path", f"{text!r} is not one of the files used here: {', '.join(cls.suffixes)}")
        return path.as_posix()


class DataPath(ContentPath):
    """A CSV file below content/, or a part of an Excel workbook: data/output.csv, data/output.xlsx#Sheet1!A1:C9."""

    __slots__ = ()

    suffixes = (".csv", ".xlsx")

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what `ContentPath` does, and a part that is none; cells are named in capitals."""
        file, part = split_data_path(text)
        if not part:
            return super().check(file)
        named = SHEET_PART.fullmatch(part)
        if not named:
            raise fault("path", f"{part!r} is no part of a workbook", "Write: data/output.xlsx#Sheet1!A1:C9")
        cells = f"{named['first']}:{named['last']}".upper() if named["first"] else ""
        sheet = named["sheet"] or ""
        return f"{super().check(file)}#{sheet}{'!' if sheet and cells else ''}{cells}"

    @property
    def file(self) -> str:
        """The file, without the part."""
        return split_data_path(self)[0]


def split_data_path(path: str) -> tuple[str, str]:
    """Return the file and the part that the path of a data file names; the part is empty for the whole."""
    file, sign, part = path.partition("#")
    return (file, part) if sign and file.lower().endswith(".xlsx") else (path, "")


class ImagePath(ContentPath):
    """An image below content/: SVG, PNG, JPEG or WebP."""

    __slots__ = ()

    suffixes = (".svg", ".png", ".jpg", ".jpeg", ".webp")


class FontPath(ContentPath):
    """A font file: TrueType, OpenType or a collection of them."""

    __slots__ = ()

    suffixes = (".ttf", ".otf", ".ttc")


class OldAddress(TextValue):
    """Where a page stood before, from the site's root: 2024/01/old-name/ or old-name.html."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": r"^/?[\w.~-]+(/[\w.~-]+)*/?$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse addresses that are not the site's own; the first slash is left out."""
        address = text.removeprefix("/")
        if not re.fullmatch(r"[\w.~-]+(?:/[\w.~-]+)*/?", address) or {".", ".."} & set(address.split("/")):
            message = f"{text!r} is no address of this site"
            raise fault("address", message, "Write it from the site's root, without its host: briefings/old-name/")
        return address if address.endswith((".html", ".htm", "/")) else f"{address}/"


class Language(TextValue):
    """A language as BCP 47 writes it: en, de, zh-Hant, ar."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what names no language, and write the rest as BCP 47 does: AR is ar, ZH-hant is zh-Hant."""
        try:
            Locale.parse(text, sep="-")
        except (ValueError, UnknownLocaleError):
            raise fault("language", f"{text!r} names no language", "Write a code such as en, de or zh-Hant.") from None
        first, *others = text.split("-")
        return "-".join([first.lower(), *(CASES.get(len(part), str.lower)(part) for part in others)])


class Colour(TextValue):
    """A colour as #rrggbb, dark enough to be read on white (4.5:1, WCAG 2.2)."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": "^#[0-9A-Fa-f]{6}$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what is no colour or too light on white."""
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
            raise fault("colour", f"{text!r} is no colour", "Write: '#12436D'")
        if (ratio := contrast(text)) < LEAST_CONTRAST:
            raise fault("colour", f"{text} has a contrast of {ratio:.1f}:1 on white; {LEAST_CONTRAST}:1 is the least")
        return text


def contrast(colour: str) -> float:
    """Return a colour's contrast on white, from 1 to 21 (WCAG 2.2, relative luminance)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = ((value / 12.92 if value <= DARKEST else ((value + 0.055) / 1.055) ** 2.4) for value in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
