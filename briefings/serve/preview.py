"""What is shown at an address now: fresh where it can be made, else as it last could; and who is told of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Condition, Thread

from briefings import addresses, formats
from briefings.archive import unpack
from briefings.artifacts import Artifact, digest
from briefings.errors import BriefingsError, ContentError, Diagnostic, Mark, Severity
from briefings.planning import Site
from briefings.serve.following import Following
from briefings.serve.press import Press
from briefings.serve.shelf import Shelf

__all__ = ["NOTHING", "Preview", "Shown", "report_beside"]

PATIENCE = 0.6
"""For how many seconds a page waits for the report whose size it names, where it was never made."""
ROOM = 64 * 1024 * 1024
"""How many bytes of what was shown last stay in memory, by address."""
SLOW = (".pdf", ".png")
NOTHING = "nothing"
"""What stands for the digest of a page that is not there."""
Heard = Callable[[], None]
"""Is called, from any thread, when something is different: at a path that is watched, or in what is wrong."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown at a path.

    Attributes:
        content: the bytes, as a build writes them.
        fresh: whether they are made from the content as it is now.
    """

    content: bytes
    fresh: bool

    @property
    def digest(self) -> str:
        """What tells these bytes from others."""
        return digest(self.content)[:16]


class Preview:
    """A desk's site from memory."""

    def __init__(self, following: Following, press: Press, heard: Heard) -> None:
        """Show a desk that is followed.

        Args:
            following: the desk.
            press: makes what is shown.
            heard: is told of changes at the paths that are looked at.
        """
        self._following, self._press, self._heard = following, press, heard
        self._last = Shelf(ROOM)
        self._planned: tuple[Site | None, dict[str, Artifact | None]] = None, {}
        self._told: dict[str, str] = {}
        self._faults: dict[str, tuple[Diagnostic, ...]] = {}
        self._watched: frozenset[str] = frozenset()
        self._version, self._looked, self._news = 0, -1, Condition()
        for slow in (False, True):
            Thread(target=self._look, args=(slow,), name="looking", daemon=True).start()

    def diagnostics(self, paths: Iterable[str]) -> tuple[Diagnostic, ...]:
        """Return all that is wrong with the content, as far as it is known, and with what stands at some paths."""
        known = self._following.diagnostics
        made = [fault for path in paths for fault in self._faults.get(path, ())]
        return tuple(sorted({*known, *made})) if made else known

    def told(self, path: str) -> str:
        """Return the digest of what is shown at a path that is watched; empty where that is not known, or nothing."""
        return self._told.get(path, "")

    def changed(self) -> None:
        """Look at what is watched again: something may be different."""
        self._heard()
        with self._news:
            self._version += 1
            self._news.notify_all()

    def watch(self, paths: frozenset[str]) -> None:
        """Tell of changes at these paths from now on, and at no others."""
        with self._news:
            self._watched = paths
            self._told = {path: told for path, told in self._told.items() if path in paths}
            self._faults = {path: found for path, found in self._faults.items() if path in paths}
            self._version += 1
            self._news.notify_all()

    def show(self, path: str) -> Shown | None:
        """Return what is shown at a path; None where the site has nothing there.

        Raises:
            BriefingsError: where nothing could ever be shown there; why is among the diagnostics of the path.
        """
        try:
            content = self._made(path)
        except Exception as error:
            self._faults[path] = _faults(error)
            if (last := self._last.get(path)) is not None:
                return Shown(last, fresh=False)
            raise BriefingsError(f"{path} cannot be shown") from error
        self._faults.pop(path, None)
        if content is None:
            return None
        self._last.put(path, content)
        return Shown(content, fresh=True)

    def _made(self, path: str) -> bytes | None:
        """Make what stands at a path; None where there is nothing."""
        proof = self._following.proof
        if proof is None:
            raise ContentError(())  # why is said of the desk
        artifact = self._plan(proof.site, path)
        if artifact is None:
            return None
        content = self._press.page(artifact, PATIENCE, self.changed)
        return content if artifact.path == path else unpack(content).get(path.removeprefix(artifact.path))

    def _plan(self, site: Site, path: str) -> Artifact | None:
        """Plan what stands at a path; as long as the site is the same, once."""
        planned = self._planned
        if planned[0] is not site:
            planned = self._planned = site, {}
        known = planned[1]
        if path not in known:
            known[path] = formats.at(site, path)
        return known[path]

    def _look(self, slow: bool) -> None:  # noqa: FBT001 # one of two threads alike
        """Look at what is watched whenever something may be different; reports and pictures apart: they take long."""
        seen = -1
        while True:
            with self._news:
                # Reports wait until the pages are there, which are sooner.
                while self._version == seen or (slow and self._looked != self._version):
                    self._news.wait()
                seen, paths = self._version, self._watched
            for path in sorted(paths):
                if path.endswith(SLOW) == slow:
                    self._compare(path)
            if not slow:
                with self._news:
                    self._looked = seen
                    self._news.notify_all()

    def _compare(self, path: str) -> None:
        """Tell where something else is shown at a path than was told last."""
        before = self._faults.get(path)
        try:
            shown = self.show(path)
        except BriefingsError:
            shown = None
        now = shown.digest if shown else NOTHING
        with self._news:
            same = self._told.get(path) == now and self._faults.get(path) == before
            if path in self._watched:
                self._told[path] = now
        if not same:
            self._heard()


def _faults(error: Exception) -> tuple[Diagnostic, ...]:
    """Return why something cannot be shown."""
    if isinstance(error, ContentError):
        return error.diagnostics
    said = str(error) if isinstance(error, BriefingsError) else f"{type(error).__name__}: {error}"
    return (Diagnostic(Mark("preview"), Severity.ERROR, "preview", f"this page cannot be made ({said})"),)


def report_beside(path: str) -> str:
    """Return the path of the report that may stand beside a page; empty where none does."""
    folder, _, name = path.removesuffix("/index.html").partition("/")
    places = {"briefings": addresses.report, "editions": addresses.edition_report}
    return places[folder](name) if folder in places and name and "/" not in name else ""
