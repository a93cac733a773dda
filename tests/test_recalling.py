"""What was read before: kept while all that it depends on is as it was, and the same however it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings import reading
from briefings.artifacts import FileInput
from briefings.files import scan
from briefings.reading import Means, read_content
from tests.desks import BRIEFING, DESK, briefing, desk

FIGURE = briefing("body: [{figure: {image: images/a.svg, alt: A}}]")
TABLE = briefing("body: [{table: {data: data/a.csv}}]")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
FILES = {
    "content/briefings/figure.yaml": FIGURE,
    "content/briefings/table.yaml": TABLE,
    "content/briefings/plain.yaml": BRIEFING,
    "content/briefings/broken.yaml": "title: A\n",
    "content/data/a.csv": "year,output\n2024,1\n",
    "content/images/a.svg": SVG,
}


def read_anew(root: Path, monkeypatch: pytest.MonkeyPatch, version: str = "1") -> list[str]:
    """Read a desk that was read before; return the stems of the files that were read anew."""
    names: list[str] = []
    read_files = reading.read_files

    def noted(*arguments: object) -> list[str]:
        names.extend(file.path.rpartition("/")[2].removesuffix(".yaml") for file in arguments[2])  # type: ignore[attr-defined]
        return read_files(*arguments)  # type: ignore[arg-type]

    means = Means(kept=root / ".briefings" / "cache", version=version)
    with monkeypatch.context() as patched:
        patched.setattr(reading, "read_files", noted)
        found = read_content(scan(root, "briefings.yaml"), "briefings.yaml", means)
    assert found == read_content(scan(root, "briefings.yaml"), "briefings.yaml")
    return names


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a desk and read it once."""
    root = desk(tmp_path, FILES)
    assert sorted(read_anew(root, monkeypatch)) == ["broken", "figure", "plain", "table"]
    return root


@pytest.mark.parametrize(
    ("edits", "anew"),
    [
        ({}, []),
        ({"content/briefings/plain.yaml": BRIEFING.replace("doubled", "tripled")}, ["plain"]),
        ({"content/images/a.svg": SVG.replace('"1"', '"2"')}, ["figure"]),
        ({"content/data/a.csv": "year,output\n2024,2\n"}, ["table"]),
        ({"content/data/b.csv": "year\n"}, []),
        ({"content/entities/group.yaml": "name: Group\nkind: organisation\n"}, ["group"]),
        ({"briefings.yaml": DESK + "lang: de\n"}, ["broken", "figure", "plain", "table"]),
    ],
)
def test_what_changed_is_read_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch, edits: dict[str, str], anew: list[str]
) -> None:
    """A file is read anew where it, a file that it shows, or the desk's settings changed; files nobody names do not."""
    assert sorted(read_anew(desk(root, edits, edits.get("briefings.yaml", DESK)), monkeypatch)) == anew
    assert read_anew(root, monkeypatch) == []


def test_what_was_not_there_is_remembered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that goes, one that becomes a link that leads out, and one that comes back are each seen."""
    picture = root / "content" / "images" / "a.svg"
    picture.unlink()
    assert read_anew(root, monkeypatch) == ["figure"]
    picture.symlink_to("/etc/hostname")
    assert read_anew(root, monkeypatch) == ["figure"]
    picture.unlink()
    desk(root, {"content/images/a.svg": SVG})
    assert read_anew(root, monkeypatch) == ["figure"]


def test_another_program_reads_all_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program read is not relied on."""
    assert len(read_anew(root, monkeypatch, "2")) == 4


def test_what_is_gone_is_forgotten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of a file that is gone does not stay."""
    (root / "content" / "briefings" / "plain.yaml").unlink()
    read_anew(root, monkeypatch)
    kept = b"".join(path.read_bytes() for path in (root / ".briefings" / "cache").iterdir())
    assert (b"plain.yaml" in kept, b"table.yaml" in kept) == (False, True)


def test_several_processes_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many processes read, the content and what is said of it are the same, in the same order."""
    files = {
        f"content/briefings/{number:02d}.yaml": text for number, text in enumerate([FIGURE, TABLE, "title: A\n"] * 4)
    }
    root = desk(tmp_path, {**FILES, **files})
    monkeypatch.setattr(reading, "WORTH_A_POOL", 2)
    monkeypatch.setattr(reading, "CHUNK", 3)
    snapshot = scan(root, "briefings.yaml")
    one, two = (read_content(snapshot, "briefings.yaml", Means(jobs)) for jobs in (1, 2))
    assert one == two


def test_what_changed_while_it_was_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of a file that changed during the run is not said by the next."""
    root = desk(tmp_path, FILES)
    snapshot = scan(root, "briefings.yaml")
    desk(root, {"content/briefings/plain.yaml": FIGURE})
    means = Means(kept=root / ".briefings" / "cache", version="1")
    assert "changed-file" in [item.rule for item in read_content(snapshot, "briefings.yaml", means).diagnostics]
    desk(root, FILES)
    assert read_anew(root, monkeypatch) == ["plain"]


def test_only_content_files_are_read(tmp_path: Path) -> None:
    """A file that is no content file is not taken for one."""
    snapshot = scan(desk(tmp_path), "briefings.yaml")
    unknown = FileInput("content/data/a.csv", "")
    with pytest.raises(ValueError, match="is no content file"):
        reading.read_files(snapshot, read_content(snapshot, "briefings.yaml").desk, [unknown])
