"""Mending what is certain in the text of files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import EnvironmentFault, Mark
from briefings.fixing import mend, mended, write
from briefings.rules import Edit
from tests.desks import briefing, checked, desk

PATH = "content/briefings/steel.yaml"


def fixed(root: Path, text: str) -> str:
    """Return a briefing's file, mended."""
    found = list(mended(checked(desk(root, {PATH: text}))))
    for file in found:
        write(root, file)
    return (root / PATH).read_bytes().decode()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("lead: |\n  Output  doubled.\n", "lead: |\n  Output doubled.\n"),
        ("# a note  here\nlead: Output  doubled.\n", "# a note  here\nlead: Output doubled.\n"),
        ('lead: "Output  doubled"\n', 'lead: "Output doubled"\n'),
        ("lead: >\n  Output\n  then  doubled.\n", "lead: >\n  Output\n  then doubled.\n"),
        ("lead: |\n  lâ€™acier  franÃ§ais\n", "lead: |\n  l’acier français\n"),
        ("title:   T   \nlead: |\n  A  b  c.\n", "title:   T   \nlead: |\n  A b c.\n"),
    ],
)
def test_mended(tmp_path: Path, typed: str, right: str) -> None:
    """What is certain is mended however it was written; comments and layout stay."""
    assert fixed(tmp_path, briefing(typed)) == briefing(typed).replace(typed, right)


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_bytes_stay(tmp_path: Path, mark: str, end: str) -> None:
    """Line ends, and a byte-order mark, stay as they are."""
    text = mark + briefing("lead: |\n  Output  doubled.\n").replace("\n", end)
    assert fixed(tmp_path, text) == text.replace("  doubled.", " doubled.", 1)


@pytest.mark.parametrize(
    "typed",
    [
        'lead: "Output \\u0020doubled"\n',
        "lead: |\n  Output  doubled.\nignore: [{rule: double-space, reason: A verse}]\n",
        "lead: |\n  Output doubled, expansionof the expansion.\n",
    ],
)
def test_let_be(tmp_path: Path, typed: str) -> None:
    """What is written with signs of YAML's own, what is silenced, and what is a guess is let be."""
    assert fixed(tmp_path, briefing(typed)) == briefing(typed)


def test_the_diff(tmp_path: Path) -> None:
    """A diff shows the file, and the line as it was and as it is to be."""
    (file,) = mended(checked(desk(tmp_path, {PATH: briefing("lead: |\n  Output  doubled.\n")})))
    lines = list(file.diff())
    assert lines[:2] == [f"--- a/{PATH}", f"+++ b/{PATH}"]
    assert [line for line in lines[2:] if line[0] in "+-"] == ["-  Output  doubled.", "+  Output doubled."]


def test_what_was_saved_meanwhile_stays(tmp_path: Path) -> None:
    """A file that is saved while it is asked whether to mend it is not written over."""
    root = desk(tmp_path, {PATH: briefing("lead: |\n  Output  doubled.\n")})
    (file,) = mended(checked(root))
    (root / PATH).write_text("title: Another\n", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="saved meanwhile"):
        write(root, file)
    assert (root / PATH).read_text(encoding="utf-8") == "title: Another\n"


def test_the_mode_stays(tmp_path: Path) -> None:
    """A file's mode stays, and a link stays one."""
    root = desk(tmp_path, {"content/notes/real.txt": briefing("lead: |\n  Output  doubled.\n")})
    (root / "content/notes/real.txt").chmod(0o640)
    (root / PATH).parent.mkdir(parents=True)
    (root / PATH).symlink_to("../notes/real.txt")
    (file,) = mended(checked(root))
    write(root, file)
    assert (root / PATH).is_symlink()
    assert (root / "content/notes/real.txt").stat().st_mode & 0o777 == 0o640
    assert "Output doubled." in (root / PATH).read_text(encoding="utf-8")


@given(st.text("ab \n", max_size=40), st.lists(st.tuples(st.integers(1, 4), st.integers(1, 9)), max_size=6))
def test_only_what_stands_there(text: str, places: list[tuple[int, int]]) -> None:
    """Whatever is wanted, what is replaced stood there, and all else stays."""
    lines = text.count("\n") + 1
    wanted = [Edit(Mark("x", min(line, lines), column), "ab", "X") for line, column in places]
    new, count = mend(text, wanted)
    assert new.replace("X", "ab") == text
    assert new.count("X") == count
