"""Measuring in turns."""

import sys
from pathlib import Path

from bench.timing import Case, in_turns
from bench.tools import Command


def case(name: str, folder: Path, code: str) -> Case:
    """Give a case that runs some Python and notes that it did."""
    note = f"open('order', 'a').write({name!r});"
    return Case(name, lambda: None, lambda: Command((sys.executable, "-c", note + code), folder))


def test_turns(tmp_path: Path) -> None:
    """Cases run A B A B, and once more to see their memory."""
    cases = [case(name, tmp_path, "import time; time.sleep(.2)") for name in "ab"]
    found = in_turns(cases, 2, lambda _line: None)
    assert (tmp_path / "order").read_text(encoding="utf-8") == "ababab"
    assert [len(found[name].seconds) for name in "ab"] == [2, 2]
    assert all(found[name].memory > 1 for name in "ab")


def test_failing(tmp_path: Path) -> None:
    """A case that fails is said with what it printed, and left out; the others go on."""
    said: list[str] = []
    cases = [case("a", tmp_path, "raise SystemExit('no such thing')"), case("b", tmp_path, "")]
    assert [*in_turns(cases, 2, said.append, watched=False)] == ["b"]
    assert "no such thing" in said[0]
