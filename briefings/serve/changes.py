"""What becomes of the preview's desk at once when files change.

A change of a briefing's text alone is shown from what was linked before; whatever lists show is linked anew after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefings.artifacts import FileInput
from briefings.errors import ContentError, EnvironmentFault
from briefings.files import Snapshot
from briefings.keeping import inherited
from briefings.model.desk import Desk
from briefings.model.kinds import kind_of
from briefings.planning import Site
from briefings.reading import lacking_letters, open_desk, read_again
from briefings.recalling import Reading
from briefings.records import BriefingRecord, References
from briefings.requests import Request
from briefings.serve.proof import LINKS, READING, RULES, TEMPLATES, Proof, template_faults
from briefings.theme import theme

__all__ = ["after", "looked"]

RULED = {"name", "outside"}
"""The kinds of references that rules alone look at."""
SITE_WIDE = ("_entities", "authors", "judgements", "names", "topics")
"""What a site keeps that no text of a briefing's body changes."""
LINKED = ("edition_of", "neighbours", "pages", "translations")
"""What a catalog keeps that no such text changes: of the records in it, only what `_is_quiet` compares is taken."""


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
    return desk.lang, desk.rules, desk.fonts, desk.abbreviations


def _rethemed(proof: Proof) -> Proof:
    """Take the theme's files anew."""
    site = replace(proof.site, theme=theme(proof.snapshot))
    faulty = {path: found for path, found in proof.faulty.items() if not path.startswith(TEMPLATES)}
    return replace(proof, site=site, faulty={**faulty, **template_faults(proof.snapshot)})


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
    shown = [
        pair for pair in zip(record.references.kinds, record.references.targets, strict=True) if pair[0] not in RULED
    ]
    references = References(kinds=tuple(kind for kind, _ in shown), targets=tuple(target for _, target in shown))
    nothing = FileInput("", "")
    own = replace(record, file=nothing, references=references, charts=(), content="", pictures=())
    return replace(own, silences=(), text="")


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
