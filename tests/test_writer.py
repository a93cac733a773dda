"""YAML as it is written: what is read back is equal, for this program and, as text, for any other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefings.model.briefing import Briefing
from briefings.model.desk import Desk
from briefings.model.edition import Edition
from briefings.model.kinds import kind_of
from briefings.model.reading import read
from briefings.nodes import FORBIDDEN
from briefings.values.record import Written
from briefings.writer import write
from tests.desks import briefing

ROOT = Path(__file__).parent.parent
CONTENT = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yaml"))
SIGNS = st.sampled_from(
    [
        *":#[]{}\"'>|%@`&*!-?,~=<\\ \t",
        *(": ", " #", "- ", "? ", "---", "...", "<<", "  ", "\n", " \n", "\n ", "[@a]", "[[b]]", "\\n"),
        *("\u2028", "\u2029", "\ufeff", "\u00a0", "\u200f", "ü", "حديد", "钢", "🙂", "007", "NO", "12:30", "0x1F"),
        *("1_000", "1e3", ".inf", "null", "yes", "2025-01-20", "-5", "1.50", "0o7", "=", "word", "a longer word"),
    ]
)
TEXTS = st.one_of(
    st.lists(SIGNS, min_size=1, max_size=40).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
    st.sampled_from(["word " * 40, "one: two # three " * 12, "- item\n- item\n", "\n\nlate", "end\n\n\n", " x\n  y\n"]),
).filter(lambda text: bool(text.strip()) and not FORBIDDEN.search(text))
CELLS = st.one_of(st.just(""), TEXTS)
NAMES = st.lists(TEXTS, min_size=1, max_size=4, unique=True)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Return a briefing whose texts are anything that an author could write."""
    columns = draw(NAMES)
    rows = draw(st.lists(st.tuples(*(CELLS for _ in columns)), min_size=1, max_size=3))
    table = {"columns": columns, "rows": rows, "caption": draw(TEXTS), "notes": draw(TEXTS)}
    data = [dict(zip(columns, row, strict=True)) for row in rows]
    chart = {"type": "bar", "title": draw(TEXTS), "x": columns[0], "y": columns[-1], "data": data}
    products = [{"name": draw(TEXTS), "specification": dict.fromkeys(columns, draw(TEXTS))}]
    return Briefing.model_validate(
        {
            "title": draw(TEXTS),
            "date": "2025-01-20",
            "summary": draw(st.one_of(st.none(), TEXTS)),
            "sources": [{"id": "no", "title": draw(TEXTS), "published": "2025", "credibility": "3"}],
            "highlights": [{"text": text, "sources": ["no"]} for text in draw(NAMES)],
            "lead": draw(TEXTS),
            "body": [{"prose": draw(TEXTS)}, {"table": table}, {"chart": chart}, {"products": products}],
        }
    )


def again(value: Written, path: str = "content/briefings/steel.yaml") -> Written:
    """Write a value and read it."""
    return read(path, write(value).encode(), type(value))[1]


@given(briefings())
def test_what_is_written_is_read_as_it_was(value: Briefing) -> None:
    """Whatever the texts hold, reading gives an equal value, and writing that gives the same bytes."""
    assert again(value) == value
    assert write(again(value) if isinstance(again(value), Briefing) else value) == write(value)


@pytest.mark.parametrize("path", [*CONTENT, "briefings.yaml"])
def test_the_demonstration_desk_is_read_as_it_was(path: str) -> None:
    """Every content file and the desk's settings, written anew, hold what they held."""
    kind = kind_of(path)
    _, value = read(path, (ROOT / path).read_bytes(), kind.model if kind else Desk)
    assert again(value, path) == value


@given(briefings())
def test_other_readers_get_the_same_texts(value: Briefing) -> None:
    """A reader of YAML 1.1 takes no text for a yes, a number that loses signs, or nothing."""
    found = yaml.safe_load(write(value))
    assert str(found["body"][2]["chart"]["x"]) == value.model_dump()["body"][2]["chart"]["x"]
    assert {str(key) for key in found["body"][2]["chart"]["data"][0]} == set(
        value.model_dump()["body"][2]["chart"]["data"][0]
    )


def test_as_a_person_would_write_it() -> None:
    """Long text stands under |, lines are broken at spaces, lists of names are on one line, numbers have no quotes."""
    typed = """\
format: 1
title: 'Steel: a record'
date: 2025-01-20
summary: |
  A sentence of many words, which is too long for one line and is broken where a space stands: at one
  hundred characters.
authors: [desk, second-reader]
sources:
  - id: usgs
    title: Mineral summaries
    published: 2025-01
    reliability: A
    credibility: 1
highlights: |
  - Output doubled. [@usgs]
lead: |
  First.

  Second.
body:
  - heading: Numbers
    table:
      columns: [Year, Output]
      units: ['', kt]
      rows:
        - [2023, '007']
        - ['12:30', 'NO']
updates:
  - {implication: ore/rise, change: came true}
"""
    _, value = read("content/briefings/steel.yaml", typed.encode(), Briefing)
    assert write(value) == typed


def test_fields_with_another_name_in_the_file() -> None:
    """The first day of an edition is written as `from`."""
    value = Edition.model_validate({"from": "2025-01-20", "to": "2025-01-26"})
    assert write(value) == "format: 1\nfrom: 2025-01-20\nto: 2025-01-26\n"


def test_no_value_stands_for_another() -> None:
    """What stands twice is written twice, without anchors."""
    _, value = read("a.yaml", briefing("lead: &same |\n  Text.\n\n  More.\nsummary: *same\n").encode(), Briefing)
    assert "&" not in write(value)


def test_another_process_writes_equal_bytes() -> None:
    """Neither the hash seed nor the locale changes a byte."""
    code = (
        "from pathlib import Path; from briefings.model.reading import read; from briefings.model.desk import Desk;"
        "from briefings.writer import write; import hashlib;"
        "print(hashlib.sha256(write(read('b', Path('briefings.yaml').read_bytes(), Desk)[1]).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
