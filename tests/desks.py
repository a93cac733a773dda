"""Small desks for tests: each is a folder with settings, content and nothing that is not wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from briefings.audience import Audience
from briefings.block import Block
from briefings.build import Outcome, Request, build
from briefings.checking import Checked, check
from briefings.errors import ContentError
from briefings.installed import versions
from briefings.loader import load
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from briefings.subject import Subject
from briefings.values.clearance import Clearance
from briefings.values.record import Written

__all__ = [
    "BRIEFING",
    "CLOCK",
    "DESK",
    "ENTITY",
    "audience",
    "block",
    "briefing",
    "built",
    "checked",
    "desk",
    "findings",
    "refused",
    "said",
    "shared_cache",
    "subject",
    "written",
]

CLOCK = datetime(2025, 2, 1, tzinfo=UTC)
DESK = "name: Steel desk\n"
ENTITY = "name: Baogang Group\nkind: organisation\n"
FIELDS = {
    "title": "title: A record year\n",
    "date": "date: 2025-01-20\n",
    "highlights": "highlights:\n  - {text: Output doubled., basis: judgement}\n",
    "body": "body:\n  - prose: Output doubled.\n",
}
BRIEFING = "".join(FIELDS.values())


def briefing(typed: str = "") -> str:
    """Write a briefing that starts with what was typed; required fields that it lacks follow."""
    there = set(re.findall(r"^([\w-]+) *:", typed, re.MULTILINE))
    ending = "" if not typed or typed.endswith("\n") else "\n"
    return typed + ending + "".join(text for name, text in FIELDS.items() if name not in there)


def block(typed: str) -> Block:
    """Read a block, typed on one line."""
    (found,) = read("content/briefings/steel.yaml", briefing(f"body: [{typed}]").encode(), Briefing)[1].body
    return found


def refused(typed: str) -> list[str]:
    """Return what is said of a block that is typed on one line, without the path."""
    return written(briefing(f"body: [{typed}]"), Briefing)


def desk(root: Path, files: Mapping[str, str | bytes] | None = None, settings: str = DESK) -> Path:
    """Write a desk with the given files, by path, and return its folder."""
    for path, content in {"briefings.yaml": settings, **(files or {})}.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def audience() -> Audience:
    """Give readers without any clearance, as of the clock of the tests."""
    return Audience(CLOCK)


def checked(root: Path) -> Checked:
    """Read a desk and look at it with every rule."""
    return check(root, "briefings.yaml", audience())


def shared_cache(root: Path) -> Path:
    """Give the cache that the tests of one worker share: what was made under a key is the same for all of them."""
    worker = next((folder for folder in root.parents if folder.name.startswith(("popen-", "pytest-"))), root)
    return worker / "cache"


def built(root: Path, *formats: str, drafts: bool = False, clearance: str = "CLEAR", jobs: int = 1) -> Outcome:
    """Build the pages of a desk, and what else is named, into its site/."""
    request = Request(
        root=root,
        desk_file="briefings.yaml",
        site=root / "site",
        cache=shared_cache(root),
        audience=Audience(CLOCK, Clearance(clearance), drafts=drafts),
        formats=frozenset({"html", *formats}),
        versions=versions(),
        jobs=jobs,
    )
    return build(request, lambda _done, _total, _path: None)


def said(root: Path, look: Callable[[Path], Checked | Outcome] = checked) -> list[str]:
    """Return what is said of a desk, one diagnostic an item, hint included."""
    try:
        return [str(diagnostic) for diagnostic in look(root).diagnostics]
    except ContentError as error:
        return [str(diagnostic) for diagnostic in error.diagnostics]


def findings(root: Path, rule: str) -> list[str]:
    """Return what one rule says of a desk: the file's name, line, column and message of each finding."""
    found = (item for item in checked(root).diagnostics if item.rule == rule)
    return [f"{item.mark.path.rpartition('/')[2]}:{item.mark.line}:{item.mark.column} {item.message}" for item in found]


def written(text: str, model: type[Written], path: str = "content/briefings/steel.yaml") -> list[str]:
    """Return what is said of one file on reading it, without the path."""
    try:
        read(path, text.encode(), model)
    except ContentError as error:
        return [str(diagnostic).removeprefix(path + ":") for diagnostic in error.diagnostics]
    return []


def subject(text: str, files: Mapping[str, bytes] | None = None) -> Subject:
    """Read one briefing, as rules get it; `files` stand below content/."""
    document = load("content/briefings/steel.yaml", text.encode())
    value = Briefing.model_validate(document.root.plain())
    return Subject("steel", document, value, "en", dict(files or {}).get)
