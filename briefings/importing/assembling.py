"""From what was found in a text to a briefing with its record: a draft, until somebody has looked at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from pydantic import ValidationError

from briefings.errors import UsageError
from briefings.importing.blocks import blocks_of
from briefings.importing.characters import Characters, restored
from briefings.importing.escaping import escaped_line, plain
from briefings.importing.passages import Doubted, Found, Heading, Passage, Points, Prose, Row
from briefings.importing.skeletons import PAD, is_plain, ranges
from briefings.model.briefing import Briefing
from briefings.model.imported import Doubt, Imported, LineNumbers, Removed, Stream, Verbatim
from briefings.model.source import Source
from briefings.values.base import fault
from briefings.values.names import Digest, Slug, TopicSlug, slugify
from briefings.values.places import Language, WebAddress
from briefings.values.record import Location
from briefings.values.text import Line

__all__ = ["Import", "NoText", "Origin", "assembled", "digest_of"]

NO_POINTS = "- Key points are still to be written.\n"
NO_TITLE = "A title is still to be written"
NO_TEXT = "Text is still to be written."
LONGEST_SLUG = 60
QUOTED = 160


class NoText(ValueError):
    """There is no text in what was to be imported."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a text besides the text: from its file, its own metadata, or whoever imports it.

    Attributes:
        format: the importer.
        file: the file's name.
        today: the day of the import, the date of what has none.
        title, date, publisher, address, summary, language: empty where they are not known.
        topics: what it is about.
    """

    format: str
    file: str
    today: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    address: str = ""
    summary: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """A briefing that was imported.

    Attributes:
        slug: the name of its file.
        briefing: the briefing.
        comments: what is to be filled in, by the place that it stands at.
        text: what was imported, as its record rebuilds it.
    """

    slug: str
    briefing: Briefing
    comments: Mapping[Location, str]
    text: str


def digest_of(text: str) -> str:
    """Return the SHA-256 by which a second import of a text is noticed."""
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def assembled(found: Found, characters: Characters, origin: Origin) -> Import:
    """Make a briefing of what was found in a text.

    Args:
        found: what it holds.
        characters: its lines.
        origin: what else is known of it.

    Raises:
        NoText: where it holds nothing.
        UsageError: where it is too long for one briefing.
    """
    if not found.passages and not found.title:
        raise NoText
    text = restored(characters.lines, characters)
    lead, rest = _lead([one for one in found.passages if not _is_highlights(one)])
    body = blocks_of(rest) or blocks_of([Prose(NO_TEXT)])
    rows = found.rows if rest else _with_pad(found.rows)
    title = found.title or escaped_line(origin.title) or NO_TITLE
    points = [item for one in found.passages if isinstance(one, Points) and _is_highlights(one) for item in one.items]
    briefing = _validated(
        {
            "title": title,
            "date": origin.date or origin.today,
            "lang": _language(origin.language) or _language(found.language),
            "summary": escaped_line(origin.summary) or None,
            "topics": _topics(origin),
            "sources": tuple(Source(id=Slug(link.id), title=Line(escaped_line(link.title))) for link in found.links),
            "highlights": "".join(f"- {item}\n" for item in points) or NO_POINTS,
            "lead": lead,
            "body": body,
            "draft": True,
            "import_": _record(found, rows, characters, origin),
        }
    )
    comments = dict(_comments(briefing, found, points=bool(points), titled=title != NO_TITLE))
    return Import(_slug(title, origin.file, text), briefing, comments, text)


def _validated(fields: Mapping[str, object]) -> Briefing:
    """Return the briefing of what its fields hold.

    Raises:
        UsageError: where a text is longer than any field's may be.
    """
    try:
        return Briefing.model_validate(fields)
    except ValidationError as error:
        raise UsageError(f"this cannot be one briefing: {error.errors()[0]['msg']}; split it") from None


def _is_highlights(passage: Passage) -> bool:
    """Tell whether a passage is the key points."""
    return isinstance(passage, Points) and passage.kind == "highlights"


def _lead(passages: Sequence[Passage]) -> tuple[str | None, Sequence[Passage]]:
    """Split the opening from the body: the paragraphs before the first heading, or the first one without one."""
    count = 0
    while count < len(passages) and isinstance(one := passages[count], Prose) and not one.language:
        count += 1
    if not any(isinstance(one, Heading) for one in passages):
        count = min(count, 1)
    if not count or count == len(passages):
        return None, passages
    text = "\n\n".join(one.text for one in passages[:count] if isinstance(one, Prose)) + "\n"
    return (None, passages) if "[^" in text else (text, passages[count:])  # a block has its footnotes with it


def _with_pad(rows: Sequence[Row]) -> Sequence[Row]:
    """Return rows of which the last leaves out the text that stands for a body that is missing."""
    last = max(rows, key=lambda row: row.line)
    return [row if row is not last else Row(row.line, row.skeleton, row.stream) for row in rows] + [
        Row(last.line + 1, PAD)
    ]


def _language(code: str) -> Language | None:
    """Return a language, None where a code names none."""
    try:
        return Language.parse(code) if code else None
    except type(fault("", "")):
        return None


def _address(text: str) -> WebAddress | None:
    """Return an address, None where a text is none."""
    try:
        return WebAddress.parse(text) if text else None
    except type(fault("", "")):
        return None


def _record(found: Found, rows: Sequence[Row], characters: Characters, origin: Origin) -> Imported:
    """Return the record of an import."""
    text = restored(characters.lines, characters)
    return Imported(
        format=Slug(origin.format),
        file=Verbatim(origin.file) if origin.file else None,
        digest=Digest(digest_of(text)),
        publisher=Verbatim(origin.publisher) if origin.publisher else None,
        address=_address(origin.address),
        undated=not origin.date,
        review=tuple(
            Doubt(line=doubt.line, quote=Verbatim(_quoted(doubt.quote, text)), note=Verbatim(doubt.note))
            for doubt in (*found.doubts, *_topic_doubts(origin))
        ),
        line_end=characters.line_end,
        removed=tuple(_removed(rows)),
        dropped=characters.dropped,
        repaired=characters.repaired,
    )


def _quoted(quote: str, text: str) -> str:
    """Return a quote as the record holds it: shortened where the text holds it whole."""
    return quote[:QUOTED] if len(quote) > QUOTED and quote in text else quote


def _topics(origin: Origin) -> tuple[TopicSlug, ...]:
    """Return the topics that have a name of their own in an address."""
    return tuple(TopicSlug(name) for name in dict.fromkeys(map(slugify, origin.topics)) if name != slugify(""))


def _topic_doubts(origin: Origin) -> Iterator[Doubted]:
    """Yield a doubt for each topic whose name says less in an address, or nothing."""
    for topic in dict.fromkeys(origin.topics):
        name = slugify(topic).replace("-", "")
        if name == slugify("") or len(name) < sum(letter.isalnum() or letter in "+#" for letter in topic):
            yield Doubted(1, topic, "a topic whose name an address cannot hold as it is: choose one under topics")


def _removed(rows: Sequence[Row]) -> Iterator[Removed]:
    """Yield what left the text: all lines of which the same is left together, in the order of the first of them."""
    alike: dict[tuple[str, Stream | None], list[int]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.line):
        if not is_plain(row.skeleton) or row.stream:
            alike[row.skeleton, row.stream].append(row.line)
    for (skeleton, stream), lines in alike.items():
        yield Removed(lines=LineNumbers(ranges(lines)), text=Verbatim(skeleton), from_=stream)


def _comments(briefing: Briefing, found: Found, *, points: bool, titled: bool) -> Iterator[tuple[Location, str]]:
    """Yield what is to be filled in, and where."""
    record = briefing.import_
    if not titled:
        yield ("title",), "The text has no headline: write the finding as one."
    if record and record.undated:
        yield (
            ("date",),
            "The text says no date: this is the day of the import. Write the right one, and take undated out below.",
        )
    if not points:
        yield ("highlights",), "The text has no key points: write them."
    for index, link in enumerate(found.links):
        yield ("sources", index), f"fill in url, publisher and published: a link stood here in line {link.line}"
    yield ("draft",), "Take this out once the text has been looked at."
    if record and not (record.publisher and record.address):
        yield ("import",), "Add publisher and address: who published the text, and where."


def _slug(title: str, file: str, text: str) -> str:
    """Return a name for the file: of the title, of the imported file, or of the text's digest."""
    names = (plain(title) if title != NO_TITLE else "", file.rpartition(".")[0] or file)
    slug = next((slug for name in names if (slug := slugify(name)) != "untitled"), f"imported-{digest_of(text)[:8]}")
    if len(slug) <= LONGEST_SLUG:
        return slug
    ends = [at for at, (sign, _) in enumerate(pairwise(slug[: LONGEST_SLUG + 1])) if sign == "-"]
    return slug[: ends[-1]] if ends else slug[:LONGEST_SLUG]
