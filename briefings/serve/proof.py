"""The desk as the preview shows it at one moment: a value, and what it becomes when files change.

A file that cannot be read now stands as it last could be, so that the rest of the site goes on. `changes` makes the
next proof of one at once; what is due is done after it, a moment later, by what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import chain

from briefings.artifacts import FileInput
from briefings.building import site_of
from briefings.catalog import catalog
from briefings.checking import Checked, own_templates, world_of
from briefings.errors import ContentError, Diagnostic, EnvironmentFault
from briefings.files import Snapshot
from briefings.planning import Site
from briefings.reading import Means, Opened, gathered, open_desk, read_all
from briefings.recalling import Reading
from briefings.records import Reference, ReferenceKind
from briefings.requests import Request
from briefings.rules import World, rules
from briefings.serve.shelf import Sources
from briefings.templates import faults

__all__ = [
    "LINKS",
    "READING",
    "RULES",
    "TEMPLATES",
    "Held",
    "Proof",
    "begun",
    "relinked",
    "reread",
    "ruled",
    "settled",
    "template_faults",
]

READING, LINKS, RULES = "reading", "links", "rules"
"""What can be due: all files are read anew, records are linked anew, rules look across all files."""
TEMPLATES = "templates/"


@dataclass(frozen=True)
class Held(Snapshot):
    """The project's files, those that changed in memory.

    Attributes:
        sources: gives the bytes of files.
    """

    sources: Sources | None = None

    def read(self, source: FileInput) -> bytes:
        """Return a file's bytes; as `Sources.read`."""
        return self.sources.read(source) if self.sources else super().read(source)

    def on_disk(self) -> Snapshot:
        """Return the same files without what is in memory, as other processes can have them."""
        return Snapshot(self.root, self.files, self.diagnostics)


@dataclass(frozen=True)
class Proof:
    """The desk at one moment.

    Attributes:
        snapshot: the project's files as they are.
        opened: the desk's settings, as they last could be read.
        readings: what was read of each content file, when it last could be read.
        faulty: what is wrong with each file that cannot be read now, by path.
        site: what is planned from.
        across: what rules across files find.
        due: what has not yet been done since files changed.
    """

    snapshot: Held
    opened: Opened
    readings: Mapping[str, Reading]
    faulty: Mapping[str, tuple[Diagnostic, ...]]
    site: Site
    across: tuple[Diagnostic, ...] = ()
    due: frozenset[str] = frozenset()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, as far as it is known."""
        inside = (reading.diagnostics for path, reading in self.readings.items() if path not in self.faulty)
        own = () if self.opened.file.path in self.faulty else self.opened.diagnostics
        return tuple(
            sorted({*self.snapshot.diagnostics, *own, *self.across, *chain(*self.faulty.values()), *chain(*inside)})
        )


def begun(request: Request, snapshot: Held) -> Proof:
    """Read a desk.

    Raises:
        ContentError: where its settings cannot be read.
    """
    opened = open_desk(snapshot, request.desk_file)
    readings = _all(request, snapshot, opened)
    site = _linked(request, snapshot, opened, readings)
    return Proof(snapshot, opened, readings, template_faults(snapshot), site, due=frozenset({RULES}))


def _all(request: Request, snapshot: Held, opened: Opened) -> Mapping[str, Reading]:
    """Read every content file, by several processes where they are many."""
    means = Means(request.jobs, request.reading, request.versions.reading)
    return read_all(snapshot.on_disk(), opened.desk, request.desk_file, means)


def _linked(request: Request, snapshot: Held, opened: Opened, readings: Mapping[str, Reading]) -> Site:
    """Link all records, as a build does."""
    content = gathered(snapshot, opened, readings.values())
    linked = catalog(content.desk, content.desk_file, content.records, request.audience, snapshot.files)
    return site_of(request, Checked(snapshot, content, linked, ()))


def relinked(request: Request, proof: Proof) -> Proof:
    """Link all records anew, as a build does."""
    site = _linked(request, proof.snapshot, proof.opened, proof.readings)
    return replace(proof, site=site, due=proof.due - {LINKS})


def reread(request: Request, proof: Proof) -> Proof:
    """Read all files anew, by settings of the desk that all of them depend on."""
    found = {**_all(request, proof.snapshot, proof.opened)}
    # One that cannot be read stands as it did.
    found.update((path, proof.readings[path]) for path in proof.faulty if path in proof.readings)
    return replace(proof, readings=found, due=proof.due - {READING})


class _UnwantedError(Exception):
    """Nobody wants to know any more."""


@dataclass(frozen=True)
class _Awaited(World):
    """What a rule sees, as long as somebody waits: a page that is to be made meanwhile takes the processor at once."""

    wanted: Callable[[], bool] = field(kw_only=True)

    def go_on(self) -> None:
        """Go on where somebody waits.

        Raises:
            _UnwantedError: where nobody does.
        """
        if not self.wanted():
            raise _UnwantedError

    def references(self, kind: ReferenceKind) -> Iterator[Reference]:
        """Yield what the files refer to, of one kind, as long as somebody waits."""
        for record in self.records:
            self.go_on()
            yield from record.references.among(kind)


def ruled(request: Request, proof: Proof, wanted: Callable[[], bool]) -> Proof | None:
    """Look across all files with every rule; None where nobody wants to know any more."""
    content = gathered(proof.snapshot, proof.opened, proof.readings.values())
    plain = world_of(content, proof.site.catalog, request.audience, request.repository)
    world = _Awaited(**{one.name: getattr(plain, one.name) for one in fields(plain)}, wanted=wanted)
    found = {item for item in content.diagnostics if item.rule == "unread-file"}
    try:
        for rule in rules():
            world.go_on()
            if rule.across:
                found.update(rule.diagnostics(rule.across(world), proof.opened.desk))
    except _UnwantedError:
        return None
    return replace(proof, across=tuple(sorted(found)), due=proof.due - {RULES})


def settled(request: Request, proof: Proof) -> Proof:
    """Return what a proof becomes once nothing is due."""
    for due, step in ((READING, reread), (LINKS, relinked)):
        proof = step(request, proof) if due in proof.due else proof
    return ruled(request, proof, lambda: True) or proof


def template_faults(snapshot: Held) -> dict[str, tuple[Diagnostic, ...]]:
    """Return what is wrong with the desk's own templates, by path."""
    found: dict[str, tuple[Diagnostic, ...]] = {}
    try:
        for fault in faults(own_templates(snapshot)):
            found[fault.mark.path] = (*found.get(fault.mark.path, ()), fault)
    except (ContentError, EnvironmentFault):  # changed while it was looked at, which is a change of its own
        return {}
    return found
