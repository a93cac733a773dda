"""What the gallery shows: each case is one briefing.

A new block type is in it as soon as it has its golden fixture; a file below ``content/`` or ``tests/blocks/charts/``
is in it too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import yaml

from briefings.blocks import types
from briefings.loader import load
from tests.blocks.golden import fixture
from tests.gallery.variants import ARABIC, CHINESE, Plain, Script, fewest, named_anew, translated

__all__ = ["Case", "cases"]

CONTENT = Path(__file__).parent / "content"
CHARTS = Path(__file__).parents[1] / "blocks" / "charts"
DATE = "2025-01-20"
REPORT = {"id": "report", "title": "A report", "publisher": "A publisher", "url": "https://example.org/report"}
LINE = "A line of text, so that more comes further down."
BEFORE = (18, 23, 26)
"""How many lines stand before each of several blocks, so that some of them come to the end of a page."""


@dataclass(frozen=True, slots=True)
class Case:
    """One briefing of the gallery.

    Attributes:
        name: its slug.
        text: its file.
    """

    name: str
    text: str

    @property
    def marked(self) -> bool:
        """Whether it carries a marking, which would be that of the whole edition; it has an edition of its own."""
        return "\ntlp:" in self.text


def cases() -> tuple[Case, ...]:
    """Return every case, in the order in which the gallery shows them."""
    return (*(case for kind in types() for case in _of_type(kind)), *_of_all(), *_long(), *_charts(), *_by_hand())


def _of_type(kind: str) -> Iterator[Case]:
    """Yield a block type alone, first and last, across the ends of pages, and in Arabic."""
    block, name = block_of(kind), kind.replace("_", "-")
    title = kind.replace("_", " ").capitalize()
    yield _case(f"{name}-alone", f"{title}, alone", [block])
    last = {"heading": "The last", **named_anew(block, "last")}
    yield _case(f"{name}-first-and-last", f"{title}, first and last", [block, lines(2), last])
    numbered = [named_anew(block, str(number)) for number in BEFORE]
    across = [part for number, part in zip(BEFORE, numbered, strict=True) for part in (lines(number), part)]
    yield _case(f"{name}-across-pages", f"{title}, across the ends of pages", across)
    yield _in_script(f"{name}-arabic", ARABIC, [block, lines(1)])


def _of_all() -> Iterator[Case]:
    """Yield cases that hold every block type."""
    blocks = [block_of(kind) for kind in types()]
    headed = [{"heading": f"On {next(iter(block)).replace('_', ' ')}", **block} for block in blocks]
    yield _case("everything", "Every block type, one after the other, below headings", headed)
    yield _case("fewest-fields", "Every block type with the fewest fields", [fewest(block) for block in blocks])
    yield _in_script("everything-arabic", ARABIC, headed)
    yield _in_script("everything-chinese", CHINESE, headed)


def _long() -> Iterator[Case]:
    """Yield what is longer than a page."""
    columns = ["Place", "Ore", "Oxide", "Metal", "Share", "Remark"]
    rows = [
        [f"Place {n}", f"{n * 137:,}", f"{n * 61}", f"{n * 7}", f"{n}%", "As told" if n % 7 else ""]
        for n in range(1, 61)
    ]
    table = {"caption": "Sixty rows", "columns": columns, "units": [None, "kt", "kt", "kt", None, None], "rows": rows}
    total = ["Together", "250,710", "111,630", "12,810", "", ""]
    yield _case(
        "table-of-60-rows",
        "A table of sixty rows",
        [{"table": {**table, "total": total, "notes": "Rounded. [@report]"}}, lines(2)],
    )
    sources = [
        {"id": f"source-{n}", "title": f"Report number {n}", "publisher": f"Publisher {n}"} for n in range(1, 41)
    ]
    cited = "\n\n".join(
        f"Statement number {n} rests on a source of its own. [@source-{n}, p. {n}]" for n in range(1, 41)
    )
    yield _case("forty-sources", "Forty sources, each with a note at the foot", [{"prose": cited}], sources=sources)
    called = " ".join(f"Statement {n} has a note.[^n{n}]" for n in range(1, 41))
    notes = "\n".join(f"[^n{n}]: What note {n} says of it, in a few words." for n in range(1, 41))
    yield _case("forty-notes", "Forty notes in one paragraph", [{"prose": f"{called}\n\n{notes}\n"}, lines(2)])


def _charts() -> Iterator[Case]:
    """Yield the charts that the chart block keeps examples of; those whose names begin alike are one case."""
    for kind, paths in groupby(sorted(CHARTS.glob("*.yaml")), lambda path: path.stem.partition("-")[0]):
        charts = [
            {"heading": path.stem.replace("-", " "), **_loaded(path.read_text(encoding="utf-8"))} for path in paths
        ]
        yield _case(f"charts-{kind}", f"Charts: {kind}", charts)


def _by_hand() -> Iterator[Case]:
    """Yield the briefings that are written by hand."""
    for path in sorted(CONTENT.glob("*.yaml")):
        yield Case(path.stem, path.read_text(encoding="utf-8"))


def block_of(kind: str) -> Plain:
    """Return the block of a type's golden fixture."""
    return _loaded(fixture(kind)[0])


def _loaded(text: str) -> Plain:
    """Return what a YAML file holds, as authors' files are read: texts alone."""
    return json.loads(json.dumps(load("gallery.yaml", text.encode()).root.plain()))


def lines(count: int) -> Mapping[str, str]:
    """Return a block of so many lines of text."""
    return {"prose": "\n\n".join([LINE] * count) + "\n"}


def _in_script(name: str, script: Script, blocks: Sequence[Plain]) -> Case:
    """Return a case whose words are all in another script."""
    title = script.space.join(script.words)
    told = [
        {key: translated({key: value}, script)[key] if key in types() else title for key, value in block.items()}
        for block in blocks
    ]
    fields = {"lang": script.language, "summary": title, "highlights": [{"text": title, "basis": "judgement"}]}
    return _case(name, f"{title} ({name})", told, **fields)


def _case(name: str, title: str, body: Sequence[Plain], **fields: Plain) -> Case:
    """Return a case; what is not given is as short as may be."""
    briefing = {
        "title": title,
        "date": DATE,
        "sources": [REPORT],
        "highlights": [{"text": "A point.", "sources": ["report"]}],
        **fields,
        "body": list(body),
    }
    if not any(source["id"] == "report" for source in briefing["sources"]):
        briefing["highlights"] = [{"text": "A point."}]
    return Case(name, yaml.safe_dump(briefing, allow_unicode=True, sort_keys=False, width=1000))
