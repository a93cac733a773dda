"""The preview as a browser has it: fresh pages, mistakes over the last good ones, and nothing for anybody else."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import formats
from briefings.artifacts import digest
from briefings.serve.additions import added
from tests.desks import ENTITY, briefing, built, desk, shared_cache
from tests.serve.looking import Looking, served, until

PAGE = "/briefings/steel/"
STEEL = "content/briefings/steel.yaml"
TEXT = briefing("title: A record year\nbody:\n  - prose: |\n      WORDS\n")
FILES = {
    STEEL: TEXT,
    "content/briefings/2025/ore.yaml": briefing("title: Ore is dear\ndate: 2025-01-22\n"),
    "content/briefings/draft.yaml": briefing("title: Not yet\ndraft: true\n"),
    "content/entities/baogang.yaml": ENTITY,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a desk."""
    return desk(tmp_path_factory.mktemp("serve") / "desk", FILES)


@pytest.fixture(scope="module")
def running(root: Path) -> Iterator[Looking]:
    """Show it."""
    with served(root) as looking:
        yield looking


@pytest.fixture
def preview(root: Path, running: Looking) -> Iterator[Looking]:
    """Show it, and put everything right after each test."""
    yield running
    for path, text in FILES.items():
        if not (root / path).exists() or (root / path).read_text(encoding="utf-8") != text:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    (root / "briefings.yaml").write_text("name: Steel desk\n", encoding="utf-8")
    until(lambda: running.get(PAGE)[0] == 200 and running.shows(PAGE, "WORDS") and not running.places())


def test_every_file_is_what_a_build_writes(tmp_path: Path) -> None:
    """At each address of the site the preview sends the bytes of a build; pages have its additions besides."""
    root = desk(tmp_path / "desk", FILES)
    paths = built(root, *formats.names()).paths
    shutil.copytree(shared_cache(root), root / ".briefings/cache")
    with served(root) as looking:
        for path in paths:
            content, address = (root / "site" / path).read_bytes(), "/" + path.removesuffix("index.html")
            status, found = looking.get(address)
            if path.endswith(".html"):
                content = added(content, digest(content)[:16])
            assert (status, found) == (200, content), path


def digest_of(page: bytes) -> str:
    """Return the digest that a page carries."""
    return page.partition(b'data-shown="')[2].partition(b'"')[0].decode()


def test_a_saved_file_is_shown(root: Path, preview: Looking) -> None:
    """The page has the new words as soon as the file is saved, and a tab is told that it is another one."""
    before = digest_of(preview.get(PAGE)[1])
    (root / STEEL).write_text(TEXT.replace("WORDS", "Ore was scarce."), encoding="utf-8")
    until(lambda: preview.shows(PAGE, "Ore was scarce."))
    until(lambda: preview.news(PAGE)["page"] not in {before, ""})


def test_a_title_reaches_the_lists(root: Path, preview: Looking) -> None:
    """Home names the new title too."""
    (root / STEEL).write_text(TEXT.replace("A record year", "Two record years"), encoding="utf-8")
    until(lambda: preview.shows("/", "Two record years"))


def test_half_a_file_leaves_the_last_page(root: Path, preview: Looking) -> None:
    """A file that cannot be read is said with its line; the page stays, and others go on."""
    assert preview.shows(PAGE, "WORDS")
    (root / STEEL).write_text(TEXT[: TEXT.index("prose")], encoding="utf-8")
    until(lambda: any(place.startswith(f"{STEEL}:") for place in preview.places(PAGE)))
    assert preview.shows(PAGE, "WORDS")
    (root / "content/briefings/2025/ore.yaml").write_text(briefing("title: Ore is cheap\n"), encoding="utf-8")
    until(lambda: preview.shows("/briefings/ore/", "Ore is cheap"))


def test_a_deleted_file_is_gone_and_back(root: Path, preview: Looking) -> None:
    """A briefing without its file has no page; with it, it has one again."""
    (root / STEEL).unlink()
    until(lambda: preview.get(PAGE)[0] == 404)
    (root / STEEL).write_text(TEXT, encoding="utf-8")
    until(lambda: preview.get(PAGE)[0] == 200)


def test_a_renamed_folder_is_followed(root: Path, preview: Looking) -> None:
    """The content's own folder may go and come back, and what is edited after is shown."""
    (root / "content").rename(root / "elsewhere")
    until(lambda: preview.get(PAGE)[0] == 404)
    (root / "elsewhere").rename(root / "content")
    until(lambda: preview.get(PAGE)[0] == 200)
    (root / "content/briefings/2025").rename(root / "content/briefings/2026")
    (root / "content/briefings/2026/ore.yaml").write_text(briefing("title: Ore moved\n"), encoding="utf-8")
    until(lambda: preview.shows("/briefings/ore/", "Ore moved"))
    shutil.rmtree(root / "content/briefings/2026")
    until(lambda: preview.get("/briefings/ore/")[0] == 404)


@pytest.mark.parametrize("text", ["name: [", "", "nom: Steel desk\n", "name: Steel desk\nlang: [1]\n"])
def test_wrong_settings_leave_the_site(root: Path, preview: Looking, text: str) -> None:
    """Settings that cannot be read are said with their line; the site stays as it was."""
    (root / "briefings.yaml").write_text(text, encoding="utf-8")
    until(lambda: any(place.startswith("briefings.yaml:") for place in preview.places()))
    assert preview.shows(PAGE, "WORDS")


def test_a_broken_template_is_said(root: Path, preview: Looking) -> None:
    """A template that cannot be read, and one that fails, are said with their line; without them all is well."""
    assert preview.shows(PAGE, "WORDS")
    template = root / "templates/briefing.html.j2"
    template.parent.mkdir(exist_ok=True)
    for text in ("{% if %}", "\n{{ view.nothing }}"):
        template.write_text(text, encoding="utf-8")
        until(lambda: any(place.startswith("templates/briefing.html.j2:") for place in preview.places(PAGE)))
        assert preview.shows(PAGE, "WORDS")
    shutil.rmtree(template.parent)
    until(lambda: not preview.places(PAGE))


def test_an_unknown_name_is_said_and_mended(root: Path, preview: Looking) -> None:
    """What only rules across files find is said too, and is gone once it is mended."""
    (root / STEEL).write_text(TEXT.replace("WORDS", "See [[nobody]]."), encoding="utf-8")
    until(lambda: any(place.startswith(f"{STEEL}:") for place in preview.places(PAGE)))
    (root / STEEL).write_text(TEXT.replace("WORDS", "See [[baogang]]."), encoding="utf-8")
    until(lambda: preview.shows(PAGE, "Baogang Group") and not preview.places(PAGE))


def test_two_hundred_saves_a_second(root: Path, preview: Looking) -> None:
    """While a file is saved all the time, pages are sent; the last save is what stays."""
    for number in range(400):
        (root / STEEL).write_text(TEXT.replace("WORDS", f"Save {number}."), encoding="utf-8")
        time.sleep(1 / 200)
        assert number % 100 or preview.get(PAGE)[0] == 200
    until(lambda: preview.shows(PAGE, "Save 399."))
    until(lambda: not preview.places(PAGE))


def test_who_hangs_holds_up_nobody(preview: Looking) -> None:
    """Clients that send half a request, or read nothing of an answer, cost others nothing."""
    hanging = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(40)]
    for number, client in enumerate(hanging):
        client.sendall(b"GET / HTTP/1.1\r\nHost: x" if number % 2 else _whole(preview, "/"))
    assert all(preview.get(PAGE)[0] == 200 for _ in range(5))
    for client in hanging:
        client.close()


def _whole(preview: Looking, address: str, host: str = "") -> bytes:
    """Return a request."""
    return f"GET {address} HTTP/1.1\r\nHost: {host or f'127.0.0.1:{preview.port}'}\r\n\r\n".encode()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost.evil:PORT"]
)
def test_another_name_is_refused(preview: Looking, host: str) -> None:
    """A request that was sent to another name, or to none, gets nothing (DNS rebinding)."""
    named = host.replace("PORT", str(preview.port))
    assert preview.raw(_whole(preview, "/", named)).startswith(b"HTTP/1.1 403 ")
    assert preview.raw(b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 403 ")


def test_own_names_are_answered(preview: Looking) -> None:
    """The address, and the name of this machine, are the preview's own."""
    for name in ("127.0.0.1", "localhost", "[::1]"):
        assert preview.raw(_whole(preview, "/", f"{name}:{preview.port}")).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "address",
    [
        *("/../briefings.yaml", "/..%2fbriefings.yaml", "/%2e%2e/briefings.yaml", "/briefings.yaml", "//etc/passwd"),
        *("/content/briefings/steel.yaml", "/.briefings/../briefings.yaml", "/.briefings/beside.html", "/%00", "/%ff"),
        *("/.briefings/%2e%2e/base.html.j2", "/..\\briefings.yaml", "/briefings/draft/", "/assets/secret.svg"),
    ],
)
def test_nothing_outside_the_site_is_sent(root: Path, preview: Looking, address: str) -> None:
    """Neither a path upward, however it is written, nor a file of the project that the site has not, is answered."""
    secret = root.parent / "secret"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    link = root / "content/secret.svg"
    if not link.is_symlink():
        link.symlink_to(secret)
    found = preview.raw(_whole(preview, address))
    assert found.startswith(b"HTTP/1.1 404 ")
    assert b"Steel desk" not in found
    link.unlink()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_it_can_only_be_read(preview: Looking, method: str) -> None:
    """Every other method is refused."""
    assert preview.ask(method, PAGE)[0] == 405


@pytest.mark.parametrize(
    "text", [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / SPDY/3\r\n\r\n", b"GET /" + b"x" * 99999 + b"\r\n\r\n"]
)
def test_what_is_no_request_is_refused(preview: Looking, text: bytes) -> None:
    """Neither nonsense nor a request without end is answered with a page."""
    assert preview.raw(text).startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 403 ", b"HTTP/1.1 431 "))


def test_a_head_has_no_body(preview: Looking) -> None:
    """A HEAD request gets the fields of the page alone."""
    answer = preview.raw(_whole(preview, PAGE).replace(b"GET", b"HEAD"))
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"\r\n\r\n")


def test_a_page_has_its_own_policy(preview: Looking) -> None:
    """The policy is that of the page, with the preview's own script let in, and frames of other sites kept out."""
    policy = preview.header(PAGE, "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert preview.header(PAGE, "Cross-Origin-Resource-Policy") == "same-origin"


def test_an_address_without_its_slash_leads_on(preview: Looking) -> None:
    """As a server of files does."""
    assert preview.get(PAGE.rstrip("/"))[0] == 302
    assert preview.header(PAGE.rstrip("/"), "Location") == PAGE


def test_drafts_are_shown_with_a_banner(root: Path) -> None:
    """With --drafts a draft has a page, and each page says what it is; a port that is taken is passed over."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with served(root, "--drafts", "--port", str(port)) as looking:
            assert looking.port > port
            assert looking.shows("/briefings/draft/", "Preview, not for publication")
            children = _children(looking.process.pid)
            assert children
    assert looking.process.returncode == 0
    until(lambda: not any(Path(f"/proc/{child}/exe").exists() for child in children))


def _children(pid: int) -> list[str]:
    """Return the processes that a process has started."""
    return [child for task in Path(f"/proc/{pid}/task").iterdir() for child in _started(task)]


def _started(task: Path) -> list[str]:
    """Return the processes that a thread has started."""
    return (task / "children").read_text(encoding="utf-8").split()


def test_a_desk_that_cannot_be_read_is_waited_for(tmp_path: Path) -> None:
    """Where the settings are wrong from the start, that is said; the site is there as soon as they are right."""
    root = desk(tmp_path / "desk", FILES, settings="name: [\n")
    with served(root) as looking:
        assert looking.get(PAGE)[0] == 503
        until(lambda: any(place.startswith("briefings.yaml:") for place in looking.places()))
        (root / "briefings.yaml").write_text("name: Steel desk\n", encoding="utf-8")
        until(lambda: looking.shows(PAGE, "WORDS"))
