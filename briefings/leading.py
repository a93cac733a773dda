"""The links of the content that lead outside the site: which there are, and what is said of those that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from briefings.audience import Audience
from briefings.checking import Checked
from briefings.errors import Diagnostic, Mark, Severity
from briefings.outside import Found, Journey, State, look
from briefings.records import BriefingRecord, Record, SourceRecord

__all__ = ["outside"]

RULE = "dead-link"
SEVERITIES = {State.GONE: Severity.ERROR, State.UNSURE: Severity.WARNING, State.MOVED: Severity.INFO}


@dataclass(frozen=True, slots=True)
class _Link:
    """An address, the file that it stands in, and whether the source that it is of has an archived copy."""

    address: str
    record: Record
    archived: bool = False


def outside(checked: Checked, audience: Audience, journey: Journey, now: datetime) -> tuple[Diagnostic, ...]:
    """Look whether the pages that the content links are still there; what an author silenced is left out.

    To ask is to tell: servers learn of what the audience sees alone, and an archive of what everyone does.

    Args:
        checked: the content.
        audience: for whom and as of when it was checked.
        journey: how servers are asked.
        now: the present moment, with its zone.

    Raises:
        EnvironmentFault: where there is no network.
    """
    links = [link for record in _seen(checked, audience) for link in _links(record)]
    told = {link.address for record in _seen(checked, Audience(now)) for link in _links(record)}
    bare = {(link.record.file, link.address) for link in links if not link.archived}
    links = [link for link in links if not link.archived or (link.record.file, link.address) not in bare]
    found = look((link.address for link in links), journey, now, told)
    return tuple(sorted({item for link in links for item in _said(checked, link, found)}))


def _seen(checked: Checked, audience: Audience) -> Iterator[Record]:
    """Yield the files that an audience sees, and of the desk's own sources those that they cite."""
    default = checked.content.desk.tlp
    cited = set[str]()
    for record in checked.content.records:
        if not isinstance(record, SourceRecord) and audience.sees(record.visibility, default):
            cited.update(record.targets("source"))
            yield record
    yield from (one for one in checked.content.records if isinstance(one, SourceRecord) and one.id in cited)


def _links(record: Record) -> Iterator[_Link]:
    """Yield the addresses outside that a file holds."""
    facts = record.own_sources if isinstance(record, BriefingRecord) else ()
    for source in (*facts, *([record.facts] if isinstance(record, SourceRecord) else [])):
        if url := source.get("url"):
            yield _Link(str(url), record, archived=bool(source.get("archived")))
    for reference in record.references.among("outside"):
        yield _Link(reference.target, record)


def _said(checked: Checked, link: _Link, found: Mapping[str, Found]) -> Iterator[Diagnostic]:
    """Yield what is to be said of a link."""
    what = found[link.address]
    if what.state is State.THERE or link.record.file is None:
        return
    severity = Severity.INFO if link.archived else SEVERITIES[what.state]
    mark = _mark(checked, link)
    diagnostic = Diagnostic(mark, severity, RULE, _message(link, what), _hint(link, what))
    silences = link.record.silences if isinstance(link.record, BriefingRecord) else ()
    if not any(silence.covers(diagnostic) for silence in silences):
        yield diagnostic


def _message(link: _Link, what: Found) -> str:
    """Say what became of a page."""
    address = _shown(link.address)
    if what.state is State.MOVED:
        return f"{address} has moved for good"
    return f"{address} {'is gone' if what.state is State.GONE else 'could not be looked at'}: {what.detail}"


def _shown(address: str) -> str:
    """Return an address as it may stand in a log: without a name and a password."""
    try:
        server = urlsplit(address).netloc
    except ValueError:
        return address
    return address.replace(server, server.rpartition("@")[2], 1)


def _hint(link: _Link, what: Found) -> str:
    """Say what to do."""
    if what.state is State.MOVED:
        return f"Write: {what.detail}"
    if link.archived:
        return "The source names an archived copy."
    if what.state is State.UNSURE:
        return "Open it in a browser; where it is there all the same, ignore the finding with a reason."
    return f"There is a copy; add: archived: {what.copy}" if what.copy else "Name another source, or one with a copy."


def _mark(checked: Checked, link: _Link) -> Mark:
    """Return the place of an address: where it first stands in its file."""
    file = link.record.file
    if file is None:
        raise ValueError(f"{link.address} stands in no file")
    text = checked.snapshot.read(file).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    found = re.search(rf"{re.escape(link.address)}(?![\w/?=&%-])", text)
    at = found.start() if found else 0
    return Mark(file.path, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1)
