import re
from importlib import import_module
from pathlib import Path

import pytest

from briefings.errors import Severity
from briefings.rules import Rule, rules
from tests.desks import briefing, desk, findings

NAMES = [rule.id.replace("-", "_") for rule in rules()]


@pytest.mark.parametrize("name", NAMES)
def test_has_examples(name: str) -> None:
    """Each rule says in its docstring what it finds, with a bad and a good example."""
    said = import_module(f"briefings.rules.{name}").__doc__ or ""
    assert re.fullmatch(r"[^\n]+\.\n\nBad: .+\nGood: .+\n", said, re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_has_a_test(name: str) -> None:
    """Each rule has a test of its own, which tries a bad and a good example."""
    tests = (Path(__file__).parent / f"test_{name}.py").read_text(encoding="utf-8")
    assert "def test_bad(" in tests
    assert "def test_good(" in tests


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_looks_one_way(rule: Rule) -> None:
    """Each rule looks at one file or across all, not both, and has a level."""
    assert (rule.in_file is None) != (rule.across is None)
    assert isinstance(rule.level, Severity)


def test_sorted() -> None:
    """The rules come sorted by id."""
    assert [rule.id for rule in rules()] == sorted(rule.id for rule in rules())


@pytest.mark.parametrize(("level", "count"), [("error", 1), ("info", 1), ("off", 0)])
def test_level(tmp_path: Path, level: str, count: int) -> None:
    """The desk sets the level of a rule, or turns it off."""
    files = {"content/briefings/steel.yaml": briefing("sources: [{id: a, title: T}]")}
    root = desk(tmp_path, files, f"name: Steel desk\nrules: {{unused-source: {level}}}\n")
    assert len(findings(root, "unused-source")) == count


def test_an_error_cannot_be_silenced(tmp_path: Path) -> None:
    """What is an error stays one, whatever the author ignores."""
    typed = "lead: |\n  A <b>c.\nignore: [{rule: raw-html, reason: I like it.}]"
    assert len(findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), "raw-html")) == 1
