"""A block as an author writes it, in other ways: named anew, with the fewest fields, in another script."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any, TypeAlias

import yaml

from briefings.errors import ContentError
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from briefings.values.record import Location, each
from briefings.values.text import Line, Text
from tests.blocks.golden import HEAD

__all__ = ["ARABIC", "CHINESE", "Plain", "Script", "fewest", "named_anew", "translated"]

Plain: TypeAlias = Any
"""A block as YAML gives it: mappings, lists and texts."""

# What stands for something else than words: citations, entities, addresses, calls of notes, code.
SIGNS = r"\[@[^\]]*\]|\[\[[^\]]*\]\]|\]\([^)]*\)|\[\^\w+\]|`[^`]*`"


@dataclass(frozen=True, slots=True)
class Script:
    """Words to write a text in.

    Attributes:
        language: a BCP 47 tag.
        words: taken one after the other, again and again; together they are a sentence.
        space: what stands between words.
    """

    language: str
    words: tuple[str, ...]
    space: str


ARABIC = Script("ar", ("ارتفع", "إنتاج", "المعادن", "في", "العام", "الماضي", "وفق", "أرقام", "الشركة"), " ")
CHINESE = Script("zh", ("去年", "该公司", "金属", "产量", "有所", "上升"), "")


def named_anew(block: Plain, ending: str) -> Plain:
    """Return a block whose own names end differently, as no two may be equal in a briefing."""
    if isinstance(block, dict):
        return {key: f"{value}-{ending}" if key == "id" else named_anew(value, ending) for key, value in block.items()}
    return [named_anew(item, ending) for item in block] if isinstance(block, list) else block


def fewest(block: Plain) -> Plain:
    """Return a block with those fields alone that it cannot do without."""
    found = copy.deepcopy(block)
    for location in sorted(_fields(block), key=len):
        without = copy.deepcopy(found)
        holder = _held(without, location[:-1])
        if isinstance(holder, dict) and holder.pop(location[-1], None) is not None and _readable(without):
            found = without
    return found


def translated(block: Plain, script: Script) -> Plain:
    """Return a block whose text is in another script; signs, numbers and names stay."""
    found, words = copy.deepcopy(block), cycle(script.words)
    for location in _texts(block):
        holder = _held(found, location[:-1])
        if holder is not None and isinstance(_child(holder, location[-1]), str):
            holder[location[-1]] = _in_words(holder[location[-1]], words, script.space)
    return found


def _in_words(text: str, words: Iterator[str], space: str) -> str:
    """Return a text in which each run of Latin words is as many of other words."""

    def other(found: re.Match[str]) -> str:
        return found[0] if found[1] is None else space.join(next(words) for _ in found[1].split())

    return re.sub(rf"{SIGNS}|([A-Za-z]+(?: [A-Za-z]+)*)", other, text)


def _texts(block: Plain) -> tuple[Location, ...]:
    """Return the places of a block's lines and texts; one that is short for a mapping is where that is."""
    (content,) = _read(block).body
    places = (location for kind in (Line, Text) for location, _ in each(kind, content))
    return tuple(place if _child(_held(block, place[:-1]), place[-1]) is not None else place[:-1] for place in places)


def _fields(value: Plain, location: Location = ()) -> Iterator[Location]:
    """Yield the place of every field of a mapping, at any depth."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        if isinstance(value, dict):
            yield (*location, step)
        yield from _fields(inner, (*location, step))


def _held(value: Plain, location: Location) -> Plain:
    """Return what stands at a place; nothing where that is not there."""
    for step in location:
        value = _child(value, step)
    return value


def _child(value: Plain, step: str | int) -> Plain:
    """Return what a mapping or a list holds at a step; nothing where it holds nothing there."""
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _readable(block: Plain) -> bool:
    """Tell whether a block is one that an author may write."""
    try:
        _read(block)
    except ContentError:
        return False
    return True


def _read(block: Plain) -> Briefing:
    """Read a briefing that holds a block."""
    text = HEAD + yaml.safe_dump([block], allow_unicode=True, sort_keys=False)
    return read("gallery.yaml", text.encode(), Briefing)[1]
