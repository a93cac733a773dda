"""Follows the files while they are edited: each change gives a new proof at once, and what is due is done after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Condition, Lock, Thread, Timer
from typing import TypeAlias

from briefings.artifacts import FileInput
from briefings.digests import DIGESTS
from briefings.errors import BriefingsError, ContentError, Diagnostic, Mark, Severity
from briefings.files import FOLDERS, Snapshot, scan
from briefings.requests import Request
from briefings.serve.changes import after, looked
from briefings.serve.proof import LINKS, READING, Held, Proof, begun, relinked, reread, ruled
from briefings.serve.shelf import Sources

__all__ = ["Following"]

Paths: TypeAlias = "frozenset[str] | None"
QUIET = 0.15
"""For how many seconds nothing may change before what is due is done: it takes longer than a change does."""
AGAIN = 0.5
"""After how many seconds all files are looked at once more, where that could not be done."""


class Following:
    """The desk as it is now.

    Attributes:
        proof: the desk as it is shown; None where its settings could never be read.
        diagnostics: all that is wrong, as far as it is known.
    """

    def __init__(self, request: Request, sources: Sources, told: Callable[[], None]) -> None:
        """Follow a desk.

        Args:
            request: what is shown.
            sources: its files.
            told: is called, from any thread, whenever there is another proof.
        """
        self.proof: Proof | None = None
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self._request, self._sources, self._told = request, sources, told
        self._changes: SimpleQueue[Paths] = SimpleQueue()
        self._lock, self._due = Lock(), Condition()

    def start(self) -> None:
        """Read the desk, and begin to follow it."""
        self._guarded(self._begin)
        for work in (self._follow, self._settle):
            Thread(target=work, name=work.__name__, daemon=True).start()

    def changed(self, paths: Paths) -> None:
        """Note that files changed; None where any may have."""
        self._changes.put(paths)

    def _guarded(self, work: Callable[[], None]) -> bool:
        """Do something whose faults are said, and end nothing; tell whether it was done."""
        try:
            work()
        except ContentError as error:
            self._say(error.diagnostics)
        except BriefingsError as error:
            self._say([_fault(self._request, str(error))])
        except Exception as error:  # noqa: BLE001 # whatever is wrong is said; the next change may mend it
            said = f"a fault of the program ({type(error).__name__}: {error})"
            self._say([_fault(self._request, said)])
        else:
            return True
        return False

    def _say(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Note what is wrong, and that it is."""
        self.diagnostics = tuple(sorted(set(diagnostics)))
        self._told()

    def _begin(self) -> None:
        """Read the desk whole."""
        found = self._scan()
        held = Held(found.root, found.files, found.diagnostics, self._sources)
        self._show(begun(self._request, held))

    def _scan(self) -> Snapshot:
        """Look at all files."""
        return scan(self._request.root, self._request.desk_file, self._request.reading / DIGESTS)

    def _show(self, proof: Proof) -> None:
        """Show another proof."""
        self.proof = proof
        self._say(proof.diagnostics)
        with self._due:
            self._due.notify_all()

    def _follow(self) -> None:
        """Take changes as they come; those that wait are taken together."""
        while True:
            batches = [self._changes.get()]
            while True:
                try:
                    batches.append(self._changes.get_nowait())
                except Empty:
                    break
            if not self._guarded(partial(self._take, batches)) and self.proof:
                # A folder that is being moved cannot be read for a moment, and nothing may change after it.
                again = Timer(AGAIN, self.changed, (None,))
                again.daemon = True
                again.start()
            with self._due:
                self._due.notify_all()

    def _take(self, batches: list[Paths]) -> None:
        """Show what becomes of the desk with some changes."""
        if self.proof is None:
            self._begin()
            return
        paths = frozenset().union(*(batch for batch in batches if batch))
        files = {path: self._sources.take(path) for path in paths if self._is_ours(path)}
        with self._lock:
            proof = self.proof
            known = proof.snapshot.files
            if None in batches or any(self._is_unclear(path, files[path]) for path in files):
                now = looked(self._request, proof, self._scan())
            else:
                now = after(
                    self._request, proof, {path: file for path, file in files.items() if known.get(path) != file}
                )
            if now is not proof:
                self._show(now)

    def _is_ours(self, path: str) -> bool:
        """Tell whether a path is one of the desk's."""
        return path == self._request.desk_file or path.partition("/")[0] in FOLDERS

    def _is_unclear(self, path: str, file: FileInput | None) -> bool:
        """Tell whether one path does not say what changed: a folder that came or went, or a link."""
        place = self._request.root / path
        if file is None:
            return path not in self.proof.snapshot.files if self.proof else True
        return place.is_symlink() or not place.resolve().is_relative_to(self._request.root.resolve())

    def _settle(self) -> None:
        """Do what is due whenever nothing changes for a moment."""
        failed: Proof | None = None
        while True:
            with self._due:
                while not (self.proof and self.proof.due and self.proof is not failed):
                    self._due.wait()
                while self._due.wait(QUIET):
                    pass
                proof = self.proof
            if not self._guarded(self._settle_once):
                failed = proof

    def _is_wanted(self, proof: Proof) -> bool:
        """Tell whether a proof is the one that is shown, and no change waits, which comes first."""
        return self.proof is proof and self._changes.empty()

    def _settle_once(self) -> None:
        """Do what is due, as long as nothing changes."""
        while (proof := self.proof) and proof.due:
            now = _step(self._request, proof, partial(self._is_wanted, proof))
            with self._lock:
                if now is None or self.proof is not proof:
                    return
                self._show(now)


def _step(request: Request, proof: Proof, wanted: Callable[[], bool]) -> Proof | None:
    """Do the first thing that is due; None where nobody wants it any more."""
    if READING in proof.due:
        return reread(request, proof)
    if LINKS in proof.due:
        return relinked(request, proof)
    return ruled(request, proof, wanted)


def _fault(request: Request, said: str) -> Diagnostic:
    """Say what went wrong besides the content."""
    return Diagnostic(Mark(request.desk_file), Severity.ERROR, "preview", said)
