"""The lint rules, one a module: the module's name is the rule's id, with hyphens.

A rule module has `LEVEL` and `in_file`, which looks at one file that was read, or `across`, which looks at the
records of all files together, or both. Its docstring says what it finds, with a bad and a good example. A desk may
set another level, except for errors without which a build could not do: of the others the module says
`SETTABLE = True`. One that says in its findings how they are mended, without any doubt, has `MENDS = True`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from types import ModuleType

from briefings import addresses, discovery
from briefings.artifacts import FileInput
from briefings.catalog import Catalog
from briefings.errors import Diagnostic, Mark, Severity
from briefings.keeping import Keeping, kept
from briefings.model.desk import Desk, RuleLevel
from briefings.model.problems import nearest
from briefings.records import BriefingRecord, EditionRecord, Record, Reference, ReferenceKind, SourceRecord
from briefings.silences import Silence
from briefings.subject import Subject
from briefings.values.dates import Day
from briefings.values.names import Slug

__all__ = ["Edit", "Finding", "Rule", "World", "check_all", "check_file", "edits", "lowered", "rules", "unresolved"]

PAGES = {
    "briefing": addresses.briefing,
    "edition": addresses.edition,
    "entity": addresses.entity,
    "topic": addresses.topic,
}


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a file, where they start, and those that are right in their place, without any doubt."""

    mark: Mark
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule finds, with its place, the right way, and how it is mended where that is certain."""

    mark: Mark
    message: str
    hint: str = ""
    edit: Edit | None = None


@dataclass(frozen=True)
class World(Keeping):
    """What a rule across files sees: every record, and the catalog of those that the audience sees.

    Attributes:
        catalog: what the audience sees.
        records: the record of each file that could be read.
        broken: the kind and slug of each file that could not; to refer to it is no further mistake.
        waiting: the paths of the files that are under embargo.
        public: whether anyone can read the files.
    """

    catalog: Catalog
    records: tuple[Record, ...]
    broken: frozenset[tuple[str, str]] = frozenset()
    waiting: frozenset[str] = frozenset()
    public: bool = False

    def references(self, kind: ReferenceKind) -> Iterator[Reference]:
        """Yield what the files refer to, of one kind."""
        return (found for record in self.records for found in record.references.among(kind))

    @kept
    def files(self) -> tuple[tuple[str, str, FileInput], ...]:
        """Return the kind, the slug and the file of each record that has a file."""
        named = ((one, one.id if isinstance(one, EditionRecord | SourceRecord) else one.slug) for one in self.records)
        kinds = {kind: kind.__name__.removesuffix("Record").lower() for kind in set(map(type, self.records))}
        return tuple((kinds[type(record)], name, record.file) for record, name in named if record.file)

    @kept
    def implied(self) -> frozenset[tuple[str, str]]:
        """Return the kind and the slug of what has a page because briefings have it: their topics and their weeks."""
        briefings = [record for record in self.records if isinstance(record, BriefingRecord)]
        topics = {("topic", topic) for briefing in briefings for topic in briefing.topics}
        return frozenset(topics | {("edition", Day(day).iso_week) for day in {briefing.date for briefing in briefings}})

    @kept
    def pages(self) -> Mapping[str, tuple[str, str]]:
        """Return the kind and the slug of everything that has a page, seen or not, by the page's address."""
        there = {(kind, slug) for kind, slug, _ in self.files()} | self.broken | self.implied()
        return {PAGES[kind](slug): (kind, slug) for kind, slug in there if kind in PAGES}

    def slugs(self, kind: str) -> set[str]:
        """Return the slugs of all files of one kind."""
        there = {slug for named, slug, _ in self.files() if named == kind}
        return there | {slug for named, slug in self.broken if named == kind}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, its level where the desk sets none, whether the desk may, and how it looks."""

    id: str
    level: RuleLevel
    settable: bool
    in_file: Callable[[Subject], Iterator[Finding]] | None
    across: Callable[[World], Iterator[Finding]] | None
    of_silences: Callable[[Iterable[Silence]], Iterator[Finding]] | None = None
    mends: bool = False

    def level_in(self, path: str, desk: Desk) -> RuleLevel:
        """Return the level that holds in a file: the desk's, where it sets one and may."""
        levels = desk.rules.get(self.slug, {}) if self.settable else {}
        return next((level for pattern, level in levels.items() if fnmatchcase(path, pattern)), self.level)

    def is_on(self, path: str, desk: Desk) -> bool:
        """Tell whether the rule says anything of a file."""
        return self.level_in(path, desk) is not RuleLevel.OFF

    @property
    def slug(self) -> Slug:
        """The id as settings name it."""
        return Slug(self.id)

    def is_off(self, desk: Desk) -> bool:
        """Tell whether no file of the desk can have a finding."""
        levels = desk.rules.get(self.slug, {}) if self.settable else {}
        first = next(iter(levels), "")
        return (self.level if not levels else levels[first] if first == "**" else None) is RuleLevel.OFF

    def diagnostics(self, findings: Iterator[Finding], desk: Desk) -> Iterator[Diagnostic]:
        """Give the findings the level that holds where they are."""
        for finding in findings:
            if self.is_on(finding.mark.path, desk):
                level = self.level_in(finding.mark.path, desk)
                yield Diagnostic(finding.mark, Severity(level.value), self.id, finding.message, finding.hint)


def unresolved(world: World, kind: ReferenceKind, known: Collection[str], described: str) -> Iterator[Finding]:
    """Yield a finding for each reference of a kind to a name that nothing has.

    Args:
        world: all records.
        kind: the kind of reference.
        known: the names that something has.
        described: what the name should be, in words.
    """
    for reference in world.references(kind):
        if reference.target not in known:
            yield Finding(reference.mark, f"{reference.target} is no {described}", nearest(reference.target, known))


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by id."""
    return tuple(_rule(name, discovery.module(__name__, name)) for name in discovery.names(__name__))


def _rule(name: str, module: ModuleType) -> Rule:
    """Return the rule that a module holds."""
    level = RuleLevel(module.LEVEL.value)
    return Rule(
        id=name.replace("_", "-"),
        level=level,
        settable=level is not RuleLevel.ERROR or getattr(module, "SETTABLE", False),
        in_file=getattr(module, "in_file", None),
        across=getattr(module, "across", None),
        of_silences=getattr(module, "of_silences", None),
        mends=getattr(module, "MENDS", False),
    )


def check_file(subject: Subject, desk: Desk) -> tuple[Diagnostic, ...]:
    """Look at one file with every rule that looks at one; what the author silenced is left out."""
    unfinished = bool(getattr(subject.value, "draft", False))
    found = {
        lowered(diagnostic) if unfinished and rule.settable else diagnostic
        for rule in rules()
        if rule.in_file and not rule.is_off(desk)
        for diagnostic in rule.diagnostics(rule.in_file(subject), desk)
    }
    ways = {rule.id for rule in rules() if rule.across}
    own = [silence for silence in subject.silences if silence.rule not in ways]
    lines = subject.document.text.split("\n") if subject.silences else []
    return _unsilenced(found, subject.silences, own, desk, lines)


def lowered(diagnostic: Diagnostic) -> Diagnostic:
    """Return a finding in a draft: published nowhere, it stops no build."""
    return replace(diagnostic, severity=Severity.WARNING) if diagnostic.severity is Severity.ERROR else diagnostic


def edits(subject: Subject, desk: Desk) -> Iterator[tuple[Diagnostic, Edit]]:
    """Yield what can be mended in a file without any doubt, each with its finding."""
    for rule in rules():
        if rule.mends and rule.in_file:
            for finding in rule.in_file(subject):
                for diagnostic in rule.diagnostics(iter([finding]), desk):
                    if finding.edit:
                        yield diagnostic, finding.edit


def check_all(world: World) -> tuple[Diagnostic, ...]:
    """Look at all files together with every rule that looks across them; what an author silenced is left out."""
    desk = world.catalog.desk
    looking = [rule for rule in rules() if rule.across and not rule.is_off(desk)]
    found = {item for rule in looking if rule.across for item in rule.diagnostics(rule.across(world), desk)}
    briefings = [record for record in world.records if isinstance(record, BriefingRecord) and record.silences]
    silences = [silence for record in briefings for silence in record.silences]
    across = {rule.id for rule in looking if not rule.in_file}
    return _unsilenced(found, silences, [silence for silence in silences if silence.rule in across], desk)


def _unsilenced(
    found: Collection[Diagnostic],
    silences: Collection[Silence],
    judged: Collection[Silence],
    desk: Desk,
    lines: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """Return the findings that nobody silenced, and what is to be said of silences that silenced nothing.

    Args:
        found: all findings.
        silences: what authors silenced.
        judged: those of them that have to silence something.
        desk: the desk's settings.
        lines: the lines of the file, where all stand in one.
    """
    by_id = {rule.id: rule for rule in rules() if rule.settable}
    left, used = list(found), set[Silence]()
    for silence in silences or ():
        covered = {item for item in left if item.rule in by_id and silence.covers(item, _line(lines, item))}
        left = [item for item in left if item not in covered]
        used |= {silence} if covered else set()
    on = {silence for silence in judged if silence.rule in by_id and by_id[silence.rule].is_on(silence.mark.path, desk)}
    idle = [silence for silence in judged if silence in on - used]
    after = (rule for rule in rules() if rule.of_silences and idle)
    said = (item for rule in after if rule.of_silences for item in rule.diagnostics(rule.of_silences(idle), desk))
    return tuple(sorted([*left, *said]))


def _line(lines: Sequence[str], diagnostic: Diagnostic) -> str:
    """Return the line that a finding is about, where there is one."""
    return lines[diagnostic.mark.line - 1] if diagnostic.mark.line <= len(lines) else ""
