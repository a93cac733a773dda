"""What commands say, and how: diagnostics to standard error, colours where a terminal shows them."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from briefings.errors import BriefingsError, ContentError, Diagnostic, Severity

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

__all__ = ["FORMATS", "notices", "plural", "progress_bar", "say_diagnostics", "say_fault", "summary", "tally"]

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def say_fault(error: BriefingsError) -> None:
    """Say why a command ends."""
    if isinstance(error, ContentError):
        say_diagnostics(error.diagnostics)
        click.echo(summary(error.diagnostics) + "; nothing was written.", err=True)
    else:
        click.echo(f"briefings: {error}", err=True)


def say_diagnostics(diagnostics: Iterable[Diagnostic], style: str = "") -> None:
    """Write diagnostics to standard error; under GitHub Actions in the form that it shows beside the lines."""
    style = style or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    for line in FORMATS[style](tuple(diagnostics)):
        click.echo(line, err=style not in {"json", "sarif"})


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count diagnostics in words."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    said = [plural(count, severity.value) for severity, count in counts.items() if count and severity != Severity.INFO]
    return ", ".join(said) or "no mistakes"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 page``, ``2 pages``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@contextmanager
def progress_bar(label: str, *, quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """Give a callback that shows progress: a bar on a terminal, nothing elsewhere."""
    shown = sys.stderr.isatty() and not quiet
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not shown) as bar:
        yield lambda done, total, _path: _advance(bar, done, total)
        bar.update((bar.length or 0) - bar.pos)


def notices(*, quiet: bool) -> Callable[[str], None]:
    """Give a callback that says a sentence to a person who waits: on a line of its own, over a bar that is shown."""
    if quiet:
        return lambda _sentence: None
    start = "\r\x1b[K" if sys.stderr.isatty() else ""
    return lambda sentence: click.echo(start + sentence, err=True)


def _advance(bar: ProgressBar[int], done: int, total: int) -> None:
    """Move a bar to where the work stands."""
    bar.length = total
    bar.update(done - bar.pos)


def _text(diagnostics: tuple[Diagnostic, ...]) -> Iterator[str]:
    """Yield lines for a person."""
    for diagnostic in diagnostics:
        tag = click.style(f"{diagnostic.severity}[{diagnostic.rule}]", fg=COLOURS[diagnostic.severity])
        yield f"{diagnostic.mark}: {tag}: {diagnostic.message}"
        if diagnostic.hint:
            yield f"    {diagnostic.hint}"


def _github(diagnostics: tuple[Diagnostic, ...]) -> Iterator[str]:
    """Yield the workflow commands of GitHub Actions."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    for diagnostic in diagnostics:
        mark = diagnostic.mark
        text = f"{diagnostic.message} {diagnostic.hint}".strip().replace("%", "%25").replace("\n", "%0A")
        place = f"file={mark.path},line={mark.line},col={mark.column},title={diagnostic.rule}"
        yield f"::{kinds[diagnostic.severity]} {place}::{text}"


def _json(diagnostics: tuple[Diagnostic, ...]) -> Iterator[str]:
    """Yield one JSON document."""
    listed = [
        {
            "path": diagnostic.mark.path,
            "line": diagnostic.mark.line,
            "column": diagnostic.mark.column,
            "severity": diagnostic.severity.value,
            "rule": diagnostic.rule,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
    yield json.dumps(listed, ensure_ascii=False, indent=1)


def _sarif(diagnostics: tuple[Diagnostic, ...]) -> Iterator[str]:
    """Yield one SARIF document."""
    from briefings.cli._sarif import sarif  # noqa: PLC0415 # it says what rules are for, and so imports them

    yield json.dumps(sarif(diagnostics), ensure_ascii=False, indent=1)


def tally(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a line for each level and rule: how often something was found, the gravest first, then the commonest."""
    counts = Counter((diagnostic.severity, diagnostic.rule) for diagnostic in diagnostics)
    order = list(Severity)
    for (level, rule), count in sorted(
        counts.items(), key=lambda pair: (order.index(pair[0][0]), -pair[1], pair[0][1])
    ):
        yield f"{count:>7,} {level.value:<8}{rule}"


FORMATS: dict[str, Callable[[tuple[Diagnostic, ...]], Iterator[str]]] = {
    "text": _text,
    "github": _github,
    "json": _json,
    "sarif": _sarif,
}
