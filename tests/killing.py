"""Builds killed at random, and what the next command leaves: ``python -m tests.killing 200`` says how many fell where.

The desk has two contents, whose pages come, change and go between them. A build from one to the other is killed with
SIGKILL, most often while it commits; then a build of the same desk with a mistake in it brings the site to an end, and
can write nothing of its own. The site has to be the one tree or the other, with what nobody built untouched.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from briefings.settling import JOURNAL, STAGE
from tests.cutting import grow, tree
from tests.desks import briefing, desk

__all__ = ["Field", "field", "kill"]

PAGES = 24
FOREIGN = {"mine.txt": b"mine", "briefings/steady/mine.txt": b"mine too"}
ELSEWHERE = 8  # one kill in so many falls anywhere in the build
BROKEN = "content/briefings/broken.yaml"


@dataclass(frozen=True)
class Field:
    """A desk that is built to and fro.

    Attributes:
        root: its folder.
        trees: the files of its site with either content.
        whole: how many seconds a build takes.
        commit: how many of them pass while it commits.
    """

    root: Path
    trees: tuple[dict[str, bytes], dict[str, bytes]]
    whole: float
    commit: float

    @property
    def site(self) -> Path:
        """The folder that is built."""
        return self.root / "site"


def _write(root: Path, content: int) -> None:
    """Give the desk one of its two contents."""
    (root / BROKEN).unlink(missing_ok=True)
    for number in range(PAGES):
        path = root / f"content/briefings/{('spring', 'autumn')[content]}-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(briefing(f"title: Report {number}\n"))
        path.with_name(path.name.replace(*(("spring", "autumn"), ("autumn", "spring"))[content])).unlink(
            missing_ok=True
        )
    (root / "content/briefings/steady.yaml").write_text(briefing(f"title: The year {content}\n"))


def _build(root: Path) -> subprocess.Popen[bytes]:
    """Start a build."""
    command = [
        sys.executable,
        "-m",
        "briefings",
        "build",
        "--formats",
        "html",
        "-q",
        "--clock",
        "2025-06-01",
        "-j",
        "1",
    ]
    return subprocess.Popen([*command, "-f", str(root)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _commits(site: Path) -> bool:
    """Tell whether a commit stands in a site's folder."""
    return (site / STAGE).exists() or (site / JOURNAL).exists()


def _timed(root: Path) -> tuple[float, float]:
    """Build and let it end; return how long that took, and how long the commit did."""
    site, begun, moments = root / "site", time.monotonic(), []
    with _build(root) as process:
        while process.poll() is None:
            if _commits(site):
                moments.append(time.monotonic())
            time.sleep(0.0005)
        said = process.stderr.read() if process.stderr else b""
    if process.returncode:
        raise RuntimeError(said.decode())
    return time.monotonic() - begun, moments[-1] - moments[0]


@contextmanager
def field() -> Iterator[Field]:
    """Give a desk whose site has its first content, and which has made the pages of both."""
    with TemporaryDirectory(prefix="killing-") as folder:
        root = desk(Path(folder))
        trees, times = [], []
        for content in (0, 1, 0):
            _write(root, content)
            times.append(_timed(root))
            grow(root / "site", FOREIGN)
            trees.append(tree(root / "site"))
        yield Field(root, (trees[0], trees[1]), *times[2])


def kill(ground: Field, chance: random.Random) -> str:
    """Kill one build, let the next command settle it, and say where the kill fell.

    Raises:
        AssertionError: where the site is neither tree then, or the next command did not end as it should.
    """
    there = ground.trees.index(tree(ground.site))
    _write(ground.root, 1 - there)
    with _build(ground.root) as process:
        if chance.randrange(ELSEWHERE):
            while process.poll() is None and not _commits(ground.site):
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, ground.commit))
        else:
            time.sleep(chance.uniform(0, ground.whole))
        process.kill()
    where = _where(ground.site)
    (ground.root / BROKEN).write_text("title: [\n")
    with _build(ground.root) as following:
        said = following.communicate()[1]
    if following.returncode != 1:
        raise AssertionError(f"the next command ended with {following.returncode}: {said.decode()}")
    after = tree(ground.site)
    if after not in ground.trees:
        raise AssertionError(f"killed {where}: {sorted(after)} is neither tree")
    return f"{where}; {('the old tree', 'the new tree')[after != ground.trees[there]]} after the next command"


def _where(site: Path) -> str:
    """Say how far a build came that was killed."""
    if (site / JOURNAL).exists():
        return "while files were moved"
    return "while files were staged or thrown away" if (site / STAGE).exists() else "before or after the commit"


def main(count: int) -> int:
    """Kill so many builds, and say how many fell where."""
    chance = random.Random(count)  # noqa: S311 # moments of kills keep no secret
    with field() as ground:
        fell = Counter(kill(ground, chance) for _ in range(count))
        sys.stdout.write(f"{count} builds of {len(ground.trees[0])} files killed; no site was neither old nor new:\n")
    for where, many in sorted(fell.items()):
        sys.stdout.write(f"{many:5} {where}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
