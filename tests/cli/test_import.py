"""`briefings import`."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefings.cli import main
from tests.importers.pasted import ARTICLE

SLUG = "a-record-at-northport-how-the-special-division-achieved"
Run = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Start a desk with an article beside it."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(desk: Path) -> Run:
    """Return what runs a command in the desk."""
    return lambda *arguments, **options: CliRunner().invoke(main, [*arguments, "-f", str(desk)], **options)


def test_what_is_imported_is_a_draft_without_mistakes(run: Run, desk: Path) -> None:
    """An import is content without an error, drafts shown; what is to be looked at is said at its line."""
    said = run("import", str(desk / "article.txt"), "--date", "2025-01-20", "--publisher", "Example Press")
    assert said.exit_code == 0
    assert f"{desk / 'article.txt'}:7:1: info[import-review]: a link stood here; its address is lost" in said.output
    written = (desk / f"content/briefings/{SLUG}.yaml").read_text(encoding="utf-8")
    assert "\ndate: 2025-01-20\n" in written
    assert "  - id: press-release  # fill in url" in written
    checked = run("check", "--drafts")
    assert "error[" not in checked.output.replace("error[missing-origin]", "").replace("error[source-without-url]", "")


def test_a_second_import_is_noticed(run: Run, desk: Path) -> None:
    """The same text is not imported twice, also after its file was renamed, unless that is wanted."""
    run("import", str(desk / "article.txt"))
    file = desk / f"content/briefings/{SLUG}.yaml"
    file.rename(file.with_name("renamed.yaml"))
    assert "imported before, as content/briefings/renamed.yaml" in run("import", str(desk / "article.txt")).output
    assert not file.exists()
    assert run("import", "--again", str(desk / "article.txt")).exit_code == 0
    assert file.exists()


def test_standard_input_and_dry_runs(run: Run, desk: Path) -> None:
    """Text may come from standard input; a dry run prints what would be written."""
    said = run("import", "--dry-run", input="A sentence.\n")
    assert "title: A title is still to be written" in said.output
    assert len(list((desk / "content/briefings").iterdir())) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--as", "latin"), "there is no latin"),
        (("--date", "soon"), "soon"),
        (("--address", "nowhere"), "is no web address"),
    ],
)
def test_wrong_use(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """What cannot be is said without a traceback."""
    said = run("import", *arguments, input="A sentence.\n")
    assert (said.exit_code, message in said.output) == (2, True)


def test_no_text(run: Run) -> None:
    """A file without text is refused, and one that is too long."""
    assert "there is no text in it" in run("import", input=" \n").output
    assert "split" in run("import", input="a b. " * 40_000).output


def test_a_missing_library(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra plain text comes in all the same, and for the rest is said how to install it."""
    real = builtins.__import__
    for name in [name for name in sys.modules if name.startswith("briefings.importing.markup")]:
        monkeypatch.delitem(sys.modules, name)

    def without(name: str, *arguments: object, **options: object) -> object:
        if name.startswith(("lxml", "ftfy")):
            raise ImportError(name, name=name)
        return real(name, *arguments, **options)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(builtins, "__import__", without)
    said = run("import", "--as", "html", input="<p>A sentence.")
    assert (said.exit_code, "pip install 'briefings[import]'" in said.output) == (3, True)
    assert run("import", "--dry-run", input="The cafÃ© is open.\n").exit_code == 0


def test_what_is_no_text_is_refused(run: Run, desk: Path) -> None:
    """A program, or a file that is not there, is a mistake in the command line, and nothing is written."""
    (desk / "tool").write_bytes(b"\x7fELF" + bytes(200))
    for name, message in (("tool", "this is no text"), ("nowhere.txt", "does not exist")):
        said = run("import", str(desk / name))
        assert (said.exit_code, message in said.output) == (2, True)


def test_the_same_twice_in_one_run_is_noticed(run: Run, desk: Path) -> None:
    """Two files of one text make one briefing."""
    (desk / "again.txt").write_bytes((desk / "article.txt").read_bytes())
    said = run("import", str(desk / "article.txt"), str(desk / "again.txt"))
    assert "again.txt: imported before" in said.output
