"""A desk that is edited at random: the rules of the law (`tests.law`) that a person's hands follow."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, cast

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.drafts import (
    BRIEFING,
    DATES,
    DESK,
    EDITION_MORE,
    ENTITIES,
    ENTITY,
    ENTITY_MORE,
    HEADS,
    MISTAKES,
    NUMBERS,
    PARTS,
    PICTURE,
    SETTINGS,
    SLUGS,
    SOURCE_MORE,
    TEMPLATES,
    WEEKS,
    WORDS,
    lines,
    some,
)

__all__ = ["Editing", "edit", "tried"]

Rule: TypeAlias = Callable[[Callable[..., None]], Callable[..., None]]
PATIENCE = 2
"""After so many builds that failed, the mistakes are mended."""


def edit(**drawn: st.SearchStrategy[Any]) -> Rule:
    """Make a rule that is followed while there is something to edit, and not many builds have failed."""
    follow = cast("Callable[..., Rule]", rule)(**drawn)
    return lambda function: precondition(lambda self: self.failures < PATIENCE and self.paths())(follow(function))


def tried(**drawn: st.SearchStrategy[Any]) -> Rule:
    """Make a rule that is followed where the last build did not fail, as it shows nothing elsewhere."""
    follow = cast("Callable[..., Rule]", rule)(**drawn)
    return lambda function: precondition(lambda self: not self.failures)(follow(function))


class Editing(RuleBasedStateMachine):
    """A desk that is edited at random.

    Attributes:
        home: a folder for all that there is.
        root: the desk's folder.
        failures: how many builds have failed since the last one that did not.
        wrong: the files that the last build found errors in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="law-"))
        self.root = self.home / "desk"
        self.failures = 0
        self.wrong: tuple[str, ...] = ()

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.home)

    def write(self, path: str, whole: str, /, **said: str) -> None:
        """Write a file of the desk; words in capitals stand for what is said."""
        for word, value in said.items():
            whole = whole.replace(word.upper(), value)
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).unlink(missing_ok=True)
        (self.root / path).write_text(whole, encoding="utf-8")

    def paths(self) -> list[Path]:
        """Return the files of the content and of the desk's own theme."""
        below = (path for name in ("content", "templates") for path in (self.root / name).rglob("*"))
        return sorted(path for path in below if path.is_file())

    def chosen(self, number: int) -> Path:
        """Return one of them."""
        paths = self.paths()
        return paths[number % len(paths)]

    @initialize()
    def start(self) -> None:
        """Start with a desk that builds."""
        self.edit_desk("Law desk", [("url", "https://desk.example/law/")])
        self.edit_data("2")
        self.edit_picture(16)
        self.edit_entity("group", "Group", "Prices fall", [])
        self.edit_entity("ministry", "Ministry", "Steel rises", [])
        self.edit_source("A yearbook", "It was wrong", [])
        self.edit_edition("2025-w02", "Steel rises", "Nothing new", [("title", "TITLE"), ("note", "TEXT")])
        self.add("alpha", "Steel rises", "2025-01-06", "Prices fall", [("lead", "TEXT [@yearbook]")], list(PARTS[:4]))
        passing = [("publish_at", "2025-01-10T08:00Z"), ("expires_at", "2025-01-20T08:00Z")]
        self.add("beta", "Nothing new", "2025-01-08", "Steel rises", passing, [])
        self.add("gamma", "Ore is dear", "2025-01-14", "Prices fall", [("tlp", "GREEN"), ("lang", "de")], [])

    @edit(name=st.sampled_from(["Law desk", "Desk of law"]), fields=some(SETTINGS, 4))
    def edit_desk(self, name: str, fields: list[tuple[str, str]]) -> None:
        """Change the desk's settings."""
        self.write("briefings.yaml", DESK + lines(fields), name=name)

    @edit(
        slug=SLUGS,
        title=WORDS,
        date=DATES,
        text=WORDS,
        fields=some(HEADS),
        parts=st.lists(st.sampled_from(PARTS), max_size=3, unique=True),
    )
    def add(self, slug: str, title: str, date: str, text: str, fields: list[tuple[str, str]], parts: list[str]) -> None:
        """Add a briefing, or write one anew."""
        whole = lines(fields) + BRIEFING + "".join(parts)
        self.write(f"content/briefings/{slug}.yaml", whole, title=title, date=date, text=text, slug=slug)

    @edit(number=NUMBERS, old=WORDS, new=WORDS)
    def say_otherwise(self, number: int, old: str, new: str) -> None:
        """Change words wherever a file says them."""
        path = self.chosen(number)
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))

    @edit(slug=ENTITIES, title=WORDS, text=WORDS, fields=some(ENTITY_MORE))
    def edit_entity(self, slug: str, title: str, text: str, fields: list[tuple[str, str]]) -> None:
        """Add an entity, or write one anew."""
        self.write(f"content/entities/{slug}.yaml", ENTITY + lines(fields), title=title, text=text)

    @edit(week=WEEKS, title=WORDS, text=WORDS, fields=some(EDITION_MORE))
    def edit_edition(self, week: str, title: str, text: str, fields: list[tuple[str, str]]) -> None:
        """Add an edition, or write one anew."""
        self.write(f"content/editions/{week}.yaml", "format: 1\n" + lines(fields), title=title, text=text)

    @edit(title=WORDS, text=WORDS, fields=some(SOURCE_MORE))
    def edit_source(self, title: str, text: str, fields: list[tuple[str, str]]) -> None:
        """Write a source of the desk's own anew."""
        self.write("content/sources/yearbook.yaml", "title: TITLE\n" + lines(fields), title=title, text=text)

    @edit(value=st.sampled_from(["2", "3", "-1", "", "many"]))
    def edit_data(self, value: str) -> None:
        """Change a data file."""
        self.write("content/data/output.csv", "year,output\n2023,1\n2024,VALUE\n", value=value)

    @edit(size=st.sampled_from([16, 24]))
    def edit_picture(self, size: int) -> None:
        """Change a picture."""
        self.write("content/pictures/plant.svg", PICTURE, size=str(size))

    @edit(path=st.sampled_from(sorted(TEMPLATES)), number=NUMBERS)
    def edit_theme(self, path: str, number: int) -> None:
        """Put a file of the desk's own before one of the theme, sometimes with a mistake."""
        texts = TEMPLATES[path]
        self.write(f"templates/{path}", texts[number % len(texts)])

    @edit(number=NUMBERS, slug=SLUGS)
    def rename(self, number: int, slug: str) -> None:
        """Rename a file."""
        path = self.chosen(number)
        path.rename(path.with_stem(slug))

    @edit(
        number=NUMBERS, folder=st.sampled_from(["briefings", "briefings/2025", "editions", "entities", ".hidden", ""])
    )
    def move(self, number: int, folder: str) -> None:
        """Move a file to another folder, perhaps one where it is something else."""
        path = self.chosen(number)
        (self.root / "content" / folder).mkdir(parents=True, exist_ok=True)
        path.rename(self.root / "content" / folder / path.name)

    @edit(number=NUMBERS)
    def delete(self, number: int) -> None:
        """Delete a file."""
        self.chosen(number).unlink()

    @edit(number=NUMBERS, outside=st.booleans())
    def put_a_link(self, number: int, *, outside: bool) -> None:
        """Put a link in the place of a file: to a copy that nothing else reads, or out of the desk."""
        path = self.chosen(number)
        copy = self.home / "elsewhere" if outside else self.root / "content" / f"copy-of-{path.name}.txt"
        copy.write_bytes(path.read_bytes())
        path.unlink()
        path.symlink_to(copy)

    @edit(number=NUMBERS, mistake=st.sampled_from(MISTAKES))
    def spoil(self, number: int, mistake: tuple[str, str]) -> None:
        """Make a mistake in a file."""
        path, (old, new) = self.chosen(number), mistake
        content = path.read_bytes().replace(old.encode(), new.encode())
        path.write_bytes(content if content != path.read_bytes() else content[: len(content) // 2])

    @precondition(lambda self: self.failures)
    @rule()
    def mend(self) -> None:
        """Take away what the last build found errors in; new settings take the place of wrong ones."""
        for path in self.wrong:
            if (self.root / path).is_symlink() or (self.root / path).is_file():
                (self.root / path).unlink()
        if not (self.root / "briefings.yaml").exists():
            self.edit_desk("Law desk", [])

    @edit(number=NUMBERS, old=WORDS, new=WORDS)
    def say_otherwise_unseen(self, number: int, old: str, new: str) -> None:
        """Change words so that the file's size stays, and so does the time of its last change."""
        status = self.chosen(number).stat()
        self.say_otherwise(number, old, new)
        os.utime(self.chosen(number), ns=(status.st_atime_ns, status.st_mtime_ns))

    @edit(number=NUMBERS, moment=st.integers(0, 2_000_000_000))
    def touch(self, number: int, moment: int) -> None:
        """Give a file another time, and leave its content."""
        os.utime(self.chosen(number), (moment, moment))
