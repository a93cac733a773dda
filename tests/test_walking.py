"""The tutorial and the how-tos: what they have a reader do is done on a fresh folder, and answers as they show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.walking import Command, Walk, Written, matches, steps

DOCS = ROOT / "docs"
TUTORIALS = sorted((DOCS / "tutorial").glob("*.md"))
HOW_TOS = sorted(page for page in (DOCS / "how-to").glob("*.md") if any(steps(page.read_text(encoding="utf-8"))))


def walked(page: Path, walk: Walk) -> None:
    """Do what a page says."""
    for step in steps(page.read_text(encoding="utf-8")):
        if isinstance(step, Written):
            walk.write(step)
            continue
        answer = walk.run(step.line)
        assert matches(step.answer, answer.said), f"$ {step.line}\n{answer.said}\nwhere the page has:\n{step.answer}"
        assert answer.status == int("error[" in step.answer or ": error" in step.answer), step.line


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_a_tutorial_leads_from_an_empty_folder_to_its_end(page: Path, tmp_path: Path) -> None:
    """Every command of a tutorial answers as the text shows, and every file is taken as it stands there."""
    walked(page, Walk(tmp_path))


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Start a desk."""
    folder = tmp_path_factory.mktemp("started")
    assert Walk(folder).run("briefings init desk --name 'A desk'").status == 0
    return folder / "desk"


@pytest.mark.parametrize("page", HOW_TOS, ids=lambda page: page.stem)
def test_a_how_to_works_on_a_new_desk(page: Path, started: Path, tmp_path: Path) -> None:
    """What a how-to shows is done on a new desk, and leaves content without mistakes."""
    walk = Walk(shutil.copytree(started, tmp_path / "desk"))
    walked(page, walk)
    done = walk.run("briefings check")
    assert done.status == 0, done.said


def test_what_a_page_has_its_reader_do() -> None:
    """Files are named by the paragraph before them; fragments are passed over; commands have their answers."""
    page = "Make `a/b.yaml` of\n`c.csv`:\n\n```csv\nx\n```\n\nFor instance `d.yaml`\n\n```yaml\ny: 1\n```\n"
    page += "```console\n$ one 1\nsaid\nmore\n$ two\n```\n```\n$ three\n```\n"
    assert list(steps(page)) == [Written("c.csv", "x\n"), Command("one 1", "said\nmore\n"), Command("two", "")]


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("Wrote a.\n", "Wrote a.\n", True),
        ("Wrote a.", "Wrote b.", False),
        ("in .../site/: ...", "in /tmp/x/site/: 55 written", True),
        ("a\n...\nz", "a\nb\nc\nz\n", True),
        ("a\n...\nz", "a\nz\n", True),
        ("a\n...\nz", "a\nb z\n", False),
        ("", "something", False),
    ],
)
def test_answers_are_compared(shown: str, said: str, same: bool) -> None:
    """An answer has to be as the page shows it, save where that leaves something open."""
    assert matches(shown, said) is same
