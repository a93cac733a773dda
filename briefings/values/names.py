"""Names by which content refers to other content."""

from __future__ import annotations

import re
import unicodedata
from typing import ClassVar

from briefings.values.base import TextValue, fault

__all__ = [
    "AuthorSlug",
    "BriefingSlug",
    "Digest",
    "EntitySlug",
    "ImplicationName",
    "PackageName",
    "RuleId",
    "Slug",
    "SourceId",
    "TopicSlug",
    "slugify",
]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slugify(text: str) -> str:
    """Return the slug nearest to a text: lower case, letters and digits of ASCII, single hyphens; no accents."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", letters)) or "untitled"


class Slug(TextValue):
    """A name in an address: lower-case letters, digits and single hyphens."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": f"^{SLUG.pattern}$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what cannot stand in an address."""
        if not SLUG.fullmatch(text):
            message = f"{text!r} is no slug: lower-case letters, digits and single hyphens only"
            raise fault("slug", message, f"Write: {slugify(text)}")
        return text


class SourceId(Slug):
    """The id of a source, of the briefing's own or of content/sources/."""

    __slots__ = ()


class EntitySlug(Slug):
    """The slug of an entity in content/entities/."""

    __slots__ = ()


class AuthorSlug(Slug):
    """The slug of an author in briefings.yaml."""

    __slots__ = ()


class BriefingSlug(Slug):
    """The slug of a briefing: its file's name without .yaml."""

    __slots__ = ()


class TopicSlug(Slug):
    """The slug of a topic; topics need no declaration."""

    __slots__ = ()


class RuleId(Slug):
    """The id of a rule, as a diagnostic says it."""

    __slots__ = ()


class ImplicationName(TextValue):
    """An implication of another briefing: BRIEFING-SLUG/IMPLICATION-ID."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": f"^{SLUG.pattern}/{SLUG.pattern}$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what does not name a briefing and an implication."""
        briefing, _, implication = text.partition("/")
        if not (SLUG.fullmatch(briefing) and SLUG.fullmatch(implication)):
            raise fault("slug", f"{text!r} does not name an implication", "Write: BRIEFING-SLUG/IMPLICATION-ID")
        return text


class PackageName(TextValue):
    """An installed Python package, by the name under which it is imported."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": r"^[A-Za-z_]\w*$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what cannot be imported."""
        if not text.isidentifier():
            raise fault("wrong-type", f"{text!r} names no package", "Write it as it is imported: font_source_sans_pro")
        return text


class Digest(TextValue):
    """A SHA-256 in hexadecimal."""

    __slots__ = ()

    json_schema: ClassVar[dict[str, object]] = {"pattern": "^[0-9a-f]{64}$"}

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what has not 64 digits."""
        if not re.fullmatch(r"[0-9a-f]{64}", text):
            raise fault(
                "wrong-type", f"{text[:70]!r} is no SHA-256", "sha256sum FILE prints it: 64 digits, 0-9 and a-f."
            )
        return text
