"""The desk at one moment: after any edits it is what a build would make of the same files."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, precondition, rule

from briefings import formats
from briefings.checking import look
from briefings.errors import ContentError, Severity, has_errors
from briefings.files import scan
from briefings.requests import Request
from briefings.serve import changes, proof
from briefings.serve.proof import Held, Proof
from briefings.serve.shelf import Sources
from tests.building import Way
from tests.editing import Editing

ROOM = 1_000_000


def held(root: Path, sources: Sources) -> Held:
    """Look at a desk's files."""
    found = scan(root, "briefings.yaml")
    return Held(root, found.files, found.diagnostics, sources)


def keys(shown: Proof) -> dict[str, str]:
    """Return the key of every file of a site, each planned alone."""
    paths = [artifact.path for artifact in formats.plan(shown.site)]
    found = {path: formats.at(shown.site, path) for path in paths}
    return {path: artifact.key if artifact else "" for path, artifact in found.items()}


class Previewed(Editing):
    """A desk that is edited at random, and shown after each edit."""

    counted: ClassVar[list[bool]] = []

    def __init__(self) -> None:
        super().__init__()
        self.sources = Sources(self.root, ROOM)
        self.shown: Proof | None = None

    @property
    def request(self) -> Request:
        """What is shown."""
        return Way(formats=frozenset(formats.names())).request(self.root, self.home / "site", self.home / "kept", 1)

    @invariant()
    def shown_equals_built(self) -> None:
        """Compare what is shown, planned from what was known, with what a build plans from nothing."""
        self.failures += 1
        try:
            found = scan(self.root, "briefings.yaml")
            checked = look(found, "briefings.yaml", self.request.audience)
        except ContentError as error:
            self.wrong = tuple({one.mark.path for one in error.diagnostics})
            if self.shown:
                self.shown = proof.settled(self.request, changes.looked(self.request, self.shown, found))
            return
        self.shown = self.after_edit()
        said = set(checked.diagnostics)
        self.wrong = tuple({one.mark.path for one in said if one.severity != Severity.INFO})
        if has_errors(said):
            assert has_errors(self.shown.diagnostics)
            return
        self.failures = 0
        fresh = proof.begun(self.request, held(self.root, Sources(self.root, ROOM)))
        assert set(self.shown.diagnostics) == said
        assert keys(self.shown) == keys(fresh)

    @precondition(lambda self: not self.paths())
    @rule()
    def begin_again(self) -> None:
        """Write something where nothing is left."""
        self.edit_entity("group", "Group", "Prices fall", [])

    def after_edit(self) -> Proof:
        """Return what is shown once nothing is due; what is not due now is right before that."""
        if not self.shown:
            return proof.settled(self.request, proof.begun(self.request, held(self.root, self.sources)))
        now = changes.looked(self.request, self.shown, scan(self.root, "briefings.yaml"))
        after = proof.settled(self.request, now)
        quiet = now is not self.shown and now.due == {proof.RULES}
        if quiet and not has_errors(after.diagnostics):
            assert keys(now) == keys(proof.relinked(self.request, now))
            self.counted.append(True)
        return after


TestPreviewed = Previewed.TestCase
TestPreviewed.settings = settings(
    max_examples=5, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
