"""The desk as the preview shows it at one moment: a value, and what it becomes when files change.

A file that cannot be read now stands as it last could be, so that the rest of the site goes on. A change of a
briefing's text alone is shown from what was linked before; whatever lists show is linked anew after it, a moment later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from briefings.artifacts import FileInput
from briefings.building import site_of
from briefings.catalog import catalog
from briefings.checking import Checked, own_templates, world_of
from briefings.errors import ContentError, Diagnostic, EnvironmentFault
from briefings.files import Snapshot
from briefings.keeping import inherited
from briefings.model.desk import Desk
from briefings.model.kinds import kind_of
from briefings.planning import Site
from briefings.reading import Means, Opened, gathered, lacking_letters, open_desk, read_again, read_all
from briefings.recalling import Reading
from briefings.records import BriefingRecord, References
from briefings.requests import Request
from briefings.rules import rules
from briefings.serve.shelf import Sources
from briefings.templates import faults
from briefings.theme import theme

__all__ = [
    "LINKS",
    "READING",
    "RULES",
    "Held",
    "Proof",
    "after",
    "begun",
    "looked",
    "relinked",
    "reread",
    "ruled",
    "settled",
]

READING, LINKS, RULES = "reading", "links", "rules"
"""What can be due: all files are read anew, records are linked anew, rules look across all files."""
TEMPLATES = "templates/"
SITE_WIDE = ("_entities", "authors", "judgements", "names", "topics")
"""What a site keeps that no text of a briefing's body changes."""
LINKED = ("edition_of", "neighbours", "pages", "translations")
"""What a catalog keeps that no such text changes: of the records in it, only what `_is_quiet` compares is taken."""


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
    return Proof(snapshot, opened, readings, _template_faults(snapshot), site, due=frozenset({RULES}))


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


def ruled(request: Request, proof: Proof, wanted: Callable[[], bool]) -> Proof | None:
    """Look across all files with every rule; None where nobody wants to know any more."""
    content = gathered(proof.snapshot, proof.opened, proof.readings.values())
    world = world_of(content, proof.site.catalog, request.audience, request.repository)
    found = {item for item in content.diagnostics if item.rule == "unread-file"}
    for rule in rules():
        if not wanted():
            return None
        if rule.across:
            found.update(rule.diagnostics(rule.across(world), proof.opened.desk))
    return replace(proof, across=tuple(sorted(found)), due=proof.due - {RULES})


def after(request: Request, proof: Proof, changed: Mapping[str, FileInput | None]) -> Proof:
    """Return what a proof becomes at once when files change.

    Args:
        request: what is shown.
        proof: the desk before.
        changed: each file that changed, by path; None for one that is gone.
    """
    files = {path: file for path, file in proof.snapshot.files.items() if changed.get(path, file)}
    files |= {path: file for path, file in changed.items() if file}
    now = replace(proof, snapshot=replace(proof.snapshot, files=files), due=proof.due | {RULES})
    if request.desk_file in changed or not changed.keys().isdisjoint(_own_files(proof.opened.desk)):
        now = _reopened(request, now)
    if any(path.startswith(TEMPLATES) for path in changed):
        now = _rethemed(now)
    return _read(now, changed)


def looked(request: Request, proof: Proof, found: Snapshot) -> Proof:
    """Return what a proof becomes at once when all files were looked at anew; itself where nothing changed."""
    before, links = proof.snapshot.files, found.diagnostics != proof.snapshot.diagnostics
    changed: dict[str, FileInput | None] = {
        path: file for path, file in found.files.items() if before.get(path) != file
    }
    changed.update((path, None) for path in before if path not in found.files)
    if not changed and not links:
        return proof
    seen = replace(proof, snapshot=replace(proof.snapshot, diagnostics=found.diagnostics))
    # A link may stand above files that others ask for.
    more = {LINKS, READING} if links else set()
    now = after(request, seen, changed)
    return replace(now, due=now.due | more)


def settled(request: Request, proof: Proof) -> Proof:
    """Return what a proof becomes once nothing is due."""
    for due, step in ((READING, reread), (LINKS, relinked)):
        proof = step(request, proof) if due in proof.due else proof
    return ruled(request, proof, lambda: True) or proof


def _own_files(desk: Desk) -> Iterator[str]:
    """Yield the files that the desk's settings name."""
    yield from (f"content/{path}" for path in [desk.logo, *(font.file for font in desk.fonts)] if path)


def _reopened(request: Request, proof: Proof) -> Proof:
    """Read the desk's settings anew; where that cannot be, they stand as they did."""
    path = request.desk_file
    faulty = {name: found for name, found in proof.faulty.items() if name != path}
    try:
        opened = open_desk(proof.snapshot, path)
    except ContentError as error:
        return replace(proof, faulty={**faulty, path: error.diagnostics})
    except EnvironmentFault:  # gone while it was looked at; its end is a change of its own
        return proof
    linked = replace(proof.site.catalog, desk=opened.desk, desk_file=opened.file)
    if request.base_url:
        linked = replace(linked, desk=linked.desk.model_copy(update={"url": request.base_url}))
    due = {LINKS} if _basis(opened.desk) == _basis(proof.opened.desk) else {LINKS, READING}
    site = replace(proof.site, catalog=linked)
    return replace(proof, opened=opened, faulty=faulty, site=site, due=proof.due | due)


def _basis(desk: Desk) -> object:
    """Return what of the desk's settings the reading of every file depends on."""
    return desk.lang, desk.rules, desk.fonts


def _rethemed(proof: Proof) -> Proof:
    """Take the theme's files anew."""
    site = replace(proof.site, theme=theme(proof.snapshot))
    faulty = {path: found for path, found in proof.faulty.items() if not path.startswith(TEMPLATES)}
    return replace(proof, site=site, faulty={**faulty, **_template_faults(proof.snapshot)})


def _template_faults(snapshot: Held) -> dict[str, tuple[Diagnostic, ...]]:
    """Return what is wrong with the desk's own templates, by path."""
    found: dict[str, tuple[Diagnostic, ...]] = {}
    try:
        for fault in faults(own_templates(snapshot)):
            found[fault.mark.path] = (*found.get(fault.mark.path, ()), fault)
    except (ContentError, EnvironmentFault):  # changed while it was looked at, which is a change of its own
        return {}
    return found


def _read(proof: Proof, changed: Mapping[str, FileInput | None]) -> Proof:
    """Read the content files that changed, and those that show a file that did."""
    shown = {path for path in changed if not kind_of(path)}
    asking = _asking(proof.readings, shown) if shown else set()
    stale = {path for path in changed if kind_of(path)} | asking
    readings, faulty, due = dict(proof.readings), dict(proof.faulty), set(proof.due)
    told: list[BriefingRecord] = []
    lacks = lacking_letters(proof.snapshot, proof.opened.desk)
    for path in sorted(stale):
        file, before = proof.snapshot.files.get(path), readings.get(path)
        faulty.pop(path, None)
        if file is None:
            due |= {LINKS} if readings.pop(path, None) else set()
            continue
        try:
            reading = read_again(proof.snapshot, proof.opened.desk, file, lacks)
        except EnvironmentFault:  # gone while it was looked at, which is a change of its own
            continue
        if isinstance(reading.found, tuple):
            faulty[path] = reading.diagnostics
            readings.setdefault(path, reading)
            continue
        readings[path] = reading
        if not _is_quiet(before, reading):
            due.add(LINKS)
        if isinstance(reading.found, BriefingRecord):
            told.append(reading.found)
    site = _patched(proof.site, told, proof.snapshot.files)
    return replace(proof, readings=readings, faulty=faulty, site=site, due=frozenset(due))


def _asking(readings: Mapping[str, Reading], shown: Iterable[str]) -> set[str]:
    """Return the paths of the content files that ask for files."""
    paths = set(shown)
    return {
        path
        for path, reading in readings.items()
        if reading.asked and any(asked in paths for asked, _ in reading.asked)
    }


def _is_quiet(before: Reading | None, reading: Reading) -> bool:
    """Tell whether nothing that other pages show changed in a briefing: at most its body, its charts, its lines."""
    old, new = before.found if before else None, reading.found
    if not (isinstance(old, BriefingRecord) and isinstance(new, BriefingRecord)):
        return False
    return _bare(old) == _bare(new)


def _bare(record: BriefingRecord) -> BriefingRecord:
    """Return a record without what its own page alone shows, and without the places of what it refers to."""
    references = References(kinds=record.references.kinds, targets=record.references.targets)
    nothing = FileInput("", "")
    return replace(record, file=nothing, references=references, charts=(), content="", pictures=())


def _patched(site: Site, records: Iterable[BriefingRecord], files: Mapping[str, FileInput]) -> Site:
    """Put records of briefings in the place of those that were shown; what was made of all others stays."""
    known = site.catalog.by_slug
    fresh = {record.slug: record for record in records if record.slug in known}
    if not fresh:
        return site
    briefings = tuple(fresh.get(briefing.slug, briefing) for briefing in site.catalog.briefings)
    pictures = {one.path: (one.width, one.height) for record in fresh.values() for one in record.pictures}
    linked = inherited(site.catalog, replace(site.catalog, briefings=briefings, files=files), fresh, LINKED)
    whole = replace(site, catalog=linked, pictures={**site.pictures, **pictures})
    return inherited(site, whole, fresh, SITE_WIDE)
