"""A link to an entity under a name that is not one of its own: readers and searches know it by those.

Bad: [[baogang|Bao Steel Corporation]], where the entity has no such alias
Good: [[baogang|Baogang Group]], or aliases: [Bao Steel Corporation] in content/entities/baogang.yaml

Common words for it, as in [[baogang|the group]], are no names, and other languages have names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.problems import nearest
from briefings.records import BriefingRecord, EntityRecord, Reference
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.INFO
POSSESSIVE = re.compile(r"(?:['’]s?|s['’])$")
LATIN = re.compile(r"[A-Z][A-Za-z\u00c0-\u024f&.’' -]*")
SMALL = {"of", "the", "and", "for", "de", "du", "von", "van", "in"}


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each name of a link that its entity does not declare."""
    entities = {record.slug: record for record in world.records if isinstance(record, EntityRecord)}
    names = {slug: {_plain(name): name for name in _declared(record)} for slug, record in entities.items()}
    for record, reference in _named(world):
        slug, _, label = reference.target.partition("|")
        if (
            slug in names
            and record.language == entities[slug].language
            and _is_name(label)
            and _plain(label) not in names[slug]
        ):
            hint = nearest(label, names[slug].values()) or f"Add it to aliases: in content/entities/{slug}.yaml."
            yield Finding(reference.mark, f"{label} is no declared name of {entities[slug].name}", hint)


def _named(world: World) -> Iterator[tuple[BriefingRecord, Reference]]:
    """Yield the names of links in briefings; those of another language have other names by rights."""
    for record in world.records:
        if isinstance(record, BriefingRecord):
            yield from ((record, reference) for reference in record.references.among("name"))


def _declared(entity: EntityRecord) -> Iterator[str]:
    """Yield the names of an entity."""
    yield from (entity.name, *filter(None, [entity.short]), *entity.aliases)


def _plain(name: str) -> str:
    """Return a name without what may differ: case, articles, a possessive, points."""
    bare = POSSESSIVE.sub("", name.casefold().removeprefix("the ")).replace(".", "").replace("-", " ")
    return " ".join(bare.split()).removesuffix("s")


def _is_name(label: str) -> bool:
    """Tell whether words are a name: in Latin letters, each with a capital, save small ones."""
    words = [word for word in label.split() if word not in SMALL]
    return bool(LATIN.fullmatch(label)) and all(word[:1].isupper() for word in words)
