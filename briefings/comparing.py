"""Whether a PDF still says what its desk says: the content that it was made from beside the content of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from enum import StrEnum

from briefings.artifacts import Artifact
from briefings.attachments import attached_to_briefing, attached_to_edition
from briefings.catalog import Catalog
from briefings.editions import edition_content
from briefings.errors import ContentError
from briefings.model.briefing import Briefing
from briefings.model.edition import Edition
from briefings.model.reading import read
from briefings.model.source import DeskSource
from briefings.naming import Named, names_sha256
from briefings.prose import parse_line
from briefings.records import BriefingRecord, EditionRecord
from briefings.values.record import Written

__all__ = ["Comparison", "Expected", "Verdict", "compared", "difference", "expected"]


class Verdict(StrEnum):
    """What a comparison found."""

    MATCHES = "matches"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a PDF of the desk's content would carry.

    Attributes:
        content: the hash of the content.
        artifacts: what would be attached to it, still to be made.
        names: the hash of the names that it would show.
        told: what it would say of itself in Dublin Core, by name, in words.
    """

    content: str
    artifacts: tuple[Artifact, ...]
    names: str = ""
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found.

    Attributes:
        verdict: what it found.
        changed: the names of the attached files that differ, are missing or new, sorted.
        told: the properties that differ, each with what the PDF says and what it would say now.
        renamed: whether it shows another name of something.
        otherwise: whether its content is other than what is attached shows.
    """

    verdict: Verdict
    changed: tuple[str, ...] = ()
    told: tuple[tuple[str, str, str], ...] = ()
    renamed: bool = False
    otherwise: bool = False


def expected(catalog: Catalog, own: Mapping[str, str]) -> Expected | None:
    """Return what a PDF would carry if it were made now; None where the audience sees nothing of that name.

    Args:
        catalog: what the audience of the PDF sees.
        own: what the PDF says in the desk's own properties.
    """
    name = own.get("name", "")
    if own.get("kind") == "edition":
        return next(
            (_edition(catalog, one, slugs) for one, slugs in catalog.editions if one.id == name and slugs), None
        )
    briefing = catalog.by_slug.get(name)
    return _briefing(catalog, briefing) if briefing else None


def _briefing(catalog: Catalog, briefing: BriefingRecord) -> Expected:
    """Return what the PDF of a briefing would carry."""
    naming = Named(catalog)
    authors = [naming.authors[author] for author in briefing.authors]
    told = {
        **_desk(catalog),
        "title": naming.plain_title(briefing),
        "description": naming.plain_summary(briefing),
        "subject": ", ".join(map(naming.topic, briefing.topics)),
    }
    if authors:
        told["creator"] = ", ".join(authors)
    artifacts = (attached_to_briefing(catalog, briefing),)
    return Expected(briefing.content, artifacts, names_sha256(catalog, [briefing]), told)


def _edition(catalog: Catalog, edition: EditionRecord, slugs: tuple[str, ...]) -> Expected:
    """Return what the PDF of an edition would carry."""
    names = names_sha256(catalog, [edition, *(catalog.by_slug[slug] for slug in slugs)])
    content = edition_content(catalog, edition, slugs)
    return Expected(content, attached_to_edition(catalog, edition, slugs), names, _desk(catalog))


def _desk(catalog: Catalog) -> dict[str, str]:
    """Return what every PDF says of the desk."""
    desk = catalog.desk
    name = parse_line(desk.name).plain
    return {"creator": name, "publisher": name, "rights": parse_line(desk.rights).plain if desk.rights else ""}


def compared(
    said: tuple[Mapping[str, str], Mapping[str, str]],
    files: Mapping[str, bytes],
    now: Expected | None,
    made: Mapping[str, bytes],
) -> Comparison:
    """Compare a PDF with what one made now would carry.

    Args:
        said: what the PDF says of itself: in the desk's own properties, and in Dublin Core.
        files: the files in it.
        now: what one made now would carry; None where there is nothing of its name.
        made: the files that would be attached now.
    """
    own, properties = said
    if not own.get("contentSha256"):
        return Comparison(Verdict.UNTOLD)
    if now is None:
        return Comparison(Verdict.UNKNOWN)
    names = sorted({*files, *made})
    changed = tuple(name for name in names if not _alike(name, files.get(name), made.get(name)))
    pairs = ((name, properties.get(name, ""), text) for name, text in now.told.items())
    told = tuple(pair for pair in pairs if pair[1] != pair[2])
    renamed = own.get("namesSha256", "") != now.names
    otherwise = own["contentSha256"] != now.content and not changed
    found = bool(changed or told) or renamed or otherwise
    return Comparison(Verdict.CHANGED if found else Verdict.MATCHES, changed, told, renamed, otherwise)


def difference(name: str, before: bytes, now: bytes) -> Sequence[str]:
    """Return what changed in a file as a unified diff, without the line ends."""
    old, new = (content.decode("utf-8-sig", "replace").splitlines() for content in (before, now))
    return list(unified_diff(old, new, f"{name} (PDF)", f"{name} (desk)", lineterm="", n=1))


def _alike(name: str, before: bytes | None, now: bytes | None) -> bool:
    """Tell whether two files say the same: YAML however it is written, all else to the byte."""
    if before is None or now is None or before == now:
        return before == now
    return any(_equal(name, model, before, now) for suffix, model in MODELS if name.endswith(suffix))


MODELS: tuple[tuple[str, type[Written]], ...] = (
    (".edition.yaml", Edition),
    (".source.yaml", DeskSource),
    (".yaml", Briefing),
)


def _equal(name: str, model: type[Written], before: bytes, now: bytes) -> bool:
    """Tell whether two files hold the same value."""
    try:
        return read(name, before, model)[1] == read(name, now, model)[1]
    except ContentError:
        return False
