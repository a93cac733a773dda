"""The same content gives the same site, to the byte: whoever builds it, where, when and with how many hands."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.desks import desk
from tests.gallery.cases import cases
from tests.gallery.desk import files

ROOT = Path(__file__).parents[1]
SHOWN = {"everything", "everything-arabic", "every-field", "earlier"}
CLOCK = "2025-02-01T00:00Z"


def small() -> Mapping[str, str | bytes]:
    """Return a desk with every block type, in two scripts, with all that its site can have besides."""
    others = {f"content/briefings/{case.name}.yaml" for case in cases() if case.name not in SHOWN}
    there = {path: content for path, content in files().items() if path not in others}
    return {**there, "content/editions/gallery.yaml": "title: Gallery\nfrom: 2025-01-13\nto: 2025-01-20\n"}


def start(root: Path, folder: Path, *options: str, umask: int, **environment: str) -> subprocess.Popen[str]:
    """Start to build a desk from a folder, in a process with an environment of its own."""
    command = (sys.executable, "-m", "briefings", "build", "-q", "-f", root / "briefings.yaml", "--clock", CLOCK)
    return subprocess.Popen(
        [*command, *options],
        cwd=folder,
        umask=umask,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def hashes(root: Path) -> Mapping[str, str]:
    """Return the hash of every file of a desk's site, by path."""
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_the_same_content_gives_the_same_site(tmp_path: Path) -> None:
    """Two clean builds of two copies, in processes that differ in all that they can, give equal files."""
    here, there = tmp_path / "here", tmp_path / "a folder with another näme" / "deeper"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    desk(here, small())
    desk(there, dict(reversed(list(small().items()))))
    for path in there.rglob("*.yaml"):
        os.utime(path, (1, 1))
    started = (
        start(here, here, "-j", "1", umask=0o022, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", HOME=str(here)),
        start(
            *(there, elsewhere, "-j", "2"),
            umask=0o077,
            PYTHONHASHSEED="2",
            TZ="Pacific/Kiritimati",
            LC_ALL="C.UTF-8",
            LANG="tr_TR.UTF-8",
            LANGUAGE="tr",
            SOURCE_DATE_EPOCH="1",
            HOME=str(elsewhere),
        ),
    )
    said = [process.communicate()[0] for process in started]
    assert ([process.returncode for process in started], said) == ([0, 0], said)
    assert hashes(here) == hashes(there)
    kinds = {Path(path).suffix for path in hashes(here)}
    assert kinds >= {".html", ".pdf", ".png", ".woff2", ".css", ".js", ".json", ".xml", ".csv"}


def test_a_report_does_not_depend_on_those_before_it(tmp_path: Path) -> None:
    """A process that has made other reports, in other scripts, makes the same as one that has made none."""
    last = "content/briefings/everything.yaml"
    others = {f"content/briefings/{name}.yaml" for name in ("callout-arabic", "deep-headings", "directions")}
    written = {path: text for path, text in files().items() if "/briefings/" not in path and "/editions/" not in path}
    first, after = tmp_path / "first", tmp_path / "after"
    desk(first, {**written, last: files()[last]})
    desk(after, {**written, last: files()[last], **{path: files()[path] for path in others}})
    started = [start(root, root, "-j", "1", "--formats", "pdf", umask=0o022) for root in (first, after)]
    said = [process.communicate()[0] for process in started]
    assert ([process.returncode for process in started], said) == ([0, 0], said)
    report = "briefings/everything/everything.pdf"
    assert hashes(first)[report] == hashes(after)[report]
    assert len([path for path in hashes(after) if path.startswith("briefings/")]) == len(others) + 1
