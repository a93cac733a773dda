"""The law: an incremental build leaves exactly the bytes, and says exactly the diagnostics, of a clean one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefings.audience import Audience
from briefings.build import READING, Request, build
from briefings.errors import ContentError, Diagnostic
from briefings.installed import versions

FORMATS = frozenset({"html", "feeds", "sitemap", "redirects"})
DESK = "name: Law desk\nurl: https://desk.example/\nauthors: {desk: {name: The desk}}\ntopics: {steel: Steel}\n"
BRIEFING = """\
title: {title}
date: {date}
draft: {draft}
authors: [desk]
topics: [steel]
sources: [{{id: report, title: A report}}]
highlights: |
  - {highlight} [@report]
body:
  - heading: One
    prose: |
      {text} [[{entity}]] [@{source}]
  - heading: Two
    table: {{data: data/{data}.csv}}
"""
ENTITY = "name: {title}\nkind: organisation\nsummary: {text}\n"
EDITION = "title: {title}\nnote: |\n  {text}\n"
SLUGS = st.sampled_from(["alpha", "beta", "gamma", "delta"])
WORDS = st.sampled_from(["Steel rises", "Ore falls", "Nothing new", "A record"])
DATES = st.sampled_from(["2025-01-06", "2025-01-08", "2025-01-14", "2025-01-30"])
ENTITIES = st.sampled_from(["group", "ministry"])
CLOCK = datetime(2025, 6, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Seen:
    """What a build left: the files of the site, and what it said."""

    files: dict[str, bytes]
    said: tuple[Diagnostic, ...]
    failed: bool


def run(root: Path, site: Path, cache: Path, clock: datetime = CLOCK) -> Seen:
    """Build, and look at what is there then."""
    request = Request(root, "briefings.yaml", site, cache, Audience(clock), FORMATS, versions())
    try:
        said, failed = build(request, lambda *_progress: None).diagnostics, False
    except ContentError as error:
        said, failed = error.diagnostics, True
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return Seen(files, said, failed)


@pytest.fixture(scope="module", autouse=True)
def fonts() -> Iterator[Path]:
    """Make the fonts once, as every clean build would make the same ones."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "briefings.yaml").write_text(DESK)
        run(root, root / "site", root / "cache")
        shutil.rmtree(root / "cache" / READING)
        Edits.fonts = root / "cache"
        yield root


class Edits(RuleBasedStateMachine):
    """A desk that is edited at random, and built after each edit."""

    fonts: Path

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.root = self.home / "desk"
        self.before: dict[str, bytes] = {}
        self.clock = CLOCK

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.home)

    def write(self, path: str, text: str) -> None:
        """Write a file of the desk."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def paths(self) -> list[Path]:
        """Return the content files."""
        return sorted((self.root / "content").rglob("*.*"))

    @initialize()
    def start(self) -> None:
        """Start with a desk that builds."""
        shutil.copytree(self.fonts, self.home / "cache")
        self.write("briefings.yaml", DESK)
        self.write("content/data/output.csv", "year,output\n2023,1\n2024,2\n")
        self.write("content/entities/group.yaml", ENTITY.format(title="Group", text="A group."))
        self.add("alpha", "Steel rises", "2025-01-06", "group", "report", "output", "false")

    @rule(
        slug=SLUGS,
        title=WORDS,
        date=DATES,
        entity=ENTITIES,
        source=st.sampled_from(["report", "report", "rumour"]),
        data=st.sampled_from(["output", "output", "gone"]),
        draft=st.sampled_from(["false", "false", "true"]),
    )
    def add(self, slug: str, title: str, date: str, entity: str, source: str, data: str, draft: str) -> None:
        """Add or rewrite a briefing, sometimes with a mistake."""
        text = BRIEFING.format(
            title=title, date=date, draft=draft, highlight=title, text=title, entity=entity, source=source, data=data
        )
        self.write(f"content/briefings/{slug}.yaml", text)

    @rule(slug=ENTITIES, title=WORDS, text=WORDS)
    def edit_entity(self, slug: str, title: str, text: str) -> None:
        """Add or rewrite an entity."""
        self.write(f"content/entities/{slug}.yaml", ENTITY.format(title=title, text=text))

    @rule(week=st.sampled_from(["2025-w02", "2025-w03"]), title=WORDS, text=WORDS)
    def edit_edition(self, week: str, title: str, text: str) -> None:
        """Add or rewrite an edition."""
        self.write(f"content/editions/{week}.yaml", EDITION.format(title=title, text=text))

    @rule(value=st.integers(0, 3))
    def edit_data(self, value: int) -> None:
        """Change a data file."""
        self.write("content/data/output.csv", f"year,output\n2023,1\n2024,{value}\n")

    @rule(name=st.sampled_from(["Law desk", "Desk of law"]), lang=st.sampled_from(["en", "de"]))
    def edit_desk(self, name: str, lang: str) -> None:
        """Change the desk's settings."""
        self.write("briefings.yaml", DESK.replace("Law desk", name) + f"lang: {lang}\n")

    @rule(text=st.sampled_from(["{{ block.content }}", "<p>Mine</p>{{ block.content }}", "{{ block.content"]))
    def override_template(self, text: str) -> None:
        """Override a template, sometimes with a mistake."""
        self.write("templates/blocks/prose.html.j2", text)

    @precondition(lambda self: len(self.paths()) > 1)
    @rule(number=st.integers(0, 20), slug=SLUGS)
    def rename(self, number: int, slug: str) -> None:
        """Rename a file."""
        path = self.paths()[number % len(self.paths())]
        path.rename(path.with_stem(slug))

    @precondition(lambda self: len(self.paths()) > 1)
    @rule(number=st.integers(0, 20))
    def delete(self, number: int) -> None:
        """Delete a file."""
        self.paths()[number % len(self.paths())].unlink()

    @precondition(lambda self: self.paths())
    @rule(number=st.integers(0, 20), old=st.sampled_from("aeio"), new=st.sampled_from("aeio"))
    def swap_letters(self, number: int, old: str, new: str) -> None:
        """Edit a file so that its size stays, and so does the time of its last change."""
        path = self.paths()[number % len(self.paths())]
        status = path.stat()
        path.write_text(path.read_text().replace(f" {old}", f" {new}"))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(number=st.integers(0, 20), moment=st.integers(0, 2_000_000_000))
    def touch(self, number: int, moment: int) -> None:
        """Give a file another time, and leave its content."""
        if paths := self.paths():
            os.utime(paths[number % len(paths)], (moment, moment))

    @rule(clock=DATES)
    def move_the_clock(self, clock: str) -> None:
        """Build as of another day, forward or back: what waits for its day comes and goes."""
        self.clock = datetime.fromisoformat(f"{clock}T12:00:00+00:00")

    @rule(number=st.integers(0, 400), at=st.floats(0, 1), junk=st.binary(max_size=3), cut=st.booleans())
    def damage_the_cache(self, number: int, at: float, junk: bytes, cut: bool) -> None:
        """Change a few bytes of something that was kept, cut it, or remove it."""
        if kept := sorted(path for path in (self.home / "cache").rglob("*") if path.is_file()):
            path = kept[number % len(kept)]
            content = path.read_bytes()
            place = int(at * len(content))
            path.write_bytes(content[:place] + junk + (b"" if cut else content[place + len(junk) :]))
            if cut and not junk:
                path.unlink()

    @rule(number=st.integers(0, 50))
    def edit_the_site(self, number: int) -> None:
        """Write into a file that a build wrote, or delete it."""
        if paths := sorted((self.home / "site").rglob("*.html")):
            path = paths[number % len(paths)]
            path.unlink() if number % 3 == 0 else path.write_bytes(b"x" * path.stat().st_size)
            self.before = {}

    @rule()
    def build_again(self) -> None:
        """Change nothing."""

    @rule()
    def lose_the_cache(self) -> None:
        """Throw away what was made."""
        shutil.rmtree(self.home / "cache")
        shutil.copytree(self.fonts, self.home / "cache")

    @invariant()
    def incremental_equals_clean(self) -> None:
        """Compare the incremental build with a clean one."""
        if not self.root.exists():
            return
        incremental = run(self.root, self.home / "site", self.home / "cache", self.clock)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(self.fonts, Path(folder) / "cache")
            clean = run(self.root, Path(folder) / "site", Path(folder) / "cache", self.clock)
        assert incremental.said == clean.said
        assert incremental.failed == clean.failed
        if clean.failed:
            assert incremental.files == (self.before or incremental.files), "a failed build leaves the site as it was"
        else:
            assert incremental.files == clean.files
        self.before = incremental.files


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
