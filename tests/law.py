"""The law: an incremental build leaves exactly the bytes, and says exactly the diagnostics, of a clean one.

``python -m tests.law 500`` tries it on so many desks that are edited at random, as long as one likes;
`tests/test_incremental.py` does on a few.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from briefings import build as locking
from briefings import building, executors, output, reading
from briefings.artifacts import canonical, digest
from briefings.build import Request
from briefings.errors import EnvironmentFault, Severity
from tests.building import CLOCKS, FOREIGN, FORMATS, LIGHT, Seen, Way, differences, seen, warmed
from tests.cutting import Cut, CutDisk, grow, tree
from tests.drafts import WORDS
from tests.editing import Editing, edit, tried

__all__ = ["Law", "LongLaw"]

KEPT = 100
"""How many clean builds are remembered."""


class Law(Editing):
    """A desk that is edited at random, and built after each edit."""

    fonts: ClassVar[Path]
    clean_builds: ClassVar[dict[str, Seen]] = {}
    counted: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.site, self.kept = self.home / "site", self.root / ".briefings" / "cache"
        self.way, self.jobs = Way(), 1
        shutil.copytree(self.fonts, self.kept)
        grow(self.site, FOREIGN)
        self.allowed: list[Mapping[str, bytes]] = [tree(self.site)]

    def clean(self) -> Seen:
        """Build from nothing; what was built so before is remembered."""
        files = {path: digest(content) for path, content in tree(self.root).items() if not path.startswith(".brief")}
        key = digest(canonical([files, str(replace(self.way, formats=frozenset())), sorted(self.way.formats)]))
        if key not in self.clean_builds:
            with tempfile.TemporaryDirectory(prefix="law-clean-") as folder:
                shutil.copytree(self.fonts, Path(folder) / "cache")
                site = Path(folder) / "site"
                grow(site, FOREIGN)
                self.clean_builds[key] = seen(self.way.request(self.root, site, Path(folder) / "cache", 1))
        while len(self.clean_builds) > KEPT:
            del self.clean_builds[next(iter(self.clean_builds))]
        return self.clean_builds[key]

    def request(self) -> Request:
        """Return the request for the site."""
        return self.way.request(self.root, self.site, self.kept, self.jobs)

    @invariant()
    def incremental_equals_clean(self) -> None:
        """Compare the incremental build with a clean one; one that failed leaves the site as it was."""
        if not self.root.joinpath("briefings.yaml").exists() and not self.failures:
            return
        clean, found = self.clean(), self.incremental()
        assert found.said == clean.said
        assert found.failed == clean.failed
        assert found.files in ([clean.files] if not clean.failed else self.allowed), differences(found, clean)
        self.allowed, self.jobs = [found.files], 1
        self.failures = self.failures + 1 if found.failed else 0
        self.wrong = tuple({one.mark.path for one in found.said if found.failed and one.severity != Severity.INFO})
        self.counted["builds that failed" if found.failed else "builds"] += 1

    def incremental(self) -> Seen:
        """Build with what was kept; pools are started for much less than is worth one."""
        with (
            patch.object(executors, "WORTH_A_POOL", 1),
            patch.object(executors, "LIGHT", 4),
            patch.object(reading, "WORTH_A_POOL", 3),
            patch.object(reading, "CHUNK", 2),
        ):
            return seen(self.request())

    @tried(clock=st.sampled_from(CLOCKS))
    def move_the_clock(self, clock: str) -> None:
        """Build as of another moment, forward or back: what waits for its day comes and goes."""
        self.way = replace(self.way, clock=clock)

    @tried(formats=st.sampled_from(FORMATS))
    def choose_formats(self, formats: frozenset[str]) -> None:
        """Ask for other files."""
        self.way = replace(self.way, formats=formats)

    @tried(clearance=st.sampled_from(["CLEAR", "GREEN", "AMBER"]), drafts=st.booleans(), future=st.booleans())
    def choose_readers(self, clearance: str, *, drafts: bool, future: bool) -> None:
        """Build for others."""
        self.way = replace(self.way, clearance=clearance, drafts=drafts, future=future)

    @tried(
        base_url=st.sampled_from(["", "https://other.example/"]), strict=st.booleans(), release=st.sampled_from("12")
    )
    def ask_otherwise(self, base_url: str, release: str, *, strict: bool) -> None:
        """Build for another address, strictly, or with another release of the libraries."""
        self.way = replace(self.way, base_url=base_url, strict=strict, release=f" law {release}")

    @edit(text=WORDS)
    def build_by_two(self, text: str) -> None:
        """Let two processes read and make what is new."""
        self.jobs = 2
        self.add("gamma", text, "2025-01-14", text, [], [])

    @tried(number=st.integers(0, 400), at=st.floats(0, 1), junk=st.binary(max_size=3), how=st.integers(0, 3))
    def damage_the_cache(self, number: int, at: float, junk: bytes, how: int) -> None:
        """Change a few bytes of something that was kept, cut it, or take it away; most often of what was read."""
        of_reading = [path for path in self.kept.rglob("*-[0-9]/*") if path.is_file()]
        made = [path for path in self.kept.rglob("*") if path.is_file()]
        if kept := sorted(of_reading if number % 3 else made):
            path = kept[number % len(kept)]
            content = path.read_bytes()
            place = int(at * len(content))
            path.write_bytes(content[:place] + junk + (b"" if how == 1 else content[place + len(junk) :]))
            if how == 0:
                path.unlink()

    @tried()
    def lose_the_cache(self) -> None:
        """Throw away what was made and read."""
        shutil.rmtree(self.kept)
        shutil.copytree(self.fonts, self.kept)

    @tried()
    def keep_the_cache(self) -> None:
        """Put a copy of the cache aside, as continuous integration does."""
        shutil.rmtree(self.home / "aside", ignore_errors=True)
        shutil.copytree(self.kept, self.home / "aside")

    @precondition(lambda self: not self.failures and (self.home / "aside").exists())
    @rule()
    def restore_the_cache(self) -> None:
        """Put the copy in the place of the cache."""
        shutil.rmtree(self.kept)
        shutil.copytree(self.home / "aside", self.kept)

    @edit(number=st.integers(0, 50))
    def edit_the_site(self, number: int) -> None:
        """Write into a file that a build wrote, delete it, or all of them."""
        # Without its manifest all of a site is somebody else's.
        if paths := sorted(path for path in self.site.rglob("[!.]*") if path.suffix in {".html", ".json", ".xml"}):
            path = paths[number % len(paths)]
            path.unlink() if number % 3 == 0 else path.write_bytes(b"x" * path.stat().st_size)
            if number == 1:
                shutil.rmtree(self.site)
                grow(self.site, FOREIGN)
            self.allowed = [tree(self.site)]

    @tried(drafts=st.booleans())
    def build_elsewhere(self, *, drafts: bool) -> None:
        """Build another site of the desk with the same cache."""
        other = replace(self.way, drafts=drafts, future=True, clearance="AMBER", strict=False)
        seen(other.request(self.root, self.home / "other", self.kept, 1))

    @edit(at=st.integers(1, 60), text=WORDS, lasting=st.booleans())
    def cut_the_commit(self, at: int, text: str, *, lasting: bool) -> None:
        """End a build while it writes, or let the disk fail it: the old site is there then, or the new one."""
        self.say_otherwise(at, "Prices fall", text)
        self.add("delta", text, "2025-01-30", text, [], [])
        disk = CutDisk(at, lasting=lasting)
        try:
            with (
                patch.object(building, "commit", partial(output.commit, disk=disk)),
                patch.object(locking, "settled", partial(output.settled, disk=disk)),
            ):
                self.allowed = [seen(self.request()).files]
        except (Cut, EnvironmentFault) as end:
            self.counted[f"commits cut by {type(end).__name__}"] += 1
            if lasting and not self.clean().failed:
                self.allowed.append(self.clean().files)
            else:
                assert tree(self.site) in self.allowed


class LongLaw(Law):
    """The law with what takes long: reports, builds in processes of their own, and their end at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.reports = 0

    def start_build(self, site: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
        """Start a build in a process of its own."""
        command = [sys.executable, "-m", "briefings", "build", "-q", "-f", str(self.root), "-d", str(site)]
        return subprocess.Popen(
            [*command, *self.way.options(), *options],
            cwd=Path(__file__).parents[1],
            stderr=subprocess.PIPE,
            text=True,
            env={"PATH": os.environ["PATH"], **environment},
        )

    @edit(moment=st.floats(0.2, 1.5), text=WORDS, jobs=st.sampled_from("12"))
    def kill_a_build(self, moment: float, text: str, jobs: str) -> None:
        """Kill a build at any moment: the old site is there then, or the new one."""
        self.way = replace(self.way, release="")
        self.add("delta", text, "2025-01-30", text, [], [])
        with self.start_build(self.site, "-j", jobs) as process:
            time.sleep(moment * random.uniform(1, 2))  # noqa: S311 # moments of kills keep no secret
            process.kill()
        self.counted["builds that were killed"] += 1
        if not self.clean().failed:
            self.allowed.append(self.clean().files)

    @tried(zone=st.sampled_from(["Pacific/Kiritimati", "America/New_York"]))
    def build_apart(self, zone: str) -> None:
        """Build from nothing in a process of its own, with two hands, another seed of hashes and another zone."""
        self.way = replace(self.way, release="")
        clean = self.clean()
        with tempfile.TemporaryDirectory(prefix="law-apart-") as folder:
            grow(Path(folder), FOREIGN)
            shutil.move(self.kept, self.home / "meanwhile")
            with self.start_build(Path(folder), "-j", "2", TZ=zone, LC_ALL="C", PYTHONHASHSEED="0") as process:
                said = process.communicate()[1]
            shutil.rmtree(self.kept)
            shutil.move(self.home / "meanwhile", self.kept)
            expected = "".join(f"{one}\n" for one in clean.said)
            assert said.startswith(expected)
            assert clean.failed or tree(Path(folder)) == clean.files
        self.counted["clean builds in a process of their own"] += 1

    @precondition(lambda self: not self.failures and self.reports < 1)
    @rule(formats=st.sampled_from([frozenset({"pdf"}), LIGHT | {"pdf", "manifest"}]))
    def make_reports(self, formats: frozenset[str]) -> None:
        """Ask for reports too, once a desk."""
        self.reports += 1
        self.counted["builds with reports"] += 1
        self.way = replace(self.way, formats=formats)


def main(desks: int) -> int:
    """Try the law on so many desks, and say how much was done."""
    begun = time.monotonic()
    long = settings(
        max_examples=desks,
        stateful_step_count=25,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    with warmed() as Law.fonts:
        run_state_machine_as_test(LongLaw, settings=long)
    sys.stdout.write(f"{desks} desks in {time.monotonic() - begun:,.0f} s; each build left what a clean one leaves:\n")
    for what, many in sorted(Law.counted.items()):
        sys.stdout.write(f"{many:7,} {what}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
