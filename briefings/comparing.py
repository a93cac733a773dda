"""Whether a PDF still says what its desk says: the content that it was made from beside the content of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    """

    content: str
    artifacts: tuple[Artifact, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found.

    Attributes:
        verdict: what it found.
        changed: the names of the attached files that differ, are missing or new, sorted.
    """

    verdict: Verdict
    changed: tuple[str, ...] = ()


def expected(catalog: Catalog, own: Mapping[str, str]) -> Expected | None:
    """Return what a PDF would carry if it were made now; None where the audience sees nothing of that name.

    Args:
        catalog: what the audience of the PDF sees.
        own: what the PDF says in the desk's own properties.
    """
    name = own.get("name", "")
    if own.get("kind") == "edition":
        for edition, slugs in catalog.editions:
            if edition.id == name and slugs:
                content = edition_content(catalog, edition, slugs)
                return Expected(content, attached_to_edition(catalog, edition, slugs))
        return None
    briefing = catalog.by_slug.get(name)
    return Expected(briefing.content, (attached_to_briefing(catalog, briefing),)) if briefing else None


def compared(content: str, files: Mapping[str, bytes], now: Expected | None, made: Mapping[str, bytes]) -> Comparison:
    """Compare a PDF with what one made now would carry.

    Args:
        content: the hash of the content that the PDF says it was made from; empty where it says none.
        files: the files in it.
        now: what one made now would carry; None where there is nothing of its name.
        made: the files that would be attached now.
    """
    if not content:
        return Comparison(Verdict.UNTOLD)
    if now is None:
        return Comparison(Verdict.UNKNOWN)
    names = sorted({*files, *made})
    changed = tuple(name for name in names if not _alike(name, files.get(name), made.get(name)))
    return Comparison(Verdict.CHANGED if changed or content != now.content else Verdict.MATCHES, changed)


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
