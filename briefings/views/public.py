"""Content as its readers may see it: what an author wrote, without what decides where and when it stands.

It stands alone: language and marking are said where the desk says them, sources of the desk's own that are cited are
among its sources, and data has the name of the file that goes with it. Nothing beyond the audience is in it, as the
facts were chosen for that audience, and nothing that no reader sees: no comment in a text, no column that is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import JsonValue

from briefings import prose
from briefings.block import Block
from briefings.model.briefing import Briefing
from briefings.model.edition import Edition
from briefings.model.source import DeskSource, Source
from briefings.values.clearance import Clearance
from briefings.values.dates import Day
from briefings.values.names import BriefingSlug, SourceId
from briefings.values.places import DataPath, Language
from briefings.values.record import Written, changed, each
from briefings.values.text import Line, Text
from briefings.views.facts import Facts
from briefings.views.frame import all_sources

__all__ = ["BriefingFile", "EditionFile", "data_names", "public_briefing", "public_edition", "visible"]

Value = TypeVar("Value", bound=Written)


class BriefingFile(Facts):
    """What of a briefing its readers may see, where the briefing's own file does not say it.

    Attributes:
        slug: what it is called.
        language: the language that it is in.
        tlp: its marking; empty where it carries none.
        entities: the names of the entities that are seen, by slug.
        sources: the sources of the desk's own that it cites and that are seen, by id.
        retracted: which sources were retracted or found wrong, wherever that is said, by id.
        implications: the implications of other briefings that are seen.
    """

    slug: str
    language: str
    tlp: str = ""
    entities: Mapping[str, str] = {}
    sources: Mapping[str, Mapping[str, JsonValue]] = {}
    retracted: Mapping[str, JsonValue] = {}
    implications: tuple[str, ...] = ()


class EditionFile(Facts):
    """What of an edition its readers may see, where its own file does not say it; `briefings` are those in it."""

    id: str
    title: str
    language: str
    date: str
    tlp: str = ""
    briefings: tuple[str, ...] = ()
    sources: Mapping[str, Mapping[str, JsonValue]] = {}


def visible(value: Value) -> Value:
    """Return what an author wrote without what no reader sees of its texts and blocks."""
    return changed(Text, changed(Block, value, lambda block: block.shown()), _visible_text)


def _visible_text(text: Text) -> Text:
    """Return a text without what no reader sees of it."""
    return Text(prose.without_unseen(text))


def data_names(block: Block, stem: str) -> tuple[str, ...]:
    """Return the names of the files that go with a block's data files, in their order; one file has one name.

    Args:
        block: the block.
        stem: what the names start with: SLUG.ANCHOR; more files than one are counted after it.
    """
    paths = list(dict.fromkeys(path for _, path in each(DataPath, block)))
    return tuple(f"{stem}.csv" if index == 0 else f"{stem}.{index + 1}.csv" for index, _ in enumerate(paths))


def public_briefing(briefing: Briefing, facts: BriefingFile, stems: Sequence[str]) -> Briefing:
    """Return a briefing as its readers may see it.

    Args:
        briefing: what the author wrote.
        facts: what the audience sees of what it refers to.
        stems: for each block what the names of its data files start with (`data_names`).
    """
    blocks = zip(briefing.body, stems, strict=True)
    seen = briefing.model_copy(
        update={
            **_around(facts.language, facts.tlp),
            "translation_of": None,
            "ignore": (),
            "import_": None,
            "entities": tuple(slug for slug in briefing.entities if slug in facts.entities),
            "body": tuple(_block(block, stem) for block, stem in blocks),
            "updates": tuple(update for update in briefing.updates if update.implication in facts.implications),
        }
    )
    return visible(seen.model_copy(update={"sources": tuple(_sources(visible(seen), facts))}))


def public_edition(edition: Edition, facts: EditionFile) -> Edition:
    """Return an edition as its readers may see it: with the briefings that are in it, however it names them."""
    members = tuple(BriefingSlug(slug) for slug in facts.briefings)
    around = {**_around(facts.language, facts.tlp), "briefings": members, "lead": None, "from_": None, "to": None}
    return visible(edition.model_copy(update={**around, "date": Day(facts.date) if facts.date else None}))


def _around(language: str, tlp: str) -> Mapping[str, object]:
    """Return the fields that say where and when content stands, as readers need them."""
    return {
        "lang": Language(language),
        "tlp": Clearance(tlp) if tlp else None,
        "aliases": (),
        "draft": False,
        "publish_at": None,
        "expires_at": None,
    }


def _block(block: Block, stem: str) -> Block:
    """Return a block without what is silenced in it, its data under the names of the files that go with it."""
    paths = dict.fromkeys(path for _, path in each(DataPath, block))
    names = dict(zip(paths, map(DataPath, data_names(block, stem)), strict=True))
    return changed(DataPath, block.model_copy(update={"ignore": ()}), lambda path: names[path])


def _sources(briefing: Briefing, facts: BriefingFile) -> Iterator[Source]:
    """Yield the sources that a briefing cites, its own before the desk's."""
    known = all_sources(briefing.sources, facts.sources, facts.retracted)
    cited = _cited(briefing, known)
    order = [source.id for source in briefing.sources]
    for name in [*order, *(name for name in known if name not in order)]:
        if name in cited:
            # A source of the desk's own has no id inside.
            yield Source.model_validate({**_plain(known[name]), "id": name})


def _plain(source: DeskSource) -> Mapping[str, object]:
    """Return the fields of a source, but those that hide it."""
    return source.model_dump(exclude_none=True, exclude={"draft", "tlp"})


def _cited(briefing: Briefing, known: Mapping[str, DeskSource]) -> set[str]:
    """Return the ids of what a briefing cites, and of what those sources cite in turn."""
    found: set[str] = set()
    waiting = set(_citations(briefing.model_copy(update={"sources": ()}), briefing.lang or "en"))
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.add(name)
            waiting |= set(_citations(known[name], briefing.lang or "en"))
    return found


def _citations(value: Written, language: str) -> Iterator[str]:
    """Yield the ids of the sources that a value names in its fields and its texts."""
    yield from (str(name) for _, name in each(SourceId, value))
    texts = [prose.parse(text, language) for _, text in each(Text, value)]
    lines = [prose.parse_line(line, language) for _, line in each(Line, value)]
    for parsed in (*texts, *lines):
        yield from (reference.target for reference in parsed.references if reference.kind == "source")
