"""`briefings extract`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefings.cli import main
from tests.desks import ENTITY, briefing, built, desk
from tests.test_pdf import foreign

STEEL = "content/briefings/steel.yaml"
TEXT = briefing("lead: |\n  Output climbed. [@usgs]\nsources: [{id: usgs, title: A report}]\n")


def extracted(report: Path, folder: Path, *arguments: str, config: Path) -> Result:
    """Extract a report beside a desk, as of the clock of the tests."""
    command = ["extract", str(report), "--directory", str(folder), "-f", str(config), "--clock", "2025-02-01"]
    return CliRunner().invoke(main, [*command, *arguments])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a desk with a report of a briefing and of its edition."""
    root = desk(tmp_path_factory.mktemp("extract"), {STEEL: TEXT}, "name: Steel desk\nurl: https://example.org/\n")
    built(root, "pdf")
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """Give a copy of that desk."""
    return shutil.copytree(made, tmp_path / "desk")


def report(root: Path) -> Path:
    """Return the report of the briefing."""
    return root / "site" / "briefings" / "steel" / "steel.pdf"


def test_it_gives_back_what_is_inside(root: Path, tmp_path: Path) -> None:
    """Properties are printed, the files written, and the PDF matches."""
    said = extracted(report(root), tmp_path / "out", config=root)
    assert said.exit_code == 0
    assert "Title:        A record year\n" in said.output
    assert "Address:      https://example.org/briefings/steel/\n" in said.output
    assert "The PDF matches the desk's content: briefing steel." in said.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["steel.yaml"]
    assert "Output climbed." in (tmp_path / "out" / "steel.yaml").read_text()


@pytest.mark.parametrize(
    "change",
    ["# a comment\n", "ignore: [{rule: past-horizon, reason: x}]\n", "publish_at: 2025-01-21T08:00+01:00\n"],
)
def test_what_says_nothing_to_readers_does_not_count(root: Path, tmp_path: Path, change: str) -> None:
    """Comments, silenced findings and an embargo that is over leave a report as good as it was."""
    desk(root, {STEEL: change + TEXT}, (root / "briefings.yaml").read_text())
    assert extracted(report(root), tmp_path / "out", config=root).exit_code == 0


def test_content_that_changed_is_shown(root: Path, tmp_path: Path) -> None:
    """The file that differs is named, with a diff; the edition's report differs too."""
    desk(root, {STEEL: TEXT.replace("climbed", "fell")}, (root / "briefings.yaml").read_text())
    said = extracted(report(root), tmp_path / "out", config=root)
    assert said.exit_code == 1
    assert "The desk's content has changed since: briefing steel.\n  steel.yaml differs\n" in said.output
    assert "-  Output climbed. [@usgs]\n" in said.output
    assert "+  Output fell. [@usgs]\n" in said.output
    edition = root / "site" / "editions" / "2025-w04" / "2025-w04.pdf"
    said = extracted(edition, tmp_path / "edition", config=root)
    assert (said.exit_code, "changed since: edition 2025-w04" in said.output) == (1, True)


NAMED = {
    STEEL: briefing("authors: [desk]\ntopics: [steel]\nlead: |\n  By [[baogang]].\n"),
    "content/entities/baogang.yaml": ENTITY,
}
SETTINGS = "name: Steel desk\nauthors: {desk: {name: Anna}}\ntopics: {steel: Steel}\n"


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a desk with reports that show names which stand elsewhere."""
    root = desk(tmp_path_factory.mktemp("named"), NAMED, SETTINGS)
    built(root, "pdf")
    return root


@pytest.mark.parametrize("place", ["briefings/steel/steel.pdf", "editions/2025-w04/2025-w04.pdf"])
@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ("Anna", "Berta", "Authors: Anna in the PDF, Berta at the desk"),
        ("Steel desk", "Iron desk", "Publisher: Steel desk in the PDF, Iron desk at the desk"),
        ("{steel: Steel}", "{steel: Iron}", "Keywords: Steel in the PDF, Iron at the desk"),
        ("Baogang Group", "Baoshan", "A name that it shows changed"),
        ("name: Steel", "rights: All mine\nname: Steel", "Rights: nothing in the PDF, All mine at the desk"),
        ("name: Steel", "accent: '#801650'\nname: Steel", ""),
    ],
)
def test_a_name_that_changed(named: Path, tmp_path: Path, place: str, was: str, becomes: str, words: str) -> None:
    """A report that shows a name, or a right, which is another now does not match; what it is made of says so."""
    root = shutil.copytree(named, tmp_path / "desk")
    desk(root, {path: text.replace(was, becomes) for path, text in NAMED.items()}, SETTINGS.replace(was, becomes))
    said = extracted(root / "site" / place, tmp_path / "out", config=root)
    assert (said.exit_code, "matches the desk" in said.output) == ((1, False) if words else (0, True)), said.output
    by_hash = words.startswith(("Authors", "Keywords")) and place.startswith("editions")
    assert ("A name that it shows changed" if by_hash else words) in said.output


def test_what_the_desk_does_not_show(root: Path, tmp_path: Path) -> None:
    """A briefing that is gone, or a draft now, is none that those readers see."""
    settings = (root / "briefings.yaml").read_text()
    desk(root, {STEEL: "draft: true\n" + TEXT}, settings)
    said = extracted(report(root), tmp_path / "a", config=root)
    assert (said.exit_code, "shows those readers no briefing steel" in said.output) == (1, True)
    (root / STEEL).unlink()
    assert extracted(report(root), tmp_path / "b", config=root).exit_code == 1


def test_a_preview_is_compared_with_what_its_readers_see(tmp_path: Path) -> None:
    """A report of a draft matches while the draft is as it was."""
    root = desk(tmp_path / "desk", {STEEL: "draft: true\n" + TEXT})
    built(root, "pdf", drafts=True)
    said = extracted(report(root), tmp_path / "out", config=root)
    assert said.exit_code == 0, said.output
    assert "Preview of:   drafts" in said.output


def test_content_with_errors_is_not_compared(root: Path, tmp_path: Path) -> None:
    """Where the desk's content has errors the files are written all the same."""
    desk(root, {STEEL: "title: [\n"}, (root / "briefings.yaml").read_text())
    said = extracted(report(root), tmp_path / "out", config=root)
    assert (said.exit_code, "content has errors" in said.output) == (1, True)
    assert (tmp_path / "out" / "steel.yaml").is_file()


def test_without_a_desk(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere the files go to a folder that is called as the PDF, and nothing is compared."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    said = CliRunner().invoke(main, ["extract", str(report(root))])
    assert (said.exit_code, "There is no desk here" in said.output) == (0, True)
    assert Path("steel", "steel.yaml").is_file()


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("...pdf", "attachment"),
        ("..pdf", "attachment"),
        ("con.pdf", "_con"),
        ("report", "report-content"),
        ("a b.pdf", "a b"),
    ],
)
def test_the_folder_is_here(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str
) -> None:
    """However a PDF is called, its files go to a new folder beside it, and never to the one above."""
    here = tmp_path / "deep" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    shutil.copy(report(root), name)
    said = CliRunner().invoke(main, ["extract", f"./{name}"])
    assert (said.exit_code, f"1 file written to {folder}/" in said.output) == (0, True)
    assert sorted(path.relative_to(tmp_path / "deep").as_posix() for path in here.rglob("*")) == sorted(
        [f"here/{name}", f"here/{folder}", f"here/{folder}/steel.yaml"]
    )
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["here"]


def test_a_file_in_the_place_of_the_folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files have both names that the folder could have, nothing is written."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(report(root), "report")
    Path("report-content").write_text("mine")
    said = CliRunner().invoke(main, ["extract", "report"])
    assert (said.exit_code, "report-content is no folder" in said.output) == (2, True)


def test_a_file_that_is_there_stays(root: Path, tmp_path: Path) -> None:
    """Nothing is written over unless it is asked for, and no link is followed then."""
    mine, outside = tmp_path / "out" / "steel.yaml", tmp_path / "outside"
    mine.parent.mkdir()
    outside.write_text("mine")
    mine.symlink_to(outside)
    said = extracted(report(root), tmp_path / "out", config=root)
    assert (said.exit_code, "--overwrite" in said.output, outside.read_text()) == (2, True, "mine")
    assert extracted(report(root), tmp_path / "out", "--overwrite", config=root).exit_code == 0
    assert (outside.read_text(), "Output climbed." in mine.read_text(), mine.is_symlink()) == ("mine", True, False)


def test_a_foreign_pdf(root: Path, tmp_path: Path) -> None:
    """A PDF that says nothing of its content matches none; its files stay in the folder, whatever they are called."""
    path = foreign(tmp_path / "foreign.pdf", {"../../up.txt": b"x"})
    said = extracted(path, tmp_path / "deep" / "out", config=root)
    assert (said.exit_code, "does not say which content" in said.output) == (1, True)
    assert [found.name for found in (tmp_path / "deep").rglob("*.txt")] == ["up.txt"]
    assert not (tmp_path / "up.txt").exists()


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_what_is_no_pdf(tmp_path: Path, content: bytes) -> None:
    """One message, without a traceback, and nothing is written."""
    (tmp_path / "x.pdf").write_bytes(content)
    said = extracted(tmp_path / "x.pdf", tmp_path / "out", config=tmp_path)
    assert said.exit_code == 2
    assert said.output.startswith("briefings: ")
    assert said.output.count("\n") == 1
    assert not (tmp_path / "out").exists()
