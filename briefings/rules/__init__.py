"""The lint rules, one a module: the module's name is the rule's id, with hyphens.

A rule module has `LEVEL` and either `in_file`, which looks at one file that was read, or `across`, which looks
at the records of all files together. Its docstring says what it finds, with a bad and a good example.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefings import addresses, discovery
from briefings.artifacts import FileInput
from briefings.block import Ignore
from briefings.catalog import Catalog
from briefings.errors import Diagnostic, Mark, Severity
from briefings.keeping import Keeping, kept
from briefings.model.desk import Desk, RuleLevel
from briefings.model.problems import nearest
from briefings.records import BriefingRecord, EditionRecord, Record, Reference, ReferenceKind, SourceRecord
from briefings.subject import Subject
from briefings.values.dates import Day
from briefings.values.record import each

__all__ = ["Finding", "Rule", "World", "check_all", "check_file", "rules", "unresolved"]

PAGES = {
    "briefing": addresses.briefing,
    "edition": addresses.edition,
    "entity": addresses.entity,
    "topic": addresses.topic,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule finds, with its place and the right way."""

    mark: Mark
    message: str
    hint: str = ""


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
    """A rule: its id, its level where the desk sets none, and how it looks."""

    id: str
    level: Severity
    in_file: Callable[[Subject], Iterator[Finding]] | None
    across: Callable[[World], Iterator[Finding]] | None

    def diagnostics(self, findings: Iterator[Finding], desk: Desk) -> Iterator[Diagnostic]:
        """Give the findings the level that the desk sets; an error stays one, as builds rely on it."""
        level = {str(name): level for name, level in desk.rules.items()}.get(self.id)
        fixed = self.level is Severity.ERROR or level is None
        if level is RuleLevel.OFF and not fixed:
            return
        severity = self.level if fixed or level is None else Severity(level.value)
        for finding in findings:
            yield Diagnostic(finding.mark, severity, self.id, finding.message, finding.hint)


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
    found = []
    for name in discovery.names(__name__):
        module = discovery.module(__name__, name)
        in_file, across = getattr(module, "in_file", None), getattr(module, "across", None)
        found.append(Rule(name.replace("_", "-"), module.LEVEL, in_file, across))
    return tuple(found)


def check_file(subject: Subject, desk: Desk) -> tuple[Diagnostic, ...]:
    """Look at one file with every rule that looks at one; what the author silenced is left out."""
    found = (
        diagnostic for rule in rules() if rule.in_file for diagnostic in rule.diagnostics(rule.in_file(subject), desk)
    )
    silences = _silences(subject)
    kept = (item for item in set(found) if not any(silence.covers(item) for silence in silences))
    return tuple(sorted(kept))


def check_all(world: World) -> tuple[Diagnostic, ...]:
    """Look at all files together with every rule that looks across them."""
    found = (
        diagnostic
        for rule in rules()
        if rule.across
        for diagnostic in rule.diagnostics(rule.across(world), world.catalog.desk)
    )
    return tuple(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class _Silence:
    """A silenced finding, and the lines of the file for which it holds."""

    ignore: Ignore
    lines: range

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Tell whether the finding is the one that the author silenced; an error cannot be."""
        said = f"{diagnostic.message} {diagnostic.hint}"
        same = self.ignore.rule == diagnostic.rule and self.ignore.quote in said
        return same and diagnostic.severity is not Severity.ERROR and diagnostic.mark.line in self.lines


def _silences(subject: Subject) -> tuple[_Silence, ...]:
    """Return the findings that the author silenced; one on a block holds for the block."""
    found = each(Ignore, subject.value)
    return tuple(_Silence(ignore, subject.document.lines(location[:-2])) for location, ignore in found)
