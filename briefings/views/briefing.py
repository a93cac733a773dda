"""A briefing as its page and its report show it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from briefings import prose
from briefings.addresses import OWN_ANCHORS
from briefings.block import Block
from briefings.issued import moments, written
from briefings.model.briefing import Briefing, Highlight
from briefings.model.source import DeskSource
from briefings.rows import Rows
from briefings.values.names import slugify
from briefings.values.places import DataPath
from briefings.values.record import Written, each
from briefings.values.text import Line, Text
from briefings.views.facts import BriefingFacts
from briefings.views.frame import (
    Frame,
    LinkView,
    SourceView,
    all_sources,
    direction,
    frame,
    link_view,
    references,
    source_views,
    unsound,
)
from briefings.views.linked_data import briefing_data, script
from briefings.views.offers import ReplyView, TranslationView, reply_view, translation_view
from briefings.views.shown import Paper, Reader, Screen, names_of

__all__ = ["BlockView", "BriefingView", "Masthead", "Materials", "block_anchors", "briefing_view"]

WORDS_A_MINUTE = 230


@dataclass(frozen=True, slots=True)
class Materials:
    """What a briefing is made of besides its text.

    Attributes:
        rows: the rows of its data files, by path below content/.
        charts: its charts as SVG, by the place of their block in the body.
        narrow_charts: the same, laid out for a telephone; empty on paper.
        report_size: the bytes of its PDF; 0 where there is none.
    """

    rows: Mapping[str, Rows]
    charts: Mapping[int, Markup]
    narrow_charts: Mapping[int, Markup]
    report_size: int = 0


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block: its type, its name in addresses, its heading as shown and in plain words, its content, and more."""

    kind: str
    anchor: str
    heading: Markup | None
    label: str
    language: str
    direction: str
    sources: object
    content: object
    extras: object
    chart: Markup
    narrow_chart: Markup


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands at the head of a briefing.

    Attributes:
        title: the headline.
        summary: the sentence under it.
        day: when it was published, in ISO 8601.
        date: the same, in words.
        updated: when it was last changed in substance.
        authors: who wrote it.
        reviewed_by: who read it before it was published.
        topics: what it is about.
        minutes: how long reading takes.
        tlp: its marking; empty where it has none.
        report: the address of its PDF; empty where there is none.
        report_size: the bytes of the PDF.
    """

    title: Markup
    summary: Markup | None
    day: str
    date: Markup
    updated: Markup | None
    authors: tuple[str, ...]
    reviewed_by: tuple[str, ...]
    topics: tuple[str, ...]
    minutes: int
    tlp: str
    report: str
    report_size: int


@dataclass(frozen=True, slots=True)
class BriefingView:
    """Everything that a briefing's templates show."""

    frame: Frame
    masthead: Masthead
    highlights: tuple[object, ...]
    lead: Markup | None
    blocks: tuple[BlockView, ...]
    updates: tuple[tuple[LinkView, object], ...]
    corrections: object
    sources: tuple[SourceView, ...]
    retracted: tuple[SourceView, ...]
    earlier: LinkView | None
    later: LinkView | None
    edition: LinkView | None
    entities: tuple[LinkView, ...]
    translations: tuple[TranslationView, ...]
    reply: ReplyView | None
    followed: Mapping[str, LinkView]


def briefing_view(
    briefing: Briefing, facts: BriefingFacts, medium: Screen | Paper, materials: Materials
) -> BriefingView:
    """Make the view of a briefing.

    Args:
        briefing: what the author wrote.
        facts: what the page needs besides.
        medium: where it is shown.
        materials: its data, charts and report.
    """
    sources = all_sources(briefing.sources, facts.sources, facts.retracted)
    noted = references(sources, facts.language)
    reader = Reader(medium, facts.language, facts.entities, noted, facts.images, unsound(sources))
    # Sources are numbered as they are read, so the parts are rendered in reading order.
    view = BriefingView(
        frame=_frame(briefing, facts, medium),
        masthead=_masthead(briefing, facts, reader, materials.report_size),
        highlights=tuple(_highlight(reader, point) for point in briefing.points),
        lead=reader.text(briefing.lead) if briefing.lead else None,
        blocks=tuple(_blocks(reader, briefing, materials)),
        updates=tuple(
            (link_view(facts.implications[update.implication], reader), reader.show(update))
            for update in briefing.updates
            if update.implication in facts.implications
        ),
        corrections=reader.show(briefing.corrections),
        sources=tuple(source_views(reader, sources)),
        retracted=(),
        earlier=link_view(facts.earlier, reader) if facts.earlier else None,
        later=link_view(facts.later, reader) if facts.later else None,
        edition=link_view(facts.edition, reader) if facts.edition else None,
        entities=tuple(link_view(link, reader) for link in facts.entities.values()),
        translations=tuple(translation_view(link, facts, medium) for link in facts.translations),
        reply=reply_view(briefing, facts) if facts.reply else None,
        followed={name: link_view(link, reader) for name, link in facts.followed.items()},
    )
    cited = [sources[source.id] for source in view.sources]
    retracted = tuple(source for source in view.sources if source.facts.get("retracted"))
    return replace(view, frame=_article(briefing, facts, view.frame, cited), retracted=retracted)


def _frame(briefing: Briefing, facts: BriefingFacts, medium: Screen | Paper) -> Frame:
    """Return what stands around a briefing, in its own language."""
    names = names_of(facts.entities, facts.language)
    title = prose.parse_line(briefing.title, facts.language).plain_with(names)
    description = prose.parse_line(briefing.summary or briefing.points[0].text, facts.language).plain_with(names)
    return frame(facts.desk.model_copy(update={"language": facts.language}), facts.page, medium, title, description)


def _article(briefing: Briefing, facts: BriefingFacts, around: Frame, cited: Sequence[DeskSource]) -> Frame:
    """Say in the head what the briefing is; what readers should know again counts as a change."""
    first, last = moments(briefing.date, briefing.publish_at or "", briefing.updated or "", briefing.corrections)
    published, modified = written(first), written(last)
    head = replace(
        around.head,
        kind="article",
        published=published,
        modified=modified,
        topics=tuple(facts.topics.values()),
        linked_data=script(briefing_data(briefing, facts, cited, (published, modified))),
    )
    return replace(around, head=head)


def _masthead(briefing: Briefing, facts: BriefingFacts, reader: Reader, report_size: int) -> Masthead:
    """Return what stands at the head of a briefing."""
    return Masthead(
        title=reader.line(briefing.title),
        summary=reader.line(briefing.summary) if briefing.summary else None,
        day=briefing.date,
        date=reader.date(briefing.date),
        updated=reader.date(briefing.updated) if briefing.updated else None,
        authors=tuple(facts.authors[author] for author in briefing.authors),
        reviewed_by=tuple(facts.authors[author] for author in briefing.reviewed_by),
        topics=tuple(facts.topics[topic] for topic in briefing.topics),
        minutes=_minutes(briefing),
        tlp=facts.tlp,
        report=reader.medium.address(facts.report) if facts.report else "",
        report_size=report_size,
    )


def _highlight(reader: Reader, point: Highlight) -> object:
    """Show a highlight; its text is running text, so that its sources are noted."""
    reader.running = True
    shown = reader.show(point)
    reader.running = False
    return shown


def _blocks(reader: Reader, briefing: Briefing, materials: Materials) -> Iterator[BlockView]:
    """Yield the blocks, each with an anchor that no other has."""
    names = names_of(reader.entities, reader.language)
    paths = {location[:2]: path for location, path in reversed([*each(DataPath, briefing)])}
    for index, (block, anchor) in enumerate(zip(briefing.body, block_anchors(briefing), strict=True)):
        language = block.lang or reader.language
        inside = replace(reader, language=language)
        path = paths.get(("body", index))
        rows = materials.rows[path] if path else ()
        yield BlockView(
            kind=block.kind,
            anchor=anchor,
            heading=inside.line(block.heading) if block.heading else None,
            label=prose.parse_line(block.heading or "", language).plain_with(names),
            language=language,
            direction=direction(language),
            content=inside.show(getattr(block, block.kind)),
            extras=inside.show(block.extras(rows, language)),
            chart=materials.charts.get(index, Markup()),
            narrow_chart=materials.narrow_charts.get(index, Markup()),
            sources=inside.show(block.sources),
        )


def block_anchors(briefing: Briefing) -> tuple[str, ...]:
    """Return the name of each block in addresses; no two have the same."""
    taken = _names(briefing) | OWN_ANCHORS
    return tuple(_anchor(block, index, taken) for index, block in enumerate(briefing.body))


def _anchor(block: Block, index: int, taken: set[str]) -> str:
    """Return a block's name in addresses: its id, or else its heading's words or its place, where nothing has it."""
    words = slugify(prose.parse_line(block.heading).plain) if block.heading else ""
    wanted = words if words not in {"", "untitled"} else f"part-{index + 1}"
    found = block.id or (wanted if wanted not in taken else f"{wanted}-{index + 1}")
    taken.add(found)
    return found


def _names(briefing: Briefing) -> set[str]:
    """Return the names in addresses that an author gave."""
    inside = (value for location, value in each(Written, briefing) if location[:1] == ("body",))
    named = (getattr(value, "id", None) for value in inside)
    return {name for name in named if name}


def _minutes(briefing: Briefing) -> int:
    """Return the minutes that reading takes."""
    words = sum(len(text.split()) for kind in (Text, Line) for _, text in each(kind, briefing))
    return max(1, math.ceil(words / WORDS_A_MINUTE))
