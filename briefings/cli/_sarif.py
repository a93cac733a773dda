"""Diagnostics as SARIF (OASIS, Static Analysis Results Interchange Format 2.1.0), which code hosts show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from briefings import __version__, discovery, rules
from briefings.errors import Diagnostic, Severity

__all__ = ["sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(diagnostics: Sequence[Diagnostic]) -> Mapping[str, object]:
    """Return diagnostics as one SARIF run, with a description of each rule that found something."""
    found = sorted({diagnostic.rule for diagnostic in diagnostics})
    driver = {"name": "briefings", "semanticVersion": __version__, "rules": [_rule(rule) for rule in found]}
    results = [_result(diagnostic, found.index(diagnostic.rule)) for diagnostic in diagnostics]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: str) -> Mapping[str, object]:
    """Return what a rule is for; those that reading alone finds say it in their messages."""
    name = rule.replace("-", "_")
    said = discovery.module(rules.__name__, name).__doc__ if name in discovery.names(rules.__name__) else None
    return {"id": rule, **({"shortDescription": {"text": said.split("\n")[0]}} if said else {})}


def _result(diagnostic: Diagnostic, rule: int) -> Mapping[str, object]:
    """Return one finding; its hint is the second sentence of its message."""
    mark = diagnostic.mark
    text = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    region = {"startLine": mark.line, "startColumn": mark.column}
    place = {"physicalLocation": {"artifactLocation": {"uri": quote(mark.path)}, "region": region}}
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": rule,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [place],
    }
