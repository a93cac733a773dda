import re
from importlib import import_module
from pathlib import Path

import pytest

from briefings.fixing import mended
from briefings.model.desk import RuleLevel
from briefings.rules import Rule, rules
from tests.desks import briefing, checked, desk, findings, said

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
    """Each rule looks at one file, across all, or at what authors silenced; what a build relies on is an error."""
    assert any((rule.in_file, rule.across, rule.of_silences))
    assert rule.settable or rule.level is RuleLevel.ERROR


def test_sorted() -> None:
    """The rules come sorted by id."""
    assert [rule.id for rule in rules()] == sorted(rule.id for rule in rules())


@pytest.mark.parametrize(("level", "count"), [("error", 1), ("info", 1), ("off", 0)])
def test_level(tmp_path: Path, level: str, count: int) -> None:
    """The desk sets the level of a rule, or turns it off."""
    files = {"content/briefings/steel.yaml": briefing("sources: [{id: a, title: T}]")}
    root = desk(tmp_path, files, f"name: Steel desk\nrules: {{unused-source: {level}}}\n")
    assert len(findings(root, "unused-source")) == count


@pytest.mark.parametrize(("pattern", "count"), [("content/briefings/2024/*", 0), ("content/briefings/2025/*", 1)])
def test_level_by_file(tmp_path: Path, pattern: str, count: int) -> None:
    """The desk sets levels by pattern of paths; the first that fits holds, and elsewhere the rule's own does."""
    files = {"content/briefings/2024/steel.yaml": briefing("sources: [{id: a, title: T}]")}
    root = desk(tmp_path, files, f'name: D\nrules: {{unused-source: {{"{pattern}": off, "**/2025/*": error}}}}\n')
    assert len(findings(root, "unused-source")) == count


def test_a_level_that_is_none(tmp_path: Path) -> None:
    """A level that there is not is said at its place."""
    root = desk(tmp_path, settings="name: D\nrules: {unused-source: loud}\n")
    assert said(root)[0].startswith("briefings.yaml:2:24: error[unknown-value]: unused-source cannot be ")


def test_drafts(tmp_path: Path) -> None:
    """In a draft only those errors are errors that a build relies on."""
    typed = "draft: true\nsources: [{id: a, title: T}]\nlead: |\n  A <b>c. Output  doubled.\n"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}, "name: D\nrules: {double-space: error}\n")
    levels = {item.rule: item.severity.value for item in checked(root).diagnostics}
    assert levels == {"double-space": "warning", "raw-html": "error", "unused-source": "warning"}
    assert [file.count for file in mended(checked(root))] == [1]


def test_an_error_cannot_be_silenced(tmp_path: Path) -> None:
    """What is an error stays one, whatever the author ignores."""
    typed = "lead: |\n  A <b>c.\nignore: [{rule: raw-html, reason: I like it.}]"
    assert len(findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), "raw-html")) == 1
