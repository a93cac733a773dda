"""What a build left: taken for what the next one would leave only where it is."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings import building
from briefings.audience import Audience
from briefings.build import Outcome, Request, build
from briefings.cache import Cache
from briefings.checking import Checked, Means, look
from briefings.disk import Disk
from briefings.files import Snapshot
from briefings.installed import versions
from briefings.output import MANIFEST, unfinished
from briefings.settling import JOURNAL, RETURN
from briefings.standing import Span
from tests.desks import CLOCK, briefing, desk, shared_cache

WAITING = briefing("title: Waiting\npublish_at: 2025-02-10T12:00Z")
PAGE = "site/index.html"


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    """Make a desk with a briefing under embargo, and what builds it."""
    root = desk(tmp_path, {"content/briefings/a.yaml": briefing(), "content/briefings/waiting.yaml": WAITING})
    cache = root / "cache"
    cache.mkdir()
    for folder in (path for path in shared_cache(root).glob("??") if path.is_dir()):
        (cache / folder.name).symlink_to(folder)
    return Request(root, "briefings.yaml", root / "site", cache, Audience(CLOCK), frozenset({"html"}), versions())


def built(request: Request) -> Outcome:
    """Build."""
    return build(request, lambda *_progress: None)


def stands(request: Request, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether a build finds nothing to do, without reading the content."""
    looked: list[str] = []

    def noted(snapshot: Snapshot, desk_file: str, audience: Audience, repository: str, means: Means) -> Checked:
        looked.append(desk_file)
        return look(snapshot, desk_file, audience, repository, means)

    with monkeypatch.context() as patched:
        patched.setattr(building, "look", noted)
        built(request)
    return not looked


def test_what_stands_is_left_alone(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build reads no content, and says what the first one said."""
    first = built(request_)
    assert stands(request_, monkeypatch)
    again = built(request_)
    assert dataclasses.replace(first, made=0, change=again.change) == again
    assert set(again.change.kept) == set(first.change.written)
    assert first.waiting


@pytest.mark.parametrize("path", ["briefings.yaml", "content/briefings/a.yaml", "content/data/new.csv", "templates/x"])
def test_a_changed_file_is_seen(request_: Request, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Any file of the project that changes or comes makes a build look at all of them."""
    built(request_)
    place = request_.root / path
    desk(
        request_.root, {path: (place.read_text() if place.exists() else "") + "# more\n"}, "name: Steel desk\n# more\n"
    )
    assert not stands(request_, monkeypatch)


@pytest.mark.parametrize("change", [lambda page: page.unlink(), lambda page: page.write_bytes(b"x" * 9)])
def test_an_edited_page_is_seen(request_: Request, monkeypatch: pytest.MonkeyPatch, change: object) -> None:
    """A page that is gone or was written by someone else is made good."""
    built(request_)
    content = (request_.root / PAGE).read_bytes()
    change(request_.root / PAGE)  # type: ignore[operator]
    assert not stands(request_, monkeypatch)
    assert (request_.root / PAGE).read_bytes() == content


@pytest.mark.parametrize("change", [Path.unlink, lambda page: page.write_bytes(b"x" * page.stat().st_size)])
def test_who_writes_while_a_site_is_built_is_seen(
    request_: Request, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    """A page that somebody edits or deletes after it was looked at, and before all is in place, is made good."""
    built(request_)
    page = request_.root / "site/404.html"
    content, secure = page.read_bytes(), Disk.secure

    def meddled(disk: Disk, folder: Path) -> None:
        secure(disk, folder)
        change(page)
        monkeypatch.undo()

    monkeypatch.setattr(Disk, "secure", meddled)
    desk(request_.root, {"content/briefings/a.yaml": briefing("title: Another")})
    built(request_)
    assert not page.exists() or page.read_bytes() != content
    built(request_)
    assert page.read_bytes() == content


@pytest.mark.parametrize("name", [JOURNAL, RETURN])
def test_a_damaged_journal_is_no_standing_site(request_: Request, name: str) -> None:
    """It says that a commit was broken off, so the site is written as a whole, and may be published then."""
    built(request_)
    (request_.root / "site" / name).write_bytes(b"0" * 64 + b"\n{}")
    built(request_)
    assert not unfinished(request_.root / "site")


def test_a_page_of_the_same_size_and_time_is_seen(request_: Request) -> None:
    """An edit of a page that keeps its size and the time of its last change is made good."""
    built(request_)
    page = request_.root / PAGE
    content, status = page.read_bytes(), page.stat()
    page.write_bytes(content.replace(b"doubled", b"trebled"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    built(request_)
    assert page.read_bytes() == content


@pytest.mark.parametrize(
    "other",
    [{"formats": frozenset({"html", "data"})}, {"base_url": "https://example.org/"}, {"strict": True}],
)
def test_another_request_is_another_build(
    request_: Request, monkeypatch: pytest.MonkeyPatch, other: dict[str, object]
) -> None:
    """What is asked for otherwise is built."""
    built(request_)
    assert not stands(dataclasses.replace(request_, **other), monkeypatch)  # type: ignore[arg-type]


def test_the_end_of_an_embargo_is_seen(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of later on the same day all stands, until an embargo ends."""
    hours = [datetime(2025, 2, 10, hour, tzinfo=UTC) for hour in (9, 11, 12, 13)]
    requests = [dataclasses.replace(request_, audience=Audience(hour)) for hour in hours]
    assert [stands(request, monkeypatch) for request in requests] == [False, True, False, True]


def test_a_span_ends_where_something_changes() -> None:
    """The moment at which an embargo ends belongs to the time after it; another day is another span."""
    noon, evening = (datetime(2025, 2, 10, hour, tzinfo=UTC) for hour in (12, 18))
    span = Span.around(noon, [evening, noon])
    assert span.holds(noon)
    assert not span.holds(evening)
    assert not span.holds(noon.replace(hour=11))
    assert not Span.around(noon, []).holds(noon.replace(day=11))


def test_where_all_stands_nothing_that_reads_or_shows_is_imported(request_: Request) -> None:
    """A build that finds nothing to do imports no library that reads content, shows it or starts processes."""
    (request_.root / ".briefings").mkdir()
    (request_.root / ".briefings" / "cache").symlink_to(request_.cache)
    code = (
        "import sys; from click.testing import CliRunner; from briefings.cli import main;"
        "result = CliRunner().invoke(main, ['build', '--formats', 'html', '--clock', '2025-02-01']);"
        "assert result.exit_code == 0, result.output; print(result.output.split(':')[0]);"
        "named = ('babel', 'jinja2', 'markdown_it', 'multiprocessing', 'pydantic', 'yaml', 'briefings.building');"
        "print([name for name in named if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", code]
    first, second = (
        subprocess.run(command, capture_output=True, text=True, check=True, cwd=request_.root, env=environment).stdout
        for _ in range(2)
    )
    assert first.splitlines()[0] == second.splitlines()[0]
    assert "'pydantic'" in first
    assert second.splitlines()[-1] == "[]"


def test_a_build_reads_only_what_it_writes(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one text changes, no other file of the site and nothing that was made for it is read."""
    built(request_)
    desk(request_.root, {"content/briefings/a.yaml": briefing("body: [{prose: Output halved.}]")})
    got: list[str] = []
    get = Cache.get

    def noted(cache: Cache, key: str) -> bytes | None:
        got.append(key)
        return get(cache, key)

    monkeypatch.setattr(Cache, "get", noted)
    assert built(request_).change.written == ("briefings/a/index.html", "editions/2025-w04/index.html")
    assert len(got) == 2


def test_a_manifest_of_others_is_not_believed(request_: Request) -> None:
    """Where somebody edits the manifest, the next build reads every file again, and writes what is right."""
    built(request_)
    place = request_.site / MANIFEST
    right = place.read_bytes()
    place.write_bytes(right.replace(b'": "', b'": "0'))
    built(request_)
    assert place.read_bytes() == right


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1])])
def test_what_is_damaged_is_made_again_in_the_same_build(request_: Request, damage: Callable[[Path], None]) -> None:
    """A page that somebody deletes is there again, though what was kept of it is cut or gone."""
    built(request_)
    page = request_.root / PAGE
    content = page.read_bytes()
    (kept,) = (path for path in request_.cache.glob("??/*") if path.read_bytes().endswith(content))
    folder = kept.parent
    if folder.is_symlink():
        shared = folder.resolve()
        folder.unlink()
        shutil.copytree(shared, folder)
    damage(kept)
    page.unlink()
    built(request_)
    assert page.read_bytes() == content
    assert kept.read_bytes().endswith(content)


def test_a_smaller_cache_is_trimmed_though_nothing_changed(request_: Request) -> None:
    """Who wants less kept gets that at once, and what the site needs stays."""
    built(request_)
    other = request_.cache / "zz" / ("zz" * 32)
    other.parent.mkdir()
    other.write_bytes(b"not needed")
    assert built(request_).made == 0
    assert other.exists()
    assert built(dataclasses.replace(request_, room=0)).made == 0
    assert not other.exists()
