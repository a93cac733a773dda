"""The names that a desk has given: what an editor offers while content is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from briefings import discovery
from briefings.model.desk import Desk
from briefings.model.schema import Names
from briefings.records import BriefingRecord, EntityRecord, Record, SourceRecord
from briefings.register import SETTLING
from briefings.values.names import (
    AuthorSlug,
    BriefingSlug,
    EntitySlug,
    ImplicationName,
    RuleId,
    SourceId,
    TopicSlug,
)
from briefings.values.places import ContentPath, DataPath, FontPath, ImagePath

__all__ = ["vocabulary"]

MOST = 1_000
"""How many briefings and judgements are offered, the newest: an editor takes seconds to show thirty thousand."""


def vocabulary(desk: Desk, records: Iterable[Record], files: Iterable[str]) -> Names:
    """Return the names of a desk by kind, each with what it stands for; all sorted.

    Args:
        desk: the desk's settings.
        records: the records of its files, drafts among them.
        files: the paths of its files below content/.
    """
    there, paths = tuple(records), tuple(files)
    briefings = _newest(record for record in there if isinstance(record, BriefingRecord))
    found: dict[type, Iterable[tuple[str, str]]] = {
        AuthorSlug: ((str(slug), str(author.name)) for slug, author in desk.authors.items()),
        TopicSlug: _topics(desk, briefings),
        EntitySlug: ((record.slug, record.name) for record in there if isinstance(record, EntityRecord)),
        SourceId: _sources(there),
        BriefingSlug: ((briefing.slug, f"{briefing.date}: {briefing.title}") for briefing in briefings[:MOST]),
        ImplicationName: islice(_implications(briefings), MOST),
        RuleId: _rules(),
        **{kind: _paths(kind, paths) for kind in (DataPath, ImagePath, FontPath)},
    }
    return {kind: _sorted(pairs) for kind, pairs in found.items()}


def _newest(briefings: Iterable[BriefingRecord]) -> Sequence[BriefingRecord]:
    """Return briefings, the newest first."""
    return sorted(briefings, key=lambda briefing: (briefing.date, briefing.slug), reverse=True)


def _sorted(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return names and what they stand for, sorted; of several the first counts."""
    return dict(sorted(dict(reversed(tuple(pairs))).items()))


def _topics(desk: Desk, briefings: Iterable[BriefingRecord]) -> Iterator[tuple[str, str]]:
    """Yield the topics that the desk names, and those that only briefings do."""
    yield from ((str(slug), str(topic.title)) for slug, topic in desk.topics.items())
    yield from ((topic, "") for briefing in briefings for topic in briefing.topics)


def _sources(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Yield the desk's own sources; those of a briefing stand in its file."""
    for record in records:
        if isinstance(record, SourceRecord):
            yield record.id, str(record.facts.get("title", ""))


def _implications(briefings: Sequence[BriefingRecord]) -> Iterator[tuple[str, str]]:
    """Yield the judgements that a later briefing may update: those that none has settled."""
    settled = {update.implication for one in briefings for update in one.updates if update.change in SETTLING}
    for briefing in briefings:
        named = ((f"{briefing.slug}/{one.id}", one.title) for one in briefing.implications)
        yield from ((name, title) for name, title in named if name not in settled)


def _rules() -> Iterator[tuple[str, str]]:
    """Yield the rules, each with what it finds."""
    for name in discovery.names("briefings.rules"):
        text = discovery.module("briefings.rules", name).__doc__ or ""
        yield name.replace("_", "-"), text.partition("\n")[0]


def _paths(kind: type[ContentPath], files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that a field for paths may name."""
    return ((path, "") for path in files if path.lower().endswith(kind.suffixes))
