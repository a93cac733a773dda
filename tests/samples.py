"""Content in which every field of the models carries a marker of its own, so that nothing can leak unseen.

The models are walked, so that a field that is added later is filled too; one of a kind that is not known here fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from hashlib import sha256
from string import ascii_lowercase
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml

from briefings.blocks import types
from briefings.model.briefing import Briefing, HighlightList
from briefings.model.desk import Author
from briefings.model.edition import Edition
from briefings.model.entity import Entity
from briefings.model.imported import LineNumbers, Verbatim
from briefings.model.source import DeskSource
from briefings.values.dates import Day, Moment, PartialDate
from briefings.values.names import (
    AuthorSlug,
    BriefingSlug,
    Digest,
    EntitySlug,
    ImplicationName,
    Slug,
    SourceId,
    TopicSlug,
)
from briefings.values.places import ContentPath, DataPath, ImagePath, Language, MailAddress, OldAddress, WebAddress
from briefings.values.record import Written
from briefings.values.text import Line, Text
from briefings.values.version import ContentFormat

__all__ = ["PREFIX", "Secrets"]

PREFIX = "qzhid"
"""What every marker starts with."""
HIDING = {"draft", "publish_at", "expires_at", "tlp"}
FIRST_DAY = date(1907, 1, 1)
WORDS: Mapping[type, str] = {
    str: "{}",
    Line: "{}",
    Text: "{}",
    Slug: "{}",
    Verbatim: "{}",
    MailAddress: "{}@desk.example",
    WebAddress: "https://{}.example/",
    OldAddress: "{}/",
}
COMMENT = '[//]: # ({0})\n[{0}]: https://{0}.example/ "{0}"\n\n'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><title>{}</title></svg>'


@dataclass
class Secrets:
    """A briefing, its translation, an entity, an edition and a source that are hidden in one way.

    Attributes:
        letter: what tells these from those that are hidden in another way.
        hiding: the fields that hide them.
        shared: those among them that a source of the desk's own has.
        open_implication: an implication that everyone sees.
        markers: what was written, by the field that it stands in.
        files: the files, by path.
        author: the slug of an author whom only these name, with its entry for the settings.
    """

    letter: str
    hiding: Mapping[str, object]
    shared: Mapping[str, object]
    open_implication: str
    markers: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write everything."""
        self.briefing, self.entity, self.edition, self.source, self.author, self.topic = (
            self.marker(f"{name}.slug") for name in ("briefing", "entity", "edition", "source", "author", "topic")
        )
        self.author_entry = self.written(Author, "author")
        self.topic_title = self.marker("topic.title")
        self._write("briefings", self.briefing, self._briefing())
        self.waiting = self._short("waiting", {})
        self._short("translation", {"translation_of": self.briefing, "lang": "de"})
        entity = self._hidden(Entity, "entity")
        entity["description"] += f" [@{entity['sources'][0]['id']}]"
        self._write("entities", self.entity, {**entity, **self.hiding})
        self._write("editions", self.edition, {**self._hidden(Edition, "edition"), **self.hiding})
        self._write("sources", self.source, {**self._hidden(DeskSource, "source"), **self.shared})
        written = f"{self.files} {self.author_entry} {self.topic_title}"
        self.markers = {name: marker for name, marker in self.markers.items() if marker in written}

    def marker(self, name: str) -> str:
        """Return the marker of a field; it is lower-case letters alone, which no format writes in another way."""
        first, rest = divmod(len(self.markers), 26 * 26)
        letters = "".join(ascii_lowercase[number] for number in (first, *divmod(rest, 26)))
        return self.markers.setdefault(name, f"{PREFIX}{self.letter}{letters}")

    def day(self, name: str) -> str:
        """Return a day that no other field has."""
        self.marker(name)
        self.markers[name] = (
            FIRST_DAY + timedelta(days=len(self.markers) + 500 * (ord(self.letter) - ord("a")))
        ).isoformat()
        return self.markers[name]

    def written(self, model: type[Written], name: str) -> dict[str, Any]:
        """Return a mapping with every field of a model."""
        there = ((described.alias or key, described.annotation) for key, described in model.model_fields.items())
        return {key: self.sample(annotation, f"{name}.{key}") for key, annotation in there if key != "body"}

    def _hidden(self, model: type[Written], name: str) -> dict[str, Any]:
        """Return a mapping with every field of a model but those that hide it."""
        return {key: value for key, value in self.written(model, name).items() if key not in HIDING}

    def _short(self, name: str, fields: Mapping[str, object]) -> str:
        """Write a hidden briefing of few words, and return its slug."""
        point = {"text": "A point", "basis": "judgement"}
        body = {"date": "2025-01-21", "highlights": [point], "body": [{"prose": "Text"}]}
        slug, title = self.marker(f"{name}.slug"), self.marker(f"{name}.title")
        self._write("briefings", slug, {"title": title, **fields, **body, **self.hiding})
        return slug

    def _write(self, folder: str, slug: str, content: Mapping[str, object]) -> None:
        """Write a content file, with a comment that nobody is to see."""
        comment = self.marker(f"{folder}.{slug}.comment")
        self.files[f"content/{folder}/{slug}.yaml"] = f"# {comment}\n{yaml.safe_dump(dict(content), sort_keys=False)}"

    def _briefing(self) -> Mapping[str, object]:
        """Return a briefing with every field, and a block of every type."""
        found = self._hidden(Briefing, "briefing")
        del found["translation_of"]
        found["lead"] += f" [@{found['sources'][0]['id']}] [[{self.entity}]]"
        return {**found, "date": "2025-01-21", "body": list(self._blocks()), **self.hiding}

    def _blocks(self) -> Iterator[Mapping[str, Any]]:
        """Yield a block of every type; charts and tables once with rows of their own, once with a file."""
        for kind, model in types().items():
            block = self.written(model, f"briefing.{kind}")
            if kind == "chart":
                yield from self._charts(block)
            elif kind == "table":
                path = block["table"].pop("data")
                yield block
                yield {"table": {"data": path}}
            else:
                yield block

    def _charts(self, block: dict[str, Any]) -> Iterator[Mapping[str, Any]]:
        """Yield a chart whose rows have the columns that it names, and one of a file."""
        chart = block["chart"]
        series, columns = chart.pop("series"), [chart[name] for name in ("y", "low", "high")]
        cells = [self.marker(f"briefing.chart.{name}") for name in ("cell", "panel", "other_panel")]
        place = {chart["x"]: cells[0], **dict.fromkeys(columns, "4")}
        unseen = {self.marker("briefing.chart.column.comment"): self.marker("briefing.chart.undrawn.comment")}
        chart["data"] = [{**place, chart["panels"]: panel, **unseen} for panel in cells[1:]]
        (note,) = chart["annotations"]
        spot = {"text": note["text"], "x": cells[0], "y": "4", "panel": cells[1]}
        stretch = {"text": self.marker("briefing.chart.stretch"), "from": cells[0], "to": cells[0]}
        yield {**block, "chart": {**chart, "annotations": [spot, stretch]}}
        path = self.sample(DataPath, "briefing.chart.file")
        x, y = (self.marker(f"briefing.chart.file.{name}") for name in ("x", "y"))
        cell, undrawn = self.marker("briefing.chart.file.cell"), self.marker("briefing.chart.file.undrawn.comment")
        self.files[f"content/{path}"] = f"{x},{y},{series},{undrawn}\n{cell},5,{series},{undrawn}\n"
        drawn = {"type": "stacked bar", "title": "Drawn", "x": x, "y": y, "series": series, "data": path}
        yield {"chart": drawn}

    def sample(self, annotation: object, name: str) -> Any:  # noqa: ANN401 # plain YAML of any kind
        """Return a value of a kind, with the marker of its field in it."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.sample(arguments[0], name)
        if origin in {Union, UnionType}:
            return self.sample(_chosen(arguments), name)
        if origin is tuple:
            return [self.sample(arguments[0], name)]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {self.sample(arguments[0], f"{name}.key"): self.sample(arguments[1], name)}
        if isinstance(annotation, type):
            return self._value(annotation, name)
        raise TypeError(f"{name}: teach tests/samples.py what to write for {annotation}")

    def _value(self, kind: type, name: str) -> Any:  # noqa: ANN401 # plain YAML of any kind
        """Return a value of a plain kind."""
        if issubclass(kind, Written):
            return self.written(kind, name)
        if issubclass(kind, Enum):
            return next(iter(kind)).value
        if kind is bool:
            return False
        if kind in {int, LineNumbers}:
            self.markers[name] = str(731_000 + len(self.markers) + 26_000 * (ord(self.letter) - ord("a")))
            return int(self.markers[name])
        return self._text(kind, name)

    def _text(self, kind: type, name: str) -> str:
        """Return a text of a kind."""
        if kind in {Day, PartialDate, Moment}:
            return self.day(name)
        if kind is Digest:
            self.markers[name] = sha256(self.marker(name).encode()).hexdigest()
            return self.markers[name]
        if name.endswith("ignore.rule"):
            return "raw-html"
        named = {
            ContentFormat: "1",
            Language: "en",
            EntitySlug: self.entity,
            AuthorSlug: self.author,
            BriefingSlug: self.briefing,
            ImplicationName: self.open_implication,
            TopicSlug: self.topic,
            SourceId: self.source,
        }
        if kind in named:
            return named[kind]
        return self._place(kind, name) if issubclass(kind, ContentPath) else self._words(kind, name)

    def _words(self, kind: type, name: str) -> str:
        """Return a text that is a marker, or has one in it."""
        if kind not in WORDS:
            raise TypeError(f"{name}: teach tests/samples.py what to write for {kind.__name__}")
        unseen = COMMENT.format(self.marker(f"{name}.comment")) if kind is Text else ""
        return unseen + WORDS[kind].format(self.marker(name))

    def _place(self, kind: type, name: str) -> str:
        """Return the path of a data file or a picture, and write it."""
        marker, inside = self.marker(name), self.marker(f"{name}.inside")
        if kind is DataPath:
            path, text = f"data/{marker}.csv", f"{self.marker(f'{name}.column')},number\n{inside},4\n"
        elif kind is ImagePath:
            path, text = f"images/{marker}.svg", PICTURE.format(inside)
        else:
            raise TypeError(f"{name}: teach tests/samples.py what to write for {kind.__name__}")
        self.files[f"content/{path}"] = text
        return path


def _chosen(kinds: tuple[Any, ...]) -> Any:  # noqa: ANN401 # a type
    """Return the member of a union that can hold most."""
    there = [kind for kind in kinds if kind is not NoneType and get_origin(kind) is not Literal]
    bare = [(get_args(kind)[0] if get_origin(kind) is Annotated else kind) for kind in there]
    return next((kind for kind in bare if get_origin(kind) is tuple or kind is not HighlightList), bare[0])
